#include "app/benchmark_commands.h"

#include <algorithm>
#include <memory>
#include <string>

#include <fmt/core.h>

#include "base/error.h"
#include "base/progress.h"
#include "base/text.h"
#include "service/audience.h"
#include "service/benchmark_json.h"
#include "service/benchmark_service.h"
#include "service/benchmark_summary.h"
#include "service/option_listing.h"
#include "service/report_service.h"
#include "service/traffic_report.h"

namespace doelmaat::app {
namespace {

using base::Say;

constexpr const char* kDefaultModel = "nl-2022";
constexpr const char* kDefaultFolder = "rapport";

std::string Dashed(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

service::BenchmarkOutcome Compute(const Common& common, const service::BenchmarkRequest& wanted) {
  service::BenchmarkRequest request = wanted;
  request.store = common.store;
  request.threads = common.threads;
  return service::RunBenchmarkModel(
      request, base::Catalog(common.catalog), base::TerminalProgress(Say("app.computing")));
}

std::string RunLine(const service::BenchmarkOutcome& outcome) {
  return Say(outcome.reused ? "app.run_reused" : "app.run_done",
             {{"run", outcome.run.provenance.run_id}});
}

void AddBenchmarkRun(CLI::App* benchmark, Common* common) {
  CLI::App* command = benchmark->add_subcommand("run", Say("app.benchmark_run"));
  auto request = std::make_shared<service::BenchmarkRequest>();
  auto json = std::make_shared<bool>(false);
  command->add_option("model", request->model, Say("app.benchmark_model"))->required();
  AddStore(command, common);
  AddCatalog(command, common);
  AddThreads(command, common);
  command->add_flag("--json", *json, Say("app.json"));
  command->add_flag("--again", request->again, Say("app.again"));
  for (const service::OptionListing& option : service::ListBenchmarkOptions()) {
    command->add_option_function<double>(
        "--" + Dashed(option.name),
        [request, name = option.name](const double& value) {
          request->options.push_back({name, "--" + Dashed(name), value});
        },
        option.help);
  }
  command->callback([common, request, json] {
    const service::BenchmarkOutcome outcome = Compute(*common, *request);
    const report::RunTables run = service::Publish(outcome.run, disclosure::Audience::kInternal);
    if (*json) {
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
  list->callback([common] {
    for (const auto& model : service::ListBenchmarkModels(base::Catalog(common->catalog))) {
      fmt::print("{}\t{}\n", model.id, model.title);
    }
  });
}

struct ReportArguments {
  std::string model = kDefaultModel;
  std::string run;
  std::string municipality;
  bool all = false;
  std::string folder = kDefaultFolder;
  std::string audience = "openbaar";
  std::string remark;
};

service::TrafficReportOutcome WriteTraffic(const Common& common, const ReportArguments& arguments) {
  return service::WriteTrafficReport({.store = common.store,
                                      .folder = arguments.folder,
                                      .municipality = arguments.municipality,
                                      .audience = arguments.audience,
                                      .remark = arguments.remark},
                                     base::TerminalProgress(Say("app.writing")));
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
  service::BenchmarkRequest request;
  request.model = arguments.model;
  const service::BenchmarkOutcome outcome =
      arguments.run.empty() ? Compute(common, request)
                            : service::FindBenchmarkRun(common.store, arguments.run);
  service::ReportRequest report;
  report.folder = arguments.folder;
  if (!arguments.municipality.empty()) {
    report.municipality = arguments.municipality;
  }
  const service::ReportOutcome written = service::WriteReport(
      service::Publish(outcome.run, audience), report, base::TerminalProgress(Say("app.writing")));
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
  PrintTraffic(traffic);
}

void AddReport(CLI::App* app, Common* common) {
  CLI::App* command = app->add_subcommand("report", Say("app.report"));
  auto arguments = std::make_shared<ReportArguments>();
  command->add_option("--model", arguments->model, Say("app.report_model"))->capture_default_str();
  command->add_option("--run", arguments->run, Say("app.report_run"));
  command->add_option("--municipality", arguments->municipality, Say("app.report_municipality"));
  command->add_flag("--all", arguments->all, Say("app.report_all"));
  command->add_option("--out", arguments->folder, Say("app.report_out"))->capture_default_str();
  command->add_option("--audience", arguments->audience, Say("app.report_audience"))
      ->capture_default_str();
  command->add_option("--remark", arguments->remark, Say("app.report_remark"));
  AddStore(command, common);
  AddCatalog(command, common);
  AddThreads(command, common);
  command->callback([common, arguments] { WriteReport(*common, *arguments); });
}

}  // namespace

void AddBenchmarkCommands(CLI::App* app, Common* common) {
  AddBenchmark(app, common);
  AddReport(app, common);
}

}  // namespace doelmaat::app
