#include "app/benchmark_commands.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

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
  std::string region;
  bool national = false;
  bool all = false;
  std::string remark;
  bool pdf = false;
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

struct FiguresReport {
  service::BenchmarkOutcome run;
  service::ReportOutcome report;
};

FiguresReport WriteFigures(const Common& common, const ReportArguments& arguments) {
  const disclosure::Audience audience = service::AudienceOf(arguments.audience);
  FiguresReport written;
  written.run = ChosenRun(common, arguments);
  service::ReportRequest request = RequestOf(arguments);
  if (!arguments.region.empty()) {
    request.region = arguments.region;
  }
  request.national = arguments.national;
  written.report = service::WriteReport(
      service::Publish(written.run.run, audience), request, Progress(common, Say("app.writing")));
  if (common.json) {
    return written;
  }
  const std::string page = written.report.page.string();
  if (written.report.replaced) {
    fmt::print("{}\n", Say("app.report_replaced", {{"folder", arguments.folder}}));
  }
  fmt::print(
      "{}\n{}\n",
      RunLine(written.run),
      written.report.reused
          ? Say("app.report_reused", {{"run", written.run.run.provenance.run_id}, {"page", page}})
          : Say("app.report_written",
                {{"pages", std::to_string(written.report.pages)}, {"page", page}}));
  return written;
}

// Before pages of messages are written: they would stay, for another audience, beside a report that
// is refused. The model of a kept run is known once the run is read, and that writes no such pages.
void RefuseFirst(const Common& common, const ReportArguments& arguments) {
  service::AudienceOf(arguments.audience);
  if (service::HasFigures(common.store)) {
    service::RefuseOtherModel(
        arguments.folder,
        service::FindBenchmarkModel(base::Catalog(common.catalog), arguments.model));
  } else if (arguments.national || !arguments.region.empty()) {
    throw Error(ErrorKind::kNotFound, Say("app.page_needs_figures"));
  }
}

// From messages, from public figures, or both, as the store has them. A kept run is of figures.
void WriteReport(Common* common, const ReportArguments& arguments) {
  const int asked = (arguments.all ? 1 : 0) + (arguments.municipality.empty() ? 0 : 1) +
                    (arguments.region.empty() ? 0 : 1) + (arguments.national ? 1 : 0);
  if (asked > 1) {
    throw Error(ErrorKind::kBadInput, Say("app.municipality_or_all"));
  }
  service::TrafficReportOutcome traffic;
  std::optional<FiguresReport> figures;
  if (arguments.run.empty()) {
    RefuseFirst(*common, arguments);
    traffic = WriteTraffic(*common, arguments);
  }
  if (!arguments.run.empty() || traffic.figures) {
    figures = WriteFigures(*common, arguments);
  }
  if (traffic.figures && traffic.pages > 0) {
    const std::size_t before = traffic.written;
    traffic = WriteTraffic(*common, arguments);  // now that there are pages to link to
    traffic.written += before;
  }
  if (!common->json) {
    PrintTraffic(traffic);
  }
  std::optional<service::PdfOutcome> pdf;
  if (arguments.pdf) {
    std::vector<std::filesystem::path> pages;
    if (!arguments.national && arguments.region.empty()) {
      pages = traffic.asked;
    }
    if (figures.has_value()) {
      pages.insert(pages.begin(), figures->report.asked.begin(), figures->report.asked.end());
    }
    pdf = MakePdfs(common, arguments.folder, pages);
  }
  if (common->json) {  // one object: that of the figures, when there are any
    fmt::print("{}",
               figures.has_value() ? service::ReportJson(figures->report, figures->run, pdf)
                                   : service::PageJson(traffic.page, traffic.pages, pdf));
  }
}

void AddReport(CLI::App* app, Common* common) {
  CLI::App* command = app->add_subcommand("report", Say("app.report"));
  auto arguments = std::make_shared<ReportArguments>();
  arguments->folder = kDefaultFolder;
  AddRunChoice(command, arguments.get());
  command->add_option("--municipality", arguments->municipality, Say("app.report_municipality"));
  command->add_option("--region", arguments->region, Say("app.report_region"));
  command->add_flag("--national", arguments->national, Say("app.report_national"));
  command->add_flag("--all", arguments->all, Say("app.report_all"));
  command->add_option("--remark", arguments->remark, Say("app.report_remark"));
  AddPdf(command, &arguments->pdf);
  AddStore(command, common);
  AddCatalog(command, common);
  AddThreads(command, common);
  AddJson(command, common);
  command->callback([common, arguments] { WriteReport(common, *arguments); });
}

}  // namespace

void AddBenchmarkCommands(CLI::App* app, Common* common) {
  AddBenchmark(app, common);
  AddReport(app, common);
}

}  // namespace doelmaat::app
