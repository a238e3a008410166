#include "ingest/download_source.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <tuple>
#include <utility>

#include "base/error.h"
#include "base/language.h"
#include "base/text.h"
#include "ingest/archive_reader.h"
#include "ingest/labelled_table.h"
#include "ingest/spreadsheet.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

// Headers of the key figures of districts take some 4,000 bytes.
constexpr std::size_t kDownloadHead = std::size_t{1} << 16;
constexpr std::size_t kTableDigits = 5;
constexpr std::size_t kTableLetters = 3;

bool IsDigit(char sign) { return sign >= '0' && sign <= '9'; }
bool IsLetter(char sign) { return (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z'); }

std::string Upper(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char sign) {
    return sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign;
  });
  return upper;
}

std::string_view WithoutMark(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) {
    head.remove_prefix(3);
  }
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view() : head.substr(first);
}

// A number of CBS in a name: "85098NED".
std::string TableIn(std::string_view name) {
  for (std::size_t at = 0; at + kTableDigits + kTableLetters <= name.size(); ++at) {
    const std::string_view number = name.substr(at, kTableDigits + kTableLetters);
    const bool begins = at == 0 || !(IsDigit(name[at - 1]) || IsLetter(name[at - 1]));
    if (begins && std::all_of(number.begin(), number.begin() + kTableDigits, IsDigit) &&
        std::all_of(number.begin() + kTableDigits, number.end(), IsLetter)) {
      return Upper(number);
    }
  }
  return "";
}

// ".../OData/85098NED/$metadata#Cbs.OData.WebAPI.UntypedDataSet"
std::pair<std::string, std::string> TableAndEntity(const std::string& context) {
  const std::size_t metadata = context.find("/$metadata");
  if (metadata == std::string::npos) {
    return {};
  }
  const std::size_t slash = context.rfind('/', metadata - 1);
  const std::string table =
      slash == std::string::npos ? "" : context.substr(slash + 1, metadata - slash - 1);
  const std::size_t hash = context.find('#', metadata);
  std::string entity = hash == std::string::npos ? "" : context.substr(hash + 1);
  entity = entity.substr(0, entity.find('('));
  return {Upper(table), entity.substr(entity.rfind('.') + 1)};
}

bool Has(const std::vector<std::string>& columns, std::string_view name) {
  return std::find(columns.begin(), columns.end(), name) != columns.end();
}

bool HasTopicKey(const std::vector<std::string>& columns) {
  return std::any_of(columns.begin(), columns.end(), [](const std::string& column) {
    const std::size_t line = column.rfind('_');
    return line != std::string::npos && line + 1 < column.size() &&
           std::all_of(
               column.begin() + static_cast<std::ptrdiff_t>(line) + 1, column.end(), IsDigit);
  });
}

// Of delimited text, by its header; "" when it is none of these.
std::string EntityOf(const std::vector<std::string>& columns) {
  if (Has(columns, "Measure") && Has(columns, "ValueAttribute")) {
    return "Observations";
  }
  if (columns.front() == "ID" && HasTopicKey(columns)) {
    return "DataSet";
  }
  if (Has(columns, "MeasureGroupId") && Has(columns, "Unit")) {
    return "MeasureCodes";
  }
  if (Has(columns, "Kind") && Has(columns, "ContainsCodes")) {
    return "Dimensions";
  }
  if (Has(columns, "ObservationCount")) {
    return "Properties";
  }
  const bool group = Has(columns, "Id") && Has(columns, "ParentId");
  const bool other = Has(columns, "DownloadUrl") || Has(columns, "Homepage");
  return Has(columns, "DimensionId") || group || other ? "Description" : "";
}

// Nothing: no download.
std::optional<DownloadPart> PartOf(const FilePart& file) {
  const std::string bytes = HeadOf(file, kDownloadHead);
  const std::string_view head = WithoutMark(bytes);
  if (head.starts_with('{') || head.starts_with('[')) {
    return DownloadPart{file, DownloadFormat::kJson, ""};
  }
  if (head.empty() || head.front() == '<' || head.find('\0') != std::string_view::npos) {
    return std::nullopt;
  }
  const std::string entity = [&]() -> std::string {
    try {
      return EntityOf(ReadDelimitedHeader(bytes, file.name).columns);
    } catch (const Error&) {
      return "";  // said when it is read as what it is then
    }
  }();
  if (!entity.empty()) {
    return DownloadPart{file, DownloadFormat::kDelimited, entity};
  }
  return LabelledHeaderLine(head) == 0
             ? std::nullopt
             : std::optional(DownloadPart{file, DownloadFormat::kLabelled, "Labelled"});
}

bool HoldsMessages(const InputFile& input) {
  ArchiveReader reader(input.path, input.name, ArchiveLimits{});
  std::string head(kHeadBytes, '\0');
  if (!reader.Next()) {
    return true;
  }
  head.resize(reader.Read(head.data(), head.size()));
  return KindOf(head) == InputKind::kMessage;
}

std::string EntityOfWorkbook(const std::string& path, const std::string& name) {
  return EntityOf(ReadWorkbook(path, name, WorkbookKindOf(path, name)).header);
}

bool IsDownload(const InputFile& input) {
  if (input.kind == InputKind::kWorkbook) {
    return !EntityOfWorkbook(input.path, input.name).empty();
  }
  if (input.kind == InputKind::kTable) {
    return PartOf({input.path, input.name, "", false}).has_value();
  }
  if (input.kind != InputKind::kArchive) {
    return false;
  }
  // One that cannot be read is refused here, before anybody asks for the key of messages.
  if (HoldsMessages(input)) {
    return false;
  }
  const std::vector<FilePart> parts = PartsOf(input.path, input.name);
  return std::any_of(
      parts.begin(), parts.end(), [](const FilePart& part) { return PartOf(part).has_value(); });
}

std::string ContainerOf(const FilePart& file) {
  return file.packed && !file.entry.empty()
             ? file.path
             : std::filesystem::path(file.path).parent_path().string();
}

// The table of text that does not say it: by the name of the file, of its archive or of its folder.
std::string TableByName(const FilePart& file) {
  const std::filesystem::path path(file.path);
  for (const std::string& name :
       {file.entry, path.filename().string(), path.parent_path().filename().string()}) {
    const std::string table = TableIn(name);
    if (!table.empty()) {
      return table;
    }
  }
  return "";
}

// Untyped text has its numbers padded to eight, and a point for what is withheld.
StatlineForm WideForm(const FilePart& file) {
  if (Upper(file.name).find("UNTYPED") != std::string::npos) {
    return StatlineForm::kUntyped;
  }
  if (Upper(file.name).find("TYPED") != std::string::npos) {
    return StatlineForm::kTyped;
  }
  // In a workbook, too, a point is withheld; what is empty may be that as well.
  const std::string head = HeadOf(file, kDownloadHead);
  const bool padded =
      head.find("\"  ") != std::string::npos || head.find("       .") != std::string::npos;
  return padded ? StatlineForm::kUntyped : StatlineForm::kTyped;
}

// Puts the parts of all inputs with their table.
class Sorter {
 public:
  void Take(const InputFile& input) {
    if (WorkbookKindOf(input.path, input.name) != WorkbookKind::kNone) {
      const FilePart file{input.path, input.name, "", false};
      TakeDelimited({file, DownloadFormat::kWorkbook, EntityOfWorkbook(input.path, input.name)});
      return;
    }
    for (const FilePart& file : PartsOf(input.path, input.name)) {
      std::optional<DownloadPart> part = PartOf(file);
      if (!part.has_value()) {
        found_.left_out.push_back(Say("download.left_out", {{"file", file.name}}));
      } else if (part->format == DownloadFormat::kJson) {
        TakeJson(std::move(*part));
      } else if (part->format == DownloadFormat::kLabelled) {
        const std::string table = TableByName(part->file);
        AddPage(table, StatlineForm::kUntyped, std::move(*part));
      } else {
        TakeDelimited(std::move(*part));
      }
    }
  }

  Downloads Finish() {
    for (auto& [container, part] : nameless_) {
      Describe(container, part);
    }
    for (auto& [key, set] : sets_) {
      NameTable(key, &set);
    }
    for (auto& [key, set] : sets_) {
      const auto& [container, table, entity] = key;
      // Untyped says more than typed does of the same cells.
      if (entity == "TypedDataSet" && sets_.count({container, table, "UntypedDataSet"}) != 0) {
        found_.left_out.push_back(Say("download.untyped_is_used", {{"file", set.name}}));
        continue;
      }
      found_.sets.push_back(std::move(set));
    }
    return std::move(found_);
  }

 private:
  using Key = std::tuple<std::string, std::string, std::string>;  // container, table, entity

  void TakeJson(DownloadPart part) {
    const std::unique_ptr<ByteSource> source = OpenText(part.file);
    const JsonEnvelope envelope = PeekJson(*source, part.file.name);
    if (!envelope.error.empty()) {
      throw Error(
          ErrorKind::kBadData,
          Say("download.service_error", {{"file", part.file.name}, {"error", envelope.error}}));
    }
    const auto [table, entity] = TableAndEntity(envelope.context);
    if (table.empty()) {
      throw Error(ErrorKind::kBadData, Say("download.no_context", {{"file", part.file.name}}));
    }
    part.entity = entity;
    if (entity == "UntypedDataSet") {
      AddPage(table, StatlineForm::kUntyped, std::move(part));
    } else if (entity == "TypedDataSet") {
      AddPage(table, StatlineForm::kTyped, std::move(part));
    } else if (entity == "Observations") {
      AddPage(table, StatlineForm::kLong, std::move(part));
    } else {
      Describe(part, &found_.descriptions[table], envelope);
    }
  }

  void TakeDelimited(DownloadPart part) {
    if (part.entity == "Observations") {
      const std::string table = TableByName(part.file);
      AddPage(table, StatlineForm::kLong, std::move(part));
    } else if (part.entity == "DataSet") {
      const StatlineForm form = WideForm(part.file);
      part.entity = form == StatlineForm::kUntyped ? "UntypedDataSet" : "TypedDataSet";
      const std::string table = TableByName(part.file);
      AddPage(table, form, std::move(part));
    } else {
      const std::string container = ContainerOf(part.file);
      nameless_.emplace_back(container, std::move(part));
    }
  }

  void AddPage(const std::string& table, StatlineForm form, DownloadPart part) {
    Download& set = sets_[{ContainerOf(part.file), table, part.entity}];
    set.table = table;
    set.form = form;
    if (set.paths.empty() || set.paths.back() != part.file.path) {
      set.paths.push_back(part.file.path);
    }
    if (set.pages.empty()) {
      set.name = part.file.name;
    }
    set.pages.push_back(std::move(part));
    if (set.pages.size() > 1) {
      const base::KeptTexts kept;
      set.name = Say(
          "download.several",
          {{"file", set.pages.front().file.name}, {"more", std::to_string(set.pages.size() - 1)}});
    }
  }

  static void Describe(const DownloadPart& part,
                       StatlineDescription* description,
                       const JsonEnvelope& envelope) {
    if (!envelope.values.empty() && part.entity == "Properties") {
      std::vector<std::string> columns;
      std::vector<std::string_view> fields;
      for (const auto& [column, text] : envelope.values) {
        columns.push_back(column);
        fields.push_back(text);
      }
      description->Add(part.entity, {1, columns, fields, std::vector<char>(columns.size(), 1)});
      return;
    }
    ReadPage(part, [&](const Record& record) {
      description->Add(part.entity, record);
      return true;
    });
  }

  // Text that describes a table without naming it belongs to the data it lies beside.
  void Describe(const std::string& container, const DownloadPart& part) {
    StatlineDescription& description = by_container_[container];
    ReadPage(part, [&](const Record& record) {
      if (part.entity == "Properties" && !record.Text("Identifier").empty()) {
        table_of_[container] = Upper(record.Text("Identifier"));
      }
      description.Add(part.entity, record);
      return true;
    });
  }

  void NameTable(const Key& key, Download* set) {
    const std::string& container = std::get<0>(key);
    const auto named = table_of_.find(container);
    if (set->form == StatlineForm::kLong && named != table_of_.end()) {
      set->table = named->second;
    }
    const auto described = by_container_.find(container);
    if (set->form == StatlineForm::kLong && described != by_container_.end() &&
        set->pages.front().format == DownloadFormat::kDelimited) {
      found_.descriptions[set->table] = described->second;
    }
  }

  Downloads found_;
  std::map<Key, Download> sets_;
  std::vector<std::pair<std::string, DownloadPart>> nameless_;  // with their container
  std::map<std::string, StatlineDescription> by_container_;
  std::map<std::string, std::string> table_of_;
};

}  // namespace

void FindDownloads(std::vector<InputFile>* inputs) {
  for (InputFile& input : *inputs) {
    if (input.kind == InputKind::kArchive &&
        WorkbookKindOf(input.path, input.name) != WorkbookKind::kNone) {
      input.kind = InputKind::kWorkbook;
    } else if (input.kind == InputKind::kArchive && IsNamedWorkbook(input.name)) {
      throw Error(ErrorKind::kBadData, Say("sheet.damaged", {{"file", input.name}}));
    }
    if (IsDownload(input)) {
      input.kind = InputKind::kDownload;
    }
  }
}

Downloads ReadDownloads(const std::vector<InputFile>& inputs) {
  Sorter sorter;
  for (const InputFile& input : inputs) {
    sorter.Take(input);
  }
  return sorter.Finish();
}

PageEnd ReadPage(const DownloadPart& page, const RecordHandler& handler) {
  const std::unique_ptr<ByteSource> source = OpenText(page.file);
  if (page.format == DownloadFormat::kJson) {
    const JsonEnvelope envelope = ReadJsonRecords(*source, page.file.name, handler);
    if (!envelope.error.empty()) {
      throw Error(
          ErrorKind::kBadData,
          Say("download.service_error", {{"file", page.file.name}, {"error", envelope.error}}));
    }
    return {envelope.records, envelope.next_link};
  }
  PageEnd end;
  if (page.format == DownloadFormat::kWorkbook) {
    const FilePart& file = page.file;
    const base::TableFile table =
        ReadWorkbook(file.path, file.name, WorkbookKindOf(file.path, file.name));
    std::vector<std::string_view> fields;
    std::vector<char> present(table.header.size());
    for (; end.records < table.rows.size(); ++end.records) {
      const std::vector<std::string>& row = table.rows[end.records];
      fields.assign(row.begin(), row.end());
      std::transform(row.begin(), row.end(), present.begin(), [](const std::string& text) {
        return static_cast<char>(text.empty() ? 0 : 1);
      });
      if (!handler({table.lines[end.records], table.header, fields, present})) {
        break;
      }
    }
    return end;
  }
  ReadDelimitedRecords(*source, page.file.name, [&](const Record& record) {
    ++end.records;
    return handler(record);
  });
  return end;
}

}  // namespace doelmaat::ingest
