#include "app/measure_commands.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <fmt/core.h>

#include "app/register_commands.h"
#include "base/error.h"
#include "base/text.h"
#include "service/audience.h"
#include "service/compare_service.h"
#include "service/measure_calculator.h"
#include "service/measure_report.h"
#include "service/measure_service.h"
#include "service/outcome_json.h"
#include "service/package_service.h"

namespace doelmaat::app {
namespace {

using base::Say;

numerics::ParallelFor Threads(const Common& common) {
  return service::ThreadedFor(common.threads, Progress(common, Say("app.computing")));
}

void AddDrawing(CLI::App* command, std::uint64_t* draws, std::uint64_t* seed) {
  OnlyWhole(command->add_option("--draws", *draws, Say("app.measure_draws")), kDraws);
  OnlyWhole(command->add_option("--seed", *seed, Say("app.measure_seed"))->capture_default_str(),
            kSeeds);
}

// What was said of the figures of a municipality.
struct OwnChoice {
  CLI::App* command;
  const Common* common;
  service::OwnRequest* own;
  std::shared_ptr<std::string> audience;

  // Fills `own`; for the callback.
  void Take() const {
    const auto told = [&](const char* option) { return command->get_option(option)->count() > 0; };
    if ((told("--audience") || told("--store")) && !told("--municipality")) {
      throw Error(ErrorKind::kBadInput, Say("measure.own_needs_municipality"));
    }
    own->store = common->store;
    own->audience = service::AudienceOf(*audience);
  }
};

// Figures of a municipality from the store; `audience` is the one that sees them unless told
// otherwise.
OwnChoice AddOwn(CLI::App* command,
                 Common* common,
                 const char* audience,
                 service::OwnRequest* own) {
  auto name = std::make_shared<std::string>(audience);
  command->add_option("--municipality", own->municipality, Say("app.measure_municipality"));
  AddStore(command, common);
  command->add_option("--audience", *name, Say("app.report_audience"))->capture_default_str();
  return {command, common, own, std::move(name)};
}

void AddCalculator(CLI::App* measure,
                   Common* common,
                   const std::string& name,
                   const std::string& help,
                   std::string (*calculate)(const service::CalculatorRequest&,
                                            const numerics::ParallelFor&)) {
  CLI::App* command = measure->add_subcommand(name, help);
  auto request = std::make_shared<service::CalculatorRequest>();
  command->add_option("file", request->file, Say("app.measure_json_file"))->required();
  AddDrawing(command, &request->draws, &request->seed);
  command->add_flag("--json", common->json, Say("app.measure_always_json"));
  AddThreads(command, common);
  command->callback(
      [common, request, calculate] { fmt::print("{}\n", calculate(*request, Threads(*common))); });
}

// A command that computes by draws and gives one text, or with --json one object.
template <typename Request>
void AddComputation(CLI::App* command,
                    Common* common,
                    const std::shared_ptr<Request>& request,
                    service::OwnRequest* own,
                    std::string (*compute)(
                        const base::Catalog&, const Request&, bool, const numerics::ParallelFor&)) {
  AddDrawing(command, &request->draws, &request->seed);
  AddJson(command, common);
  AddCatalog(command, common);
  AddThreads(command, common);
  const OwnChoice choice = AddOwn(command, common, "intern", own);
  command->callback([common, request, compute, choice] {
    choice.Take();
    fmt::print("{}",
               compute(base::Catalog(common->catalog), *request, common->json, Threads(*common)));
  });
}

void AddRun(CLI::App* measure, Common* common) {
  CLI::App* command = measure->add_subcommand("run", Say("app.measure_run"));
  auto request = std::make_shared<service::MeasureRequest>();
  command->add_option("measure", request->measure, Say("app.measure_id"))->required();
  command->add_option("--mode", request->mode, Say("app.measure_mode"))->capture_default_str();
  command->add_flag("--adaptive", request->adaptive, Say("app.measure_adaptive"));
  AddComputation(command, common, request, &request->own, service::RunMeasureText);
  const auto notice = [command, request] {
    for (const char* const option : {"--draws", "--seed", "--adaptive"}) {
      if (command->get_option(option)->count() > 0) {
        request->unused.emplace_back(option);
      }
    }
  };
  command->parse_complete_callback(notice);
}

void AddCompare(CLI::App* measure, Common* common) {
  CLI::App* command = measure->add_subcommand("compare", Say("app.measure_compare"));
  auto request = std::make_shared<service::CompareRequest>();
  command->add_option("measures", request->measures, Say("app.measure_ids"))->required();
  AddComputation(command, common, request, &request->own, service::CompareMeasuresText);
}

void AddPackage(CLI::App* measure, Common* common) {
  CLI::App* command = measure->add_subcommand("package", Say("app.measure_package"));
  auto request = std::make_shared<service::PackageRequest>();
  command->add_option("package", request->package, Say("app.measure_package_id"))->required();
  AddComputation(command, common, request, &request->own, service::RunPackageText);
}

void AddReport(CLI::App* measure, Common* common) {
  CLI::App* command = measure->add_subcommand("report", Say("app.measure_report"));
  auto request = std::make_shared<service::MeasureReportRequest>();
  request->folder = "maatregelen";
  command->add_option("measures", request->compare.measures, Say("app.measure_ids"));
  command->add_option("--package", request->package, Say("app.measure_report_package"));
  command->add_option("--out", request->folder, Say("app.measure_report_out"))
      ->capture_default_str();
  auto with_pdf = std::make_shared<bool>(false);
  AddPdf(command, with_pdf.get());
  AddDrawing(command, &request->compare.draws, &request->compare.seed);
  AddJson(command, common);
  AddCatalog(command, common);
  AddThreads(command, common);
  const OwnChoice choice = AddOwn(command, common, "openbaar", &request->compare.own);
  command->callback([common, request, with_pdf, choice] {
    choice.Take();
    const auto page =
        service::WriteMeasureReport(base::Catalog(common->catalog), *request, Threads(*common));
    if (!common->json) {
      fmt::print("{}\n", Say("app.measure_report_written", {{"page", page.string()}}));
    }
    std::optional<service::PdfOutcome> pdf;
    if (*with_pdf) {
      pdf = MakePdfs(common, request->folder, {page});
    }
    if (common->json) {
      fmt::print("{}", service::PageJson(page, 0, pdf));
    }
  });
}

void AddShow(CLI::App* measure, Common* common) {
  CLI::App* command = measure->add_subcommand("show", Say("app.measure_show"));
  auto id = std::make_shared<std::string>();
  command->add_option("measure", *id, Say("app.measure_id"))->required();
  auto own = std::make_shared<service::OwnRequest>();
  AddJson(command, common);
  AddCatalog(command, common);
  const OwnChoice choice = AddOwn(command, common, "intern", own.get());
  command->callback([common, id, own, choice] {
    choice.Take();
    fmt::print("{}", service::ShowMeasure(base::Catalog(common->catalog), *id, *own, common->json));
  });
}

void AddOwnFile(CLI::App* measure, Common* common) {
  CLI::App* command = measure->add_subcommand("own", Say("app.measure_own"));
  auto id = std::make_shared<std::string>();
  auto own = std::make_shared<service::OwnRequest>();
  command->add_option("measure", *id, Say("app.measure_id"))->required();
  AddCatalog(command, common);
  const OwnChoice choice = AddOwn(command, common, "intern", own.get());
  command->get_option("--municipality")->required();
  command->callback([common, id, own, choice] {
    choice.Take();
    fmt::print("{}", service::OwnMeasureText(base::Catalog(common->catalog), *id, *own));
  });
}

void AddOverview(CLI::App* measure,
                 Common* common,
                 const std::string& name,
                 const std::string& help,
                 std::string (*make)(const base::Catalog&, bool)) {
  CLI::App* command = measure->add_subcommand(name, help);
  AddJson(command, common);
  AddCatalog(command, common);
  command->callback(
      [common, make] { fmt::print("{}", make(base::Catalog(common->catalog), common->json)); });
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
  AddOwnFile(measure, common);
  AddRegisterCommands(measure, common);
  AddOverview(measure, common, "gauge", Say("app.measure_gauge"), service::GaugeMeasures);
  AddCalculator(measure, common, "gum", Say("app.measure_gum"), service::GumCasesJson);
  AddCalculator(measure, common, "aef", Say("app.measure_aef"), service::AefMeasuresJson);
}

}  // namespace doelmaat::app
