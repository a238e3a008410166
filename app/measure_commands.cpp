#include "app/measure_commands.h"

#include <memory>
#include <string>

#include <fmt/core.h>

#include "app/register_commands.h"
#include "base/progress.h"
#include "base/text.h"
#include "service/compare_service.h"
#include "service/measure_calculator.h"
#include "service/measure_report.h"
#include "service/measure_service.h"
#include "service/package_service.h"

namespace doelmaat::app {
namespace {

using base::Say;

numerics::ParallelFor Threads(const Common& common) {
  return service::ThreadedFor(common.threads, base::TerminalProgress(Say("app.computing")));
}

void AddDrawing(CLI::App* command, std::uint64_t* draws, std::uint64_t* seed) {
  OnlyWhole(command->add_option("--draws", *draws, Say("app.measure_draws")), kDraws);
  OnlyWhole(command->add_option("--seed", *seed, Say("app.measure_seed"))->capture_default_str(),
            kSeeds);
}

void AddCalculator(CLI::App* measure,
                   Common* common,
                   const std::string& name,
                   const std::string& help,
                   std::string (*calculate)(const service::CalculatorRequest&,
                                            const numerics::ParallelFor&)) {
  CLI::App* command = measure->add_subcommand(name, help);
  auto request = std::make_shared<service::CalculatorRequest>();
  auto json = std::make_shared<bool>(false);
  command->add_option("file", request->file, Say("app.measure_json_file"))->required();
  AddDrawing(command, &request->draws, &request->seed);
  command->add_flag("--json", *json, Say("app.measure_always_json"));
  AddThreads(command, common);
  command->callback([common, request, json, calculate] {
    fmt::print("{}\n", calculate(*request, Threads(*common)));
  });
}

// A command that computes by draws and gives one text, or with --json one object.
template <typename Request>
void AddComputation(CLI::App* command,
                    Common* common,
                    const std::shared_ptr<Request>& request,
                    std::string (*compute)(
                        const base::Catalog&, const Request&, bool, const numerics::ParallelFor&)) {
  auto json = std::make_shared<bool>(false);
  AddDrawing(command, &request->draws, &request->seed);
  command->add_flag("--json", *json, Say("app.json"));
  AddCatalog(command, common);
  AddThreads(command, common);
  command->callback([common, request, json, compute] {
    fmt::print("{}", compute(base::Catalog(common->catalog), *request, *json, Threads(*common)));
  });
}

void AddRun(CLI::App* measure, Common* common) {
  CLI::App* command = measure->add_subcommand("run", Say("app.measure_run"));
  auto request = std::make_shared<service::MeasureRequest>();
  command->add_option("measure", request->measure, Say("app.measure_id"))->required();
  command->add_option("--mode", request->mode, Say("app.measure_mode"))->capture_default_str();
  command->add_flag("--adaptive", request->adaptive, Say("app.measure_adaptive"));
  AddComputation(command, common, request, service::RunMeasureText);
}

void AddCompare(CLI::App* measure, Common* common) {
  CLI::App* command = measure->add_subcommand("compare", Say("app.measure_compare"));
  auto request = std::make_shared<service::CompareRequest>();
  command->add_option("measures", request->measures, Say("app.measure_ids"))->required();
  AddComputation(command, common, request, service::CompareMeasuresText);
}

void AddPackage(CLI::App* measure, Common* common) {
  CLI::App* command = measure->add_subcommand("package", Say("app.measure_package"));
  auto request = std::make_shared<service::PackageRequest>();
  command->add_option("package", request->package, Say("app.measure_package_id"))->required();
  AddComputation(command, common, request, service::RunPackageText);
}

void AddReport(CLI::App* measure, Common* common) {
  CLI::App* command = measure->add_subcommand("report", Say("app.measure_report"));
  auto request = std::make_shared<service::MeasureReportRequest>();
  request->folder = "maatregelen";
  command->add_option("measures", request->compare.measures, Say("app.measure_ids"));
  command->add_option("--package", request->package, Say("app.measure_report_package"));
  command->add_option("--out", request->folder, Say("app.measure_report_out"))
      ->capture_default_str();
  AddDrawing(command, &request->compare.draws, &request->compare.seed);
  AddCatalog(command, common);
  AddThreads(command, common);
  command->callback([common, request] {
    const auto page =
        service::WriteMeasureReport(base::Catalog(common->catalog), *request, Threads(*common));
    fmt::print("{}\n", Say("app.measure_report_written", {{"page", page.string()}}));
  });
}

void AddShow(CLI::App* measure, Common* common) {
  CLI::App* command = measure->add_subcommand("show", Say("app.measure_show"));
  auto id = std::make_shared<std::string>();
  auto json = std::make_shared<bool>(false);
  command->add_option("measure", *id, Say("app.measure_id"))->required();
  command->add_flag("--json", *json, Say("app.json"));
  AddCatalog(command, common);
  command->callback([common, id, json] {
    fmt::print("{}", service::ShowMeasure(base::Catalog(common->catalog), *id, *json));
  });
}

void AddOverview(CLI::App* measure,
                 Common* common,
                 const std::string& name,
                 const std::string& help,
                 std::string (*make)(const base::Catalog&, bool)) {
  CLI::App* command = measure->add_subcommand(name, help);
  auto json = std::make_shared<bool>(false);
  command->add_flag("--json", *json, Say("app.json"));
  AddCatalog(command, common);
  command->callback(
      [common, json, make] { fmt::print("{}", make(base::Catalog(common->catalog), *json)); });
}

}  // namespace

void AddMeasureCommands(CLI::App* app, Common* common) {
  CLI::App* measure = app->add_subcommand("measure", Say("app.measure"));
  measure->require_subcommand(1);
  AddOverview(measure, common, "list", Say("app.measure_list"), service::ListMeasures);
  AddShow(measure, common);
  AddRun(measure, common);
  AddCompare(measure, common);
  AddPackage(measure, common);
  AddReport(measure, common);
  AddRegisterCommands(measure, common);
  AddOverview(measure, common, "gauge", Say("app.measure_gauge"), service::GaugeMeasures);
  AddCalculator(measure, common, "gum", Say("app.measure_gum"), service::GumCasesJson);
  AddCalculator(measure, common, "aef", Say("app.measure_aef"), service::AefMeasuresJson);
}

}  // namespace doelmaat::app
