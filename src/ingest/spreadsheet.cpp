#include "ingest/spreadsheet.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "ingest/archive_reader.h"
#include "ingest/byte_source.h"
#include "ingest/workbook_format.h"
#include "ingest/workbook_sheet.h"
#include "ingest/workbook_xml.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

// An archive of messages may have millions of entries; a workbook has its own ones first.
constexpr std::size_t kLookedAt = 200;
constexpr std::string_view kAboutFigures[] = {"Verantwoording", "Toelichting"};

FilePart Entry(const std::string& path, const std::string& name, const std::string& entry) {
  return {path, name, entry, true};
}

bool HasEntry(const std::vector<FilePart>& parts, std::string_view entry) {
  return std::any_of(
      parts.begin(), parts.end(), [&](const FilePart& part) { return part.entry == entry; });
}

class XlsxReader {
 public:
  XlsxReader(const std::string& path, const std::string& name)
      : path_(path), place_{name}, parts_(PartsOf(path, name)), builder_(place_) {}

  std::vector<Sheet> Read() {
    ReadNames();
    if (HasEntry(parts_, "xl/sharedStrings.xml")) {
      ReadStrings();
    }
    std::vector<Sheet> sheets;
    for (const auto& [name, target] : sheets_) {
      // Left out, another sheet could pass for the only one.
      if (!HasEntry(parts_, target)) {
        place_.RefuseWhole("sheet.damaged");
      }
      sheets.push_back(ReadSheet(name, target));
    }
    return sheets;
  }

 private:
  void ReadNames() {
    std::vector<std::pair<std::string, std::string>> named;  // sheet and relation
    XmlHandlers book;
    book.on_open = [&](std::string_view name, const XmlAttributes& attributes) {
      if (name == "sheet") {
        named.emplace_back(attributes.Get("name"), attributes.Get("id"));
      } else if (name == "workbookPr") {
        const std::string since = attributes.Get("date1904");
        from_1904_ = since == "1" || since == "true";
      }
    };
    ReadXml(Entry(path_, place_.file, "xl/workbook.xml"), place_, book);
    std::map<std::string, std::string> targets;
    std::string styles;
    XmlHandlers relations;
    relations.on_open = [&](std::string_view name, const XmlAttributes& attributes) {
      if (name == "Relationship") {
        const std::string target = attributes.Get("Target");
        const std::string file = target.starts_with('/') ? target.substr(1) : "xl/" + target;
        targets[attributes.Get("Id")] = file;
        styles = attributes.Get("Type").ends_with("/styles") ? file : styles;
      }
    };
    ReadXml(Entry(path_, place_.file, "xl/_rels/workbook.xml.rels"), place_, relations);
    for (const auto& [name, relation] : named) {
      sheets_.emplace_back(name, targets[relation]);
    }
    if (!styles.empty()) {
      formats_ = CellFormats(Entry(path_, place_.file, styles), place_);
    }
  }

  void ReadStrings() {
    XmlHandlers stream;
    std::size_t bytes = 0;
    bool text = false;
    bool phonetic = false;
    stream.on_open = [&](std::string_view name, const XmlAttributes&) {
      if (name == "si") {
        strings_.emplace_back();
      }
      phonetic = phonetic || name == "rPh";
      text = name == "t" && !phonetic && !strings_.empty();
    };
    stream.on_close = [&](std::string_view name) {
      text = false;
      phonetic = phonetic && name != "rPh";
    };
    stream.on_text = [&](std::string_view part) {
      if (text) {
        bytes += part.size();
        if (bytes > kMostText) {
          place_.RefuseWhole("sheet.too_large");
        }
        strings_.back() += part;
      }
    };
    ReadXml(Entry(path_, place_.file, "xl/sharedStrings.xml"), place_, stream);
  }

  struct Cell {
    std::size_t column = 0;
    std::string type;
    std::size_t format = 0;
    std::string text;
    bool formula = false;
    bool value = false;
  };

  Sheet ReadSheet(const std::string& name, const std::string& target) {
    builder_.Begin(name);
    std::size_t row = 0;
    Cell cell;
    std::size_t next_column = 0;
    bool collect = false;
    XmlHandlers stream;
    stream.on_open = [&](std::string_view element, const XmlAttributes& attributes) {
      if (element == "row") {
        row = WholeOr(attributes.Get("r"), row + 1);
        next_column = 0;
      } else if (element == "c") {
        cell = {ColumnOf(attributes.Get("r")).value_or(next_column),
                attributes.Get("t"),
                WholeOr(attributes.Get("s"), 0),
                "",
                false,
                false};
        next_column = cell.column + 1;
      } else if (element == "f") {
        cell.formula = true;
      } else if (element == "mergeCell") {
        place_.Refuse("sheet.merged", name, attributes.Get("ref"));
      }
      collect = element == "v" || element == "t";
      cell.value = cell.value || collect;
    };
    stream.on_text = [&](std::string_view text) {
      if (collect) {
        place_.Append(text, &cell.text);
      }
    };
    stream.on_close = [&](std::string_view element) {
      collect = false;
      if (element == "c") {
        Finish(name, row, cell);
      }
    };
    ReadXml(Entry(path_, place_.file, target), place_, stream);
    return builder_.Take();
  }

  void Finish(const std::string& sheet, std::size_t row, const Cell& cell) {
    const std::string where = ColumnName(cell.column) + std::to_string(row);
    if (cell.formula && (!cell.value || (cell.text.empty() && cell.type != "str"))) {
      place_.Refuse("sheet.formula_without_value", sheet, where);
    }
    if (cell.type == "e") {
      place_.Refuse("sheet.error_value", sheet, where);
    }
    if (cell.type == "s") {
      const std::size_t index = WholeOr(cell.text, strings_.size());
      if (index >= strings_.size()) {
        place_.RefuseWhole("sheet.damaged");
      }
      builder_.Put(row, cell.column, strings_[index]);
    } else if (cell.type.empty() || cell.type == "n") {
      builder_.Put(row, cell.column, NumberText(cell));
    } else if (cell.type == "b" && !cell.text.empty()) {
      builder_.Put(row, cell.column, cell.text == "1" ? "true" : "false");
    } else if (cell.type == "d" && cell.text.find_first_of("-:") == std::string::npos) {
      place_.RefuseWhole("sheet.damaged");  // no date, and it could pass for a number
    } else {
      builder_.Put(row, cell.column, cell.text);
    }
  }

  std::string NumberText(const Cell& cell) const {
    if (cell.text.empty()) {
      return "";
    }
    switch (formats_.Of(cell.format, place_)) {
      case NumberKind::kPercentage:
        return ShownPercentage(cell.text);
      case NumberKind::kMoment:
        return ShownMoment(cell.text, from_1904_);
      case NumberKind::kPlain:
        break;
    }
    return ShownNumber(cell.text);
  }

  std::string path_;
  WorkbookPlace place_;
  std::vector<FilePart> parts_;
  SheetBuilder builder_;
  std::vector<std::pair<std::string, std::string>> sheets_;  // name and file
  std::vector<std::string> strings_;
  CellFormats formats_;
  bool from_1904_ = false;
};

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
    ReadXml(Entry(path_, place_.file, "content.xml"), place_, stream);
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
    ReadXml(Entry(path_, place_.file, "META-INF/manifest.xml"), place_, manifest);
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

bool IsNamedWorkbook(const std::string& name) {
  std::string lower = name;
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char sign) {
    return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
  });
  return lower.ends_with(".xlsx") || lower.ends_with(".ods");
}

WorkbookKind WorkbookKindOf(const std::string& path, const std::string& name) {
  try {
    ArchiveReader reader(path, name, ArchiveLimits{});
    std::vector<std::string> entries;
    while (entries.size() < kLookedAt && reader.Next()) {
      entries.push_back(reader.entry());
    }
    const auto has = [&](std::string_view entry) {
      return std::find(entries.begin(), entries.end(), entry) != entries.end();
    };
    if (has("xl/workbook.xml")) {
      return WorkbookKind::kXlsx;
    }
    return has("content.xml") && has("META-INF/manifest.xml") ? WorkbookKind::kOds
                                                              : WorkbookKind::kNone;
  } catch (const Error&) {
    return WorkbookKind::kNone;  // refused where archives are read
  }
}

base::TableFile ReadWorkbook(const std::string& path, const std::string& name, WorkbookKind kind) {
  std::vector<Sheet> sheets =
      kind == WorkbookKind::kXlsx ? XlsxReader(path, name).Read() : OdsReader(path, name).Read();
  std::vector<Sheet> filled;
  std::string names;
  for (Sheet& sheet : sheets) {
    const bool about = std::find(std::begin(kAboutFigures), std::end(kAboutFigures), sheet.name) !=
                       std::end(kAboutFigures);
    if (!sheet.rows.empty() && !about) {
      names += (names.empty() ? "" : ", ") + sheet.name;
      filled.push_back(std::move(sheet));
    }
  }
  if (filled.empty()) {
    throw Error(ErrorKind::kBadData, Say("sheet.empty", {{"file", name}}));
  }
  if (filled.size() > 1) {
    throw Error(ErrorKind::kBadData, Say("sheet.which", {{"file", name}, {"names", names}}));
  }
  return TableOf(std::move(filled.front()), {name});
}

}  // namespace doelmaat::ingest
