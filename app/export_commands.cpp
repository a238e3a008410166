#include "app/export_commands.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "app/run_choice.h"
#include "base/error.h"
#include "base/text.h"
#include "service/audience.h"
#include "service/export_service.h"
#include "service/ggm_service.h"
#include "service/outcome_json.h"

namespace doelmaat::app {
namespace {

using base::Say;

constexpr const char* kDefaultFolder = "export";

struct ExportArguments : RunChoice {
  std::string format = "csv";
  std::vector<std::string> measures;
};

using Export = void (*)(const Common& common, const ExportArguments& arguments);

// A command of the group with the options that every export of a run has.
CLI::App* AddCommand(
    CLI::App* group, Common* common, const std::string& name, Export run, ExportArguments** given) {
  // texts: app.export_*
  CLI::App* command = group->add_subcommand(name, Say("app.export_" + name));
  auto arguments = std::make_shared<ExportArguments>();
  arguments->folder = kDefaultFolder;
  AddRunChoice(command, arguments.get());
  command->add_option("--municipality", arguments->municipality, Say("app.export_municipality"));
  AddStore(command, common);
  AddCatalog(command, common);
  AddThreads(command, common);
  AddJson(command, common);
  command->callback([common, arguments, run] { run(*common, *arguments); });
  if (given != nullptr) {
    *given = arguments.get();
  }
  return command;
}

void PrintExport(const Common& common,
                 const service::ExportOutcome& written,
                 const std::string& run_id) {
  const std::string folder = written.folder.string();
  if (common.json) {
    fmt::print("{}",
               service::FactsJson({{"run", run_id},
                                   {"folder", folder},
                                   {"files", static_cast<std::int64_t>(written.files)},
                                   {"rows", static_cast<std::int64_t>(written.rows)}}));
    return;
  }
  fmt::print("{}\n",
             Say("export.written",
                 {{"files", ShownCount(written.files)},
                  {"rows", ShownCount(written.rows)},
                  {"folder", folder}}));
}

void WriteWorkbooks(const Common& common, const ExportArguments& arguments) {
  const disclosure::Audience audience = service::AudienceOf(arguments.audience);
  const service::AudienceFiles files(audience, common.store);
  const service::BenchmarkOutcome outcome = ChosenRun(common, arguments);
  const service::WorkbookOutcome written =
      service::WriteWorkbooks(service::Publish(outcome.run, audience),
                              RequestOf(arguments),
                              Progress(common, Say("app.exporting")));
  const std::string file = written.file.string();
  if (common.json) {
    fmt::print("{}",
               service::FactsJson({{"run", outcome.run.provenance.run_id},
                                   {"file", file},
                                   {"files", static_cast<std::int64_t>(written.files)}}));
    return;
  }
  fmt::print("{}\n{}\n",
             RunLine(outcome),
             Say("app.exported", {{"files", std::to_string(written.files)}, {"file", file}}));
}

report::RunTables PublishedRun(const Common& common,
                               const ExportArguments& arguments,
                               const service::BenchmarkOutcome& outcome) {
  report::RunTables run = service::Publish(outcome.run, service::AudienceOf(arguments.audience));
  if (!common.json) {
    fmt::print("{}\n", RunLine(outcome));
  }
  return arguments.municipality.empty() ? run
                                        : service::OfMunicipality(run, arguments.municipality);
}

void WriteTables(const Common& common,
                 const ExportArguments& arguments,
                 const char* folder,
                 service::ExportFormat format) {
  service::AudienceOf(arguments.audience);  // a misspelt one is told before anything is computed
  const service::BenchmarkOutcome outcome = ChosenRun(common, arguments);
  PrintExport(common,
              service::WriteTables(PublishedRun(common, arguments, outcome),
                                   std::filesystem::path(arguments.folder) / folder,
                                   format),
              outcome.run.provenance.run_id);
}

void WriteCsv(const Common& common, const ExportArguments& arguments) {
  WriteTables(common, arguments, "csv", service::ExportFormat::kCsv);
}

void WriteParquet(const Common& common, const ExportArguments& arguments) {
  WriteTables(common, arguments, "parquet", service::ExportFormat::kParquet);
}

// From public figures, messages, or both, as the store has them; a kept run is of figures.
void WriteTidy(const Common& common, const ExportArguments& arguments) {
  service::TidyRequest request{std::filesystem::path(arguments.folder) / "tidy",
                               service::FormatOf(arguments.format),
                               arguments.audience};
  const disclosure::Audience audience = service::AudienceOf(arguments.audience);
  service::TidySources sources;
  bool figures = true;
  if (arguments.run.empty()) {
    service::TrafficTables traffic =
        service::ComputeTraffic({.store = common.store,
                                 .folder = {},
                                 .municipality = arguments.municipality,
                                 .audience = arguments.audience,
                                 .remark = {},
                                 .with_figures = {}});
    figures = traffic.figures;
    sources.traffic = std::move(traffic.pages);
  }
  if (!arguments.measures.empty()) {
    service::AddMeasures(
        base::Catalog(common.catalog),
        {arguments.measures, common.store, arguments.municipality, audience},
        service::ThreadedFor(common.threads, Progress(common, Say("app.computing"))),
        &sources);
  }
  std::string run_id;
  if (figures) {
    const service::BenchmarkOutcome outcome = ChosenRun(common, arguments);
    run_id = outcome.run.provenance.run_id;
    sources.benchmark = PublishedRun(common, arguments, outcome);
  }
  PrintExport(common, service::WriteTidy(sources, request), run_id);
}

void AddGgm(CLI::App* group, Common* common) {
  CLI::App* command = group->add_subcommand("ggm", Say("app.export_ggm"));
  auto request = std::make_shared<service::GgmRequest>();
  auto folder = std::make_shared<std::string>(kDefaultFolder);
  auto audience = std::make_shared<std::string>("openbaar");
  auto format = std::make_shared<std::string>("parquet");
  command->add_option("--out", *folder, Say("app.report_out"))->capture_default_str();
  command->add_option("--audience", *audience, Say("export.ggm_audience"))->capture_default_str();
  command->add_option("--format", *format, Say("export.ggm_format"))->capture_default_str();
  AddStore(command, common);
  AddJson(command, common);
  command->callback([common, request, folder, audience, format] {
    request->store = common->store;
    request->folder = std::filesystem::path(*folder) / "ggm";
    request->audience = service::AudienceOf(*audience);
    request->format = service::GgmFormatOf(*format);
    PrintExport(*common, service::WriteGgm(*request), "");
  });
}

}  // namespace

void AddExportCommands(CLI::App* app, Common* common) {
  CLI::App* group = app->add_subcommand("export", Say("app.export"));
  group->require_subcommand(1);
  AddCommand(group, common, "xlsx", WriteWorkbooks, nullptr);
  AddCommand(group, common, "csv", WriteCsv, nullptr);
  AddCommand(group, common, "parquet", WriteParquet, nullptr);
  ExportArguments* tidy = nullptr;
  CLI::App* command = AddCommand(group, common, "tidy", WriteTidy, &tidy);
  command->add_option("--format", tidy->format, Say("export.format"))->capture_default_str();
  command->add_option("--measure", tidy->measures, Say("export.measure"));
  AddGgm(group, common);
}

}  // namespace doelmaat::app
