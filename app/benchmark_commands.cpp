#include "app/benchmark_commands.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>

#include <fmt/core.h>

#include "app/run_choice.h"
#include "base/error.h"
#include "base/text.h"
#include "service/audience.h"
#include "service/benchmark_json.h"
#include "service/benchmark_service.h"
#include "service/benchmark_summary.h"
#include "service/option_listing.h"
#include "service/outcome_json.h"
#include "service/report_service.h"
#include "service/traffic_report.h"

namespace doelmaat::app {
namespace {

using base::Say;

constexpr const char* kDefaultFolder = "rapport";

std::string Dashed(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

void AddBenchmarkRun(CLI::App* benchmark, Common* common) {
  CLI::App* command = benchmark->add_subcommand("run", Say("app.benchmark_run"));
  auto request = std::make_shared<service::BenchmarkRequest>();
  command->add_option("model", request->model, Say("app.benchmark_model"))->required();
  AddStore(command, common);
  AddCatalog(command, common);
  AddThreads(command, common);
  AddJson(command, common);
  command->add_flag("--again", request->again, Say("app.again"));
  for (const service::OptionListing& option : service::ListBenchmarkOptions()) {
    command->add_option_function<double>(
        "--" + Dashed(option.name),
        [request, name = option.name](const double& value) {
          request->options.push_back({name, "--" + Dashed(name), value});
        },
        option.help);
  }
  command->callback([common, request] {
    const service::BenchmarkOutcome outcome = ComputeRun(*common, *request);
    const report::RunTables run = service::Publish(outcome.run, disclosure::Audience::kInternal);
    if (common->json) {
      fmt::print("{}\n", service::BenchmarkJson(run));
      return;
    }
    fmt::print("{}{}\n", service::BenchmarkSummary(run), RunLine(outcome));
  });
}

void AddBenchmark(CLI::App* app, Common* common) {
  CLI::App* benchmark = app->add_subcommand("benchmark", Say("app.benchmark"));
  benchmark->require_subcommand(1);
  AddBenchmarkRun(benchmark, common);
  CLI::App* list = benchmark->add_subcommand("list", Say("app.benchmark_list"));
  AddCatalog(list, common);
  AddJson(list, common);
  list->callback([common] {
    if (common->json) {
      fmt::print(
          "{}",
          service::ModelListJson(service::ListBenchmarkModels(base::Catalog(common->catalog))));
      return;
    }
    for (const auto& model : service::ListBenchmarkModels(base::Catalog(common->catalog))) {
      fmt::print("{}\t{}\n", model.id, model.title);
    }
  });
}

struct ReportArguments : RunChoice {
  bool all = false;
  std::string remark;
};

service::TrafficReportOutcome WriteTraffic(const Common& common, const ReportArguments& arguments) {
  return service::WriteTrafficReport({.store = common.store,
                                      .folder = arguments.folder,
                                      .municipality = arguments.municipality,
                                      .audience = arguments.audience,
                                      .remark = arguments.remark},
                                     Progress(common, Say("app.writing")));
}

void PrintTraffic(const service::TrafficReportOutcome& outcome) {
  if (outcome.pages > 0) {
    fmt::print("{}\n",
               Say(outcome.written == 0 ? "app.traffic_reused" : "app.traffic_written",
                   {{"pages", std::to_string(outcome.pages)}, {"page", outcome.page.string()}}));
  }
}

void WriteBenchmarkReport(const Common& common, const ReportArguments& arguments) {
  const disclosure::Audience audience = service::AudienceOf(arguments.audience);
  const service::BenchmarkOutcome outcome = ChosenRun(common, arguments);
  const service::ReportOutcome written =
      service::WriteReport(service::Publish(outcome.run, audience),
                           RequestOf(arguments),
                           Progress(common, Say("app.writing")));
  if (common.json) {
    fmt::print("{}", service::ReportJson(written, outcome));
    return;
  }
  const std::string page = written.page.string();
  if (written.replaced) {
    fmt::print("{}\n", Say("app.report_replaced", {{"folder", arguments.folder}}));
  }
  fmt::print(
      "{}\n{}\n",
      RunLine(outcome),
      written.reused
          ? Say("app.report_reused", {{"run", outcome.run.provenance.run_id}, {"page", page}})
          : Say("app.report_written", {{"pages", std::to_string(written.pages)}, {"page", page}}));
}

// From messages, from public figures, or both, as the store has them. A kept run is of figures.
void WriteReport(const Common& common, const ReportArguments& arguments) {
  if (arguments.all && !arguments.municipality.empty()) {
    throw Error(ErrorKind::kBadInput, Say("app.municipality_or_all"));
  }
  if (!arguments.run.empty()) {
    WriteBenchmarkReport(common, arguments);
    return;
  }
  service::TrafficReportOutcome traffic = WriteTraffic(common, arguments);
  if (traffic.figures) {
    WriteBenchmarkReport(common, arguments);
  }
  if (traffic.figures && traffic.pages > 0) {
    const std::size_t before = traffic.written;
    traffic = WriteTraffic(common, arguments);  // now that there are pages to link to
    traffic.written += before;
  }
  if (!common.json) {
    PrintTraffic(traffic);
  } else if (!traffic.figures) {  // one object: that of the figures, when there are any
    fmt::print("{}",
               service::FactsJson({{"page", traffic.page.string()},
                                   {"pages", static_cast<std::int64_t>(traffic.pages)}}));
  }
}

void AddReport(CLI::App* app, Common* common) {
  CLI::App* command = app->add_subcommand("report", Say("app.report"));
  auto arguments = std::make_shared<ReportArguments>();
  arguments->folder = kDefaultFolder;
  AddRunChoice(command, arguments.get());
  command->add_option("--municipality", arguments->municipality, Say("app.report_municipality"));
  command->add_flag("--all", arguments->all, Say("app.report_all"));
  command->add_option("--remark", arguments->remark, Say("app.report_remark"));
  AddStore(command, common);
  AddCatalog(command, common);
  AddThreads(command, common);
  AddJson(command, common);
  command->callback([common, arguments] { WriteReport(*common, *arguments); });
}

}  // namespace

void AddBenchmarkCommands(CLI::App* app, Common* common) {
  AddBenchmark(app, common);
  AddReport(app, common);
}

}  // namespace doelmaat::app
