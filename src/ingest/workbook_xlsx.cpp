#include "ingest/workbook_xlsx.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "ingest/archive_reader.h"
#include "ingest/workbook_format.h"
#include "ingest/workbook_xml.h"

namespace doelmaat::ingest {
namespace {

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
    for (const auto& [sheet, target] : sheets_) {
      // Left out, another sheet could pass for the only one.
      if (!HasEntry(parts_, target)) {
        place_.RefuseWhole("sheet.damaged");
      }
      sheets.push_back(ReadSheet(sheet, target));
    }
    return sheets;
  }

 private:
  struct Named {
    std::string name;
    bool hidden = false;
  };

  void ReadNames() {
    std::vector<std::pair<Named, std::string>> named;  // sheet and relation
    XmlHandlers book;
    book.on_open = [&](std::string_view name, const XmlAttributes& attributes) {
      if (name == "sheet") {
        const std::string state = attributes.Get("state");
        named.emplace_back(
            Named{attributes.Get("name"), state == "hidden" || state == "veryHidden"},
            attributes.Get("id"));
      } else if (name == "workbookPr") {
        const std::string since = attributes.Get("date1904");
        from_1904_ = since == "1" || since == "true";
      }
    };
    ReadXml(EntryOf(path_, place_.file, "xl/workbook.xml"), place_, book);
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
    ReadXml(EntryOf(path_, place_.file, "xl/_rels/workbook.xml.rels"), place_, relations);
    for (const auto& [sheet, relation] : named) {
      sheets_.emplace_back(sheet, targets[relation]);
    }
    if (!styles.empty()) {
      formats_ = CellFormats(EntryOf(path_, place_.file, styles), place_);
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
    ReadXml(EntryOf(path_, place_.file, "xl/sharedStrings.xml"), place_, stream);
  }

  struct Cell {
    std::size_t column = 0;
    std::string type;
    std::size_t format = 0;
    std::string text;
    bool formula = false;
    bool value = false;
  };

  Sheet ReadSheet(const Named& sheet, const std::string& target) {
    builder_.Begin(sheet.name, sheet.hidden);
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
        place_.Refuse("sheet.merged", sheet.name, attributes.Get("ref"));
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
        Finish(sheet.name, row, cell);
      }
    };
    ReadXml(EntryOf(path_, place_.file, target), place_, stream);
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
  std::vector<std::pair<Named, std::string>> sheets_;  // and file
  std::vector<std::string> strings_;
  CellFormats formats_;
  bool from_1904_ = false;
};

}  // namespace

std::vector<Sheet> ReadXlsx(const std::string& path, const std::string& name) {
  return XlsxReader(path, name).Read();
}

}  // namespace doelmaat::ingest
