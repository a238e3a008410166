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
#include "ingest/spreadsheet.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

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
        table_of_[container] = TableNumber(record.Text("Identifier"));
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

}  // namespace doelmaat::ingest
