#include "ingest/workbook_ods.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "ingest/workbook_format.h"
#include "ingest/workbook_xml.h"

namespace doelmaat::ingest {
namespace {

class OdsReader {
 public:
  OdsReader(const std::string& path, const std::string& name)
      : path_(path), place_{name}, builder_(place_) {}

  std::vector<Sheet> Read() {
    RefusePassword();
    XmlHandlers stream;
    stream.on_open = [&](std::string_view element, const XmlAttributes& attributes) {
      Open(element, attributes);
    };
    stream.on_close = [&](std::string_view element) { Close(element); };
    stream.on_text = [&](std::string_view text) {
      if (in_text_) {
        place_.Append(text, &text_);
      }
    };
    ReadXml(EntryOf(path_, place_.file, "content.xml"), place_, stream);
    return std::move(sheets_);
  }

 private:
  // The same text in cells beside each other.
  struct Run {
    std::size_t column = 0;
    std::size_t repeat = 1;
    std::string text;
  };

  void RefusePassword() const {
    XmlHandlers manifest;
    manifest.on_open = [&](std::string_view element, const XmlAttributes&) {
      if (element == "encryption-data") {
        place_.RefuseWhole("sheet.password");
      }
    };
    ReadXml(EntryOf(path_, place_.file, "META-INF/manifest.xml"), place_, manifest);
  }

  void Open(std::string_view element, const XmlAttributes& attributes) {
    if (element == "table") {
      builder_.Begin(attributes.Get("name"));
      row_ = 1;
    } else if (element == "table-row") {
      column_ = 0;
      row_repeat_ = std::max<std::size_t>(WholeOr(attributes.Get("number-rows-repeated"), 1), 1);
      row_cells_.clear();
    } else if (element == "table-cell" || element == "covered-table-cell") {
      OpenCell(attributes);
    } else if (element == "p" && in_cell_) {
      in_text_ = true;
      text_ += text_.empty() ? "" : "\n";
    } else if (element == "annotation") {
      in_cell_ = false;  // a remark is no text of the cell
    }
  }

  void OpenCell(const XmlAttributes& attributes) {
    const std::string where = ColumnName(column_) + std::to_string(row_);
    if (WholeOr(attributes.Get("number-columns-spanned"), 1) > 1 ||
        WholeOr(attributes.Get("number-rows-spanned"), 1) > 1) {
      place_.Refuse("sheet.merged", builder_.name(), where);
    }
    type_ = attributes.Get("value-type");
    const bool own = type_ == "date" || type_ == "time" || type_ == "boolean";
    value_ = attributes.Get(own ? type_ + "-value" : "value");
    if (!attributes.Get("formula").empty() && type_.empty()) {
      place_.Refuse("sheet.formula_without_value", builder_.name(), where);
    }
    repeat_ = std::max<std::size_t>(WholeOr(attributes.Get("number-columns-repeated"), 1), 1);
    text_.clear();
    in_cell_ = true;
  }

  void Close(std::string_view element) {
    if (element == "p") {
      in_text_ = false;
    } else if (element == "annotation") {
      in_cell_ = true;
      text_.clear();
    } else if (element == "table-cell" || element == "covered-table-cell") {
      in_cell_ = false;
      const std::string text = CellText();
      if (!text.empty()) {
        if (column_ > kMostColumns || repeat_ > kMostColumns - column_) {
          place_.RefuseWhole("sheet.too_large");
        }
        row_cells_.push_back({column_, repeat_, text});
      }
      column_ += std::min(repeat_, kMostColumns);
    } else if (element == "table-row") {
      // Only a row with something in it is repeated: the empty rest of a sheet is one row.
      for (std::size_t r = 0; r < row_repeat_ && !row_cells_.empty(); ++r) {
        for (const Run& run : row_cells_) {
          for (std::size_t i = 0; i < run.repeat; ++i) {
            builder_.Put(row_ + r, run.column + i, run.text);
          }
        }
      }
      row_ += row_repeat_;
    } else if (element == "table") {
      sheets_.push_back(builder_.Take());
    }
  }

  // Not the text that is shown of a value: a date may be shown as "6.72".
  std::string CellText() const {
    if (type_.empty() || type_ == "string") {
      return text_;
    }
    if (value_.empty()) {
      place_.RefuseWhole("sheet.damaged");
    }
    if (type_ == "percentage") {
      return ShownPercentage(value_);
    }
    return type_ == "float" || type_ == "currency" ? ShownNumber(value_) : value_;
  }

  std::string path_;
  WorkbookPlace place_;
  SheetBuilder builder_;
  std::vector<Sheet> sheets_;
  std::vector<Run> row_cells_;
  std::size_t row_ = 1;
  std::size_t row_repeat_ = 1;
  std::size_t column_ = 0;
  std::size_t repeat_ = 1;
  std::string type_;
  std::string value_;
  std::string text_;
  bool in_cell_ = false;
  bool in_text_ = false;
};

}  // namespace

std::vector<Sheet> ReadOds(const std::string& path, const std::string& name) {
  return OdsReader(path, name).Read();
}

}  // namespace doelmaat::ingest
