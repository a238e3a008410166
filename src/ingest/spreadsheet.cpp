#include "ingest/spreadsheet.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <libxml/parser.h>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "ijw/xml_problem.h"
#include "ingest/archive_reader.h"
#include "ingest/byte_source.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr std::size_t kBlock = std::size_t{1} << 16;
constexpr std::size_t kMostCells = 10000000;
constexpr std::size_t kMostColumns = 16384;
constexpr std::size_t kMostText = std::size_t{256} << 20;
// An archive of messages may have millions of entries; a workbook has its own ones first.
constexpr std::size_t kLookedAt = 200;
constexpr std::string_view kAboutFigures[] = {"Verantwoording", "Toelichting"};

// A sheet while it is read: rows by number, of which the empty ones are not kept.
struct Sheet {
  std::string name;
  std::vector<std::pair<std::size_t, std::vector<std::string>>> rows;  // row number from 1
};

std::string ColumnName(std::size_t column) {
  std::string name;
  for (++column; column > 0; column = (column - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return name;
}

// "BC12": column from 0. Nothing for what is no cell.
std::optional<std::size_t> ColumnOf(std::string_view cell) {
  std::size_t column = 0;
  std::size_t letters = 0;
  while (letters < cell.size() && cell[letters] >= 'A' && cell[letters] <= 'Z') {
    column = column * 26 + static_cast<std::size_t>(cell[letters] - 'A') + 1;
    if (++letters > 3) {
      return std::nullopt;
    }
  }
  return letters == 0 ? std::nullopt : std::optional(column - 1);
}

std::size_t WholeOr(std::string_view text, std::size_t otherwise) {
  std::size_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

// "85.799999999999997" as a program shows the double it stands for: "85.8".
std::string ShownNumber(const std::string& text) {
  double number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool good = problem == std::errc() && end == text.data() + text.size();
  return good && std::isfinite(number) ? base::FormatExact(number) : text;
}

// What stands in a workbook and where, for messages.
struct Place {
  const std::string& file;
  [[noreturn]] void Refuse(std::string_view key,
                           const std::string& sheet,
                           const std::string& cell) const {
    throw Error(ErrorKind::kBadData, Say(key, {{"file", file}, {"sheet", sheet}, {"cell", cell}}));
  }
  [[noreturn]] void RefuseWhole(std::string_view key) const {
    throw Error(ErrorKind::kBadData, Say(key, {{"file", file}}));
  }
  void Append(std::string_view text, std::string* to) const {
    if (to->size() + text.size() > kMostText) {
      RefuseWhole("sheet.too_large");
    }
    *to += text;
  }
};

// Elements and text of an XML file in an archive. Names come without prefix. What a handler throws
// is kept until libxml2 has let go.
class XmlStream {
 public:
  struct Attributes {
    const xmlChar** at = nullptr;
    int count = 0;
    // By local name; "" when it is not there.
    std::string Get(std::string_view name) const {
      for (int i = 0; i < count; ++i) {
        const xmlChar** one = at + 5 * i;  // name, prefix, namespace, value, its end
        if (name == reinterpret_cast<const char*>(one[0])) {
          return {reinterpret_cast<const char*>(one[3]), reinterpret_cast<const char*>(one[4])};
        }
      }
      return "";
    }
  };
  std::function<void(std::string_view name, const Attributes&)> on_open;
  std::function<void(std::string_view name)> on_close;
  std::function<void(std::string_view text)> on_text = [](std::string_view) {};

  // Throws kBadData when the archive has no such file, or one that is no XML.
  void Read(const FilePart& part, const Place& place) {
    ijw::InitialiseXml();
    ijw::SilenceXml();
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = &XmlStream::OnOpen;
    sax.endElementNs = &XmlStream::OnClose;
    sax.characters = &XmlStream::OnText;
    sax.cdataBlock = &XmlStream::OnText;
    // A document type could define entities; a workbook has none.
    sax.internalSubset = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
      Self(self).Stop();
    };
    context_ = xmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr);
    const std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> owner(context_,
                                                                           &xmlFreeParserCtxt);
    xmlCtxtUseOptions(context_, XML_PARSE_NONET);
    const std::unique_ptr<ByteSource> source = Open(part);
    std::vector<char> buffer(kBlock);
    int outcome = 0;
    while (outcome == 0 && !failure_) {
      const std::size_t got = source->Read(buffer.data(), buffer.size());
      outcome = xmlParseChunk(context_, buffer.data(), static_cast<int>(got), got == 0 ? 1 : 0);
      if (got == 0) {
        break;
      }
    }
    if (failure_) {
      std::rethrow_exception(failure_);
    }
    if (outcome != 0 || stopped_) {
      place.RefuseWhole("sheet.damaged");
    }
  }

 private:
  static XmlStream& Self(void* self) { return *static_cast<XmlStream*>(self); }

  void Stop() {
    stopped_ = true;
    xmlStopParser(context_);
  }

  template <typename Act>
  void Guard(Act act) {
    if (failure_ || stopped_) {
      return;
    }
    try {
      act();
    } catch (...) {  // libxml2 is C: nothing may pass through it
      failure_ = std::current_exception();
      xmlStopParser(context_);
    }
  }

  static void OnOpen(void* self,
                     const xmlChar* name,
                     const xmlChar*,
                     const xmlChar*,
                     int,
                     const xmlChar**,
                     int count,
                     int,
                     const xmlChar** attributes) {
    Self(self).Guard([&] {
      Self(self).on_open(reinterpret_cast<const char*>(name), {attributes, count});
    });
  }
  static void OnClose(void* self, const xmlChar* name, const xmlChar*, const xmlChar*) {
    Self(self).Guard([&] { Self(self).on_close(reinterpret_cast<const char*>(name)); });
  }
  static void OnText(void* self, const xmlChar* text, int size) {
    Self(self).Guard([&] {
      Self(self).on_text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    });
  }

  xmlParserCtxtPtr context_ = nullptr;
  std::exception_ptr failure_;
  bool stopped_ = false;
};

// Puts cells in the sheets of a workbook and counts what they take: the empty cells of a row up to
// its last as well, and a row that is repeated every time.
class SheetBuilder {
 public:
  explicit SheetBuilder(const Place& place) : place_(place) {}

  void Begin(const std::string& name) { sheet_ = {name, {}}; }
  const std::string& name() const { return sheet_.name; }
  void Put(std::size_t row, std::size_t column, const std::string& text) {
    if (text.empty()) {
      return;
    }
    if (column >= kMostColumns) {
      place_.RefuseWhole("sheet.too_large");
    }
    if (sheet_.rows.empty() || sheet_.rows.back().first != row) {
      sheet_.rows.emplace_back(row, std::vector<std::string>());
    }
    std::vector<std::string>& cells = sheet_.rows.back().second;
    const std::size_t grown = cells.size() <= column ? column + 1 - cells.size() : 0;
    cells_ += grown;
    bytes_ += text.size();
    if (cells_ > kMostCells || bytes_ > kMostText) {
      place_.RefuseWhole("sheet.too_large");
    }
    cells.resize(cells.size() + grown);
    cells[column] = text;
  }
  Sheet Take() { return std::move(sheet_); }

 private:
  const Place& place_;
  Sheet sheet_;
  std::size_t cells_ = 0;
  std::size_t bytes_ = 0;
};

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
    XmlStream book;
    book.on_open = [&](std::string_view name, const XmlStream::Attributes& attributes) {
      if (name == "sheet") {
        named.emplace_back(attributes.Get("name"), attributes.Get("id"));
      }
    };
    book.on_close = [](std::string_view) {};
    book.Read(Entry(path_, place_.file, "xl/workbook.xml"), place_);
    std::map<std::string, std::string> targets;
    XmlStream relations;
    relations.on_open = [&](std::string_view name, const XmlStream::Attributes& attributes) {
      if (name == "Relationship") {
        const std::string target = attributes.Get("Target");
        targets[attributes.Get("Id")] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
      }
    };
    relations.on_close = [](std::string_view) {};
    relations.Read(Entry(path_, place_.file, "xl/_rels/workbook.xml.rels"), place_);
    for (const auto& [name, relation] : named) {
      sheets_.emplace_back(name, targets[relation]);
    }
  }

  void ReadStrings() {
    XmlStream stream;
    std::size_t bytes = 0;
    bool text = false;
    bool phonetic = false;
    stream.on_open = [&](std::string_view name, const XmlStream::Attributes&) {
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
    stream.Read(Entry(path_, place_.file, "xl/sharedStrings.xml"), place_);
  }

  struct Cell {
    std::size_t column = 0;
    std::string type;
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
    XmlStream stream;
    stream.on_open = [&](std::string_view element, const XmlStream::Attributes& attributes) {
      if (element == "row") {
        row = WholeOr(attributes.Get("r"), row + 1);
        next_column = 0;
      } else if (element == "c") {
        cell = {ColumnOf(attributes.Get("r")).value_or(next_column),
                attributes.Get("t"),
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
    stream.Read(Entry(path_, place_.file, target), place_);
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
      builder_.Put(row, cell.column, ShownNumber(cell.text));
    } else {
      builder_.Put(row, cell.column, cell.text);
    }
  }

  std::string path_;
  Place place_;
  std::vector<FilePart> parts_;
  SheetBuilder builder_;
  std::vector<std::pair<std::string, std::string>> sheets_;  // name and file
  std::vector<std::string> strings_;
};

class OdsReader {
 public:
  OdsReader(const std::string& path, const std::string& name)
      : path_(path), place_{name}, builder_(place_) {}

  std::vector<Sheet> Read() {
    RefusePassword();
    XmlStream stream;
    stream.on_open = [&](std::string_view element, const XmlStream::Attributes& attributes) {
      Open(element, attributes);
    };
    stream.on_close = [&](std::string_view element) { Close(element); };
    stream.on_text = [&](std::string_view text) {
      if (in_text_) {
        place_.Append(text, &text_);
      }
    };
    stream.Read(Entry(path_, place_.file, "content.xml"), place_);
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
    XmlStream manifest;
    manifest.on_open = [&](std::string_view element, const XmlStream::Attributes&) {
      if (element == "encryption-data") {
        place_.RefuseWhole("sheet.password");
      }
    };
    manifest.on_close = [](std::string_view) {};
    manifest.Read(Entry(path_, place_.file, "META-INF/manifest.xml"), place_);
  }

  void Open(std::string_view element, const XmlStream::Attributes& attributes) {
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

  void OpenCell(const XmlStream::Attributes& attributes) {
    const std::string where = ColumnName(column_) + std::to_string(row_);
    if (WholeOr(attributes.Get("number-columns-spanned"), 1) > 1 ||
        WholeOr(attributes.Get("number-rows-spanned"), 1) > 1) {
      place_.Refuse("sheet.merged", builder_.name(), where);
    }
    type_ = attributes.Get("value-type");
    value_ = attributes.Get("value");
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
      const bool number = type_ == "float" || type_ == "percentage" || type_ == "currency";
      const std::string text = number ? ShownNumber(value_) : text_;
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

  std::string path_;
  Place place_;
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

base::TableFile TableOf(Sheet sheet, const std::string& name) {
  const Place place{name};
  base::TableFile table;
  table.name = name;
  table.header = std::move(sheet.rows.front().second);
  if (sheet.rows.size() > kMostCells / table.header.size()) {
    place.RefuseWhole("sheet.too_large");
  }
  for (std::size_t c = 0; c < table.header.size(); ++c) {
    const bool twice = std::count(table.header.begin(), table.header.end(), table.header[c]) > 1;
    if (table.header[c].empty() || twice) {
      place.Refuse(twice && !table.header[c].empty() ? "sheet.column_twice" : "sheet.column_empty",
                   sheet.name,
                   ColumnName(c) + std::to_string(sheet.rows.front().first));
    }
  }
  for (std::size_t r = 1; r < sheet.rows.size(); ++r) {
    auto& [number, cells] = sheet.rows[r];
    if (cells.size() > table.header.size()) {
      place.Refuse(
          "sheet.beside_header", sheet.name, ColumnName(cells.size() - 1) + std::to_string(number));
    }
    cells.resize(table.header.size());
    table.rows.push_back(std::move(cells));
    table.lines.push_back(number);
  }
  if (table.rows.empty()) {
    place.RefuseWhole("sheet.empty");
  }
  return table;
}

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
  return TableOf(std::move(filled.front()), name);
}

}  // namespace doelmaat::ingest
