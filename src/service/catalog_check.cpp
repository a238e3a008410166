#include "service/catalog_check.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/embedded_files.h"
#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "base/toml_file.h"
#include "benchmark/benchmark_model.h"
#include "benchmark/peer_model.h"
#include "ijw/code_list.h"
#include "ijw/csv_class.h"
#include "indicator/indicator_definition.h"
#include "ingest/iv3_reader.h"
#include "ingest/landing_plan.h"
#include "ingest/message_release.h"
#include "ingest/product_codes.h"
#include "ingest/source_definition.h"
#include "ingest/statline_binding.h"
#include "measure/measure_file.h"
#include "service/message_rules.h"
#include "service/package_service.h"
#include "store/database.h"
#include "store/model_runner.h"

namespace doelmaat::service {
namespace {

using base::Catalog;
using base::Say;

constexpr const char* kFolders[] = {
    "benchmark", "codes", "ijw", "measure", "package", "peer", "source"};

// "file, regel 7: what" as its parts; a message without a place of that file stays whole.
CatalogFinding FindingOf(const std::string& file, const std::string& message) {
  const std::string start = Say("catalog.bad_file", {{"file", file}, {"line", ""}, {"what", ""}});
  const std::string before_line = start.substr(0, start.find(": "));
  if (message.starts_with(before_line)) {
    const std::size_t colon = message.find(": ", before_line.size());
    const std::string number = message.substr(before_line.size(), colon - before_line.size());
    const auto line = base::ParseInteger(number);
    if (colon != std::string::npos && line.has_value()) {
      return {file, static_cast<std::uint32_t>(*line), message.substr(colon + 2)};
    }
  }
  if (message.starts_with(file + ": ")) {
    return {file, 0, message.substr(file.size() + 2)};
  }
  return {file, 0, message};
}

class Checker {
 public:
  explicit Checker(const std::filesystem::path& overlay)
      : overlay_(overlay), catalog_(overlay), database_("") {}

  CatalogCheck Run() {
    Unread();
    Codes();
    EachOf("source", [&](const std::string& id) { Source(id); });
    ReadPanelColumns();
    EachOf("peer", [&](const std::string& id) {
      benchmark::LoadPeerModel(catalog_, id);
      Columns("peer/" + id, {"feature"}, {""});
    });
    EachOf("benchmark", [&](const std::string& id) {
      benchmark::LoadBenchmarkModel(catalog_, id);
      Columns("benchmark/" + id, {"output"}, {"", "_low", "_high"});
      Columns("benchmark/" + id, {"environment"}, {""});
      TaskFields("benchmark/" + id);
    });
    EachOf("measure", [&](const std::string& id) {
      measure::ReadMeasure(catalog_.Find("measure/" + id));
      Id("measure", id);
    });
    EachOf("package", [&](const std::string& id) {
      Id("package", id);
      PackageRequest request;
      request.package = id;
      LoadPackage(catalog_, request);
    });
    Messages();
    Indicators();
    return std::move(check_);
  }

 private:
  void Judge(const std::string& file, const std::function<void()>& read) {
    try {
      read();
    } catch (const Error& error) {
      Add(file, error.what());
    }
  }

  // What is wrong may be in another file, which its message then starts with: a package names a
  // measure. Told twice it counts once.
  void Add(const std::string& file, const std::string& message) {
    CatalogFinding finding = FindingOf(file, message);
    for (const std::string& other : paths_) {
      if (finding.line == 0 && message.starts_with(other)) {
        finding = FindingOf(other, message);
      }
    }
    const bool told = std::any_of(
        check_.findings.begin(), check_.findings.end(), [&](const CatalogFinding& known) {
          return known.file == finding.file && known.line == finding.line &&
                 known.message == finding.message;
        });
    if (!told) {
      check_.findings.push_back(finding);
    }
  }

  void EachOf(const std::string& folder, const std::function<void(const std::string&)>& read) {
    const std::string inside = folder + "/";
    for (const std::string& id : catalog_.Ids(folder)) {
      Judge(Path(inside + id), [&] { read(id); });
    }
  }

  const std::string& Path(const std::string& id) const { return catalog_.Find(id).path; }

  // Counts what is read, and names what is in the user's folder for nothing.
  void Unread() {
    for (const char* folder : kFolders) {
      for (const std::string& id : catalog_.Ids(folder)) {
        paths_.insert(Path(std::string(folder) + "/" + id));
      }
    }
    check_.files = paths_.size();
    if (overlay_.empty()) {
      return;
    }
    std::set<std::string> unread;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(overlay_)) {
      const bool page = entry.path().extension() == ".md";
      if (entry.is_regular_file() && !page && !paths_.contains(entry.path().string())) {
        unread.insert(entry.path().string());
      }
    }
    for (const std::string& file : unread) {
      check_.findings.push_back({file,
                                 0,
                                 Say("catalog_check.unread",
                                     {{"folders", fmt::format("{}", fmt::join(kFolders, ", "))}})});
    }
  }

  void Codes() {
    EachOf("codes", [&](const std::string& id) {
      if (id != "productcode-gemeente") {  // whose codes come back, each in its own period
        ijw::CodeList::Load(catalog_, id);
      }
    });
    Judge(Path("codes/productcode-jz21"), [&] {
      store::Transaction transaction(database_);
      ingest::LandProductCodes(database_, catalog_);
      transaction.Commit();
    });
  }

  // What stands in a folder of source binds downloads to a definition.
  void Source(const std::string& id) {
    const Catalog::File& file = catalog_.Find("source/" + id);
    if (id.starts_with("statline/")) {
      ingest::ParseStatlineBinding(file);
      Topics(file);
      return;
    }
    if (id == "iv3/onbewerkt") {
      ingest::LoadIv3Binding(catalog_);
      return;
    }
    const ingest::SourceDefinition definition = ingest::ParseSourceDefinition(file);
    constexpr std::size_t kOwn = 2;  // delivery_id and line
    const store::RowSet columns =
        database_.Query("sql/input/store/column.sql", {{"table", definition.land_table}});
    if (columns.size() != definition.columns.size() + kOwn) {
      throw Error(ErrorKind::kConfig,
                  Say("catalog_check.no_table", {{"table", definition.land_table}}));
    }
    Id("source", id);
  }

  // A file is asked for by its name, and its outcomes are told by its id.
  void Id(const std::string& folder, const std::string& name) {
    base::TomlFile(catalog_.Find(folder + "/" + name)).CheckId(name);
  }

  // The values that a column of a source may have.
  std::vector<std::string> Allowed(const std::string& source, const std::string& column) {
    const ingest::SourceDefinition definition =
        ingest::ParseSourceDefinition(catalog_.Find("source/" + source));
    for (const ingest::SourceColumn& each : definition.columns) {
      if (each.name == column) {
        return each.allowed;
      }
    }
    return {};
  }

  // A topic of a download that no query knows is loaded and never counted.
  void Topics(const Catalog::File& from) {
    const std::vector<std::string> known = Allowed("statline", "onderwerp");
    const base::TomlFile file(from);
    for (const toml::table* table : file.Tables("topic")) {
      const std::string name = file.Text(*table, "name");
      if (std::find(known.begin(), known.end(), name) == known.end()) {
        file.Refuse(base::TomlFile::LineOf(*table, "name"),
                    Say("catalog_check.unknown_topic",
                        {{"topic", name}, {"known", fmt::format("{}", fmt::join(known, ", "))}}));
      }
    }
  }

  // The task fields of a model in the classification of Iv3 of its year, and those of its trend in
  // any of them.
  void TaskFields(const std::string& id) {
    const base::TomlFile file(catalog_.Find(id));
    if (!file.OptionalText(file.root(), "country").empty()) {
      return;
    }
    const ingest::Iv3Binding binding = ingest::LoadIv3Binding(catalog_);
    const ingest::Iv3Binding::Classification* of_year =
        binding.ClassificationOf(file.Integer(file.root(), "year"));
    std::vector<std::string> known = Allowed("iv3", "taakveld");
    const auto check = [&](std::string_view key) {
      const toml::table& cost = file.Table("cost");
      for (const std::string& field : file.Texts(cost, key)) {
        if (std::find(known.begin(), known.end(), field) == known.end()) {
          file.Refuse(base::TomlFile::LineOf(cost, key),
                      Say("catalog_check.unknown_task_field",
                          {{"field", field},
                           {"key", std::string(key)},
                           {"known", fmt::format("{}", fmt::join(known, ", "))}}));
        }
      }
    };
    check("trend_fields");
    const auto is_of_another_year = [&](const std::string& field) {
      return of_year != nullptr && !of_year->fields.contains(field) &&
             std::any_of(binding.classifications.begin(),
                         binding.classifications.end(),
                         [&](const auto& each) { return each.fields.contains(field); });
    };
    known.erase(std::remove_if(known.begin(), known.end(), is_of_another_year), known.end());
    check("task_fields");
  }

  // Of the panel without figures: which columns a model may name.
  void ReadPanelColumns() {
    Judge("sql/input/benchmark/panel.sql", [&] {
      store::BuildModels(database_);
      for (const std::string& id : catalog_.Ids("benchmark")) {
        const base::TomlFile file(catalog_.Find("benchmark/" + id));
        const std::string country = file.OptionalText(file.root(), "country");
        const std::string folder = "sql/input/benchmark/" + (country.empty() ? "" : country + "/");
        country_of_["benchmark/" + id] = country;
        country_of_["peer/" + file.OptionalText(file.root(), "peers")] = country;
        if (panel_columns_.contains(country) ||
            !base::BuiltInUnder(folder).contains(folder + "panel.sql")) {
          continue;
        }
        const store::RowSet panel =
            database_.Query(folder + "panel.sql",
                            {{"border_year", std::int64_t{2022}}, {"year", std::int64_t{2022}}});
        panel_columns_[country] = {panel.columns().begin(), panel.columns().end()};
      }
    });
  }

  void Columns(const std::string& id,
               const std::vector<std::string>& tables,
               const std::vector<std::string>& endings) {
    const base::TomlFile file(catalog_.Find(id));
    // A peer file that no model names is of the country that needs no name.
    const std::set<std::string>& known = panel_columns_[country_of_[id]];
    for (const std::string& name : tables) {
      for (const toml::table* table : file.Tables(name)) {
        const std::string column = file.Text(*table, "column");
        for (const std::string& ending : endings) {
          if (!known.empty() && !known.contains(column + ending)) {
            file.Refuse(base::TomlFile::LineOf(*table, "column"),
                        Say("catalog_check.unknown_column",
                            {{"column", column + ending},
                             {"known", fmt::format("{}", fmt::join(known, ", "))}}));
          }
        }
      }
    }
  }

  void Messages() {
    const std::string folder = std::string("ijw/") + ingest::kRelease + "/";
    std::optional<RuleBook> book;
    Judge(Path(folder + "regels"), [&] { book.emplace(LoadRuleBook(catalog_)); });
    if (!book.has_value()) {
      return;
    }
    Judge(Path(folder + "landing"),
          [&] { ingest::LandingPlan::Load(catalog_, *book->grammar, database_); });
    Judge(Path(folder + "csv"), [&] { ijw::CsvClasses::Load(catalog_, *book->grammar); });
  }

  void Indicators() {
    for (const auto& file : base::BuiltInUnder("sql/indicator/")) {
      ++check_.files;
      Judge(file.first, [&] { indicator::ParseIndicator(file.first, file.second); });
    }
  }

  std::filesystem::path overlay_;
  Catalog catalog_;
  store::Database database_;
  std::set<std::string> paths_;
  std::map<std::string, std::set<std::string>> panel_columns_;  // by country
  std::map<std::string, std::string> country_of_;               // by file; not there: the usual one
  CatalogCheck check_;
};

}  // namespace

CatalogCheck CheckCatalog(const std::filesystem::path& overlay) { return Checker(overlay).Run(); }

std::string CatalogCheckText(const CatalogCheck& check) {
  std::string text;
  for (const CatalogFinding& finding : check.findings) {
    text += finding.line == 0
                ? fmt::format("{}: {}\n", finding.file, finding.message)
                : fmt::format("{}:{}: {}\n", finding.file, finding.line, finding.message);
  }
  const std::string files = std::to_string(check.files);
  return text +
         (check.findings.empty()
              ? Say("catalog_check.good", {{"files", files}})
              : Say("catalog_check.bad",
                    {{"files", files}, {"count", std::to_string(check.findings.size())}})) +
         "\n";
}

std::string CatalogCheckJson(const CatalogCheck& check) {
  nlohmann::ordered_json json = {{"files", check.files},
                                 {"findings", nlohmann::ordered_json::array()}};
  for (const CatalogFinding& finding : check.findings) {
    json["findings"].push_back(
        {{"file", finding.file}, {"line", finding.line}, {"message", finding.message}});
  }
  return json.dump(2) + "\n";
}

}  // namespace doelmaat::service
