#include "app/benchmark_commands.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "app/exit_code.h"
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
#include "service/shipped_figures.h"
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

service::TrafficReportOutcome WriteTraffic(const Common& common,
                                           const ReportArguments& arguments,
                                           std::optional<std::set<std::string>> with_figures) {
  return service::WriteTrafficReport({.store = common.store,
                                      .folder = arguments.folder,
                                      .municipality = arguments.municipality,
                                      .audience = arguments.audience,
                                      .remark = arguments.remark,
                                      .with_figures = std::move(with_figures)},
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
  report::RunTables tables;
  service::ReportRequest request;
  service::ReportOutcome written;
};

// Of the figures of the store, when there are any: what cannot be whatever the figures are.
void RefuseFigures(const Common& common, const ReportArguments& arguments, bool figures) {
  if (figures) {
    service::RefuseOtherModel(
        arguments.folder,
        service::FindBenchmarkModel(base::Catalog(common.catalog), arguments.model));
  } else if (arguments.national || !arguments.region.empty()) {
    throw Error(ErrorKind::kNotFound,
                Say("app.page_needs_figures", {{"folder", service::ShippedFigures("data/nl")}}));
  }
}

// The report of figures up to its writing. Throws whatever can be refused of it: pages of messages,
// written first so that its index can list them, would stay.
FiguresReport ComputeFigures(const Common& common, const ReportArguments& arguments) {
  FiguresReport figures;
  figures.run = ChosenRun(common, arguments);
  figures.tables = service::Publish(figures.run.run, service::AudienceOf(arguments.audience));
  figures.request = RequestOf(arguments);
  if (!arguments.region.empty()) {
    figures.request.region = arguments.region;
  }
  figures.request.national = arguments.national;
  service::RefuseReport(figures.tables, figures.request);
  return figures;
}

// Whether a report can do without its pages of figures: the figures do not bear the model or lack
// the municipality, and no page of figures alone was asked for. Messages may then still say all
// they have to say.
bool CanDoWithout(const ReportArguments& arguments, const Error& problem) {
  const bool lacking =
      problem.kind() == ErrorKind::kBadData || problem.kind() == ErrorKind::kNotFound;
  return lacking && arguments.run.empty() && !arguments.national && arguments.region.empty();
}

// The report of figures as far as it goes: `lacking` says why there is none where there could be.
struct FiguresAsked {
  bool in_store = false;
  std::optional<FiguresReport> report;
  std::optional<Error> lacking;

  // Those whose page of messages can link to one of figures; none without figures in the store.
  std::optional<std::set<std::string>> Pages() const {
    if (!in_store) {
      return std::nullopt;
    }
    return report.has_value() ? service::MunicipalitiesOf(report->tables) : std::set<std::string>();
  }
};

FiguresAsked FiguresOf(const Common& common, const ReportArguments& arguments) {
  FiguresAsked figures;
  if (arguments.run.empty()) {
    figures.in_store = service::HasFigures(common.store);
    RefuseFigures(common, arguments, figures.in_store);
    if (!figures.in_store) {
      return figures;
    }
  }
  try {
    figures.report = ComputeFigures(common, arguments);
  } catch (const Error& problem) {
    if (!CanDoWithout(arguments, problem)) {
      throw;
    }
    figures.lacking = problem;
  }
  return figures;
}

void WriteFigures(const Common& common, FiguresReport* figures) {
  figures->written =
      service::WriteReport(figures->tables, figures->request, Progress(common, Say("app.writing")));
  if (common.json) {
    return;
  }
  const service::ReportOutcome& written = figures->written;
  const std::string page = written.page.string();
  if (written.replaced) {
    fmt::print("{}\n", Say("app.report_replaced", {{"folder", figures->request.folder.string()}}));
  }
  fmt::print(
      "{}\n{}\n",
      RunLine(figures->run),
      written.reused
          ? Say("app.report_reused", {{"run", figures->run.run.provenance.run_id}, {"page", page}})
          : Say("app.report_written", {{"pages", std::to_string(written.pages)}, {"page", page}}));
}

// The pages to print: of figures, and of messages unless a page of figures alone was asked for.
std::vector<std::filesystem::path> PagesAsked(const ReportArguments& arguments,
                                              const std::optional<FiguresReport>& figures,
                                              const service::TrafficReportOutcome& traffic) {
  std::vector<std::filesystem::path> pages;
  if (figures.has_value()) {
    pages = figures->written.asked;
  }
  if (!arguments.national && arguments.region.empty()) {
    pages.insert(pages.end(), traffic.asked.begin(), traffic.asked.end());
  }
  return pages;
}

// From messages, from public figures, or both, as the store has them. A kept run is of figures.
void WriteReport(Common* common, const ReportArguments& arguments) {
  const int asked = (arguments.all ? 1 : 0) + (arguments.municipality.empty() ? 0 : 1) +
                    (arguments.region.empty() ? 0 : 1) + (arguments.national ? 1 : 0);
  if (asked > 1) {
    throw Error(ErrorKind::kBadInput, Say("app.municipality_or_all"));
  }
  const service::AudienceFiles files(service::AudienceOf(arguments.audience), common->store);
  FiguresAsked figures = FiguresOf(*common, arguments);
  service::TrafficReportOutcome traffic;
  if (arguments.run.empty()) {
    traffic = WriteTraffic(*common, arguments, figures.Pages());
  }
  if (figures.lacking.has_value()) {
    if (traffic.pages == 0) {
      throw Error(*figures.lacking);
    }
    fmt::print(stderr, "{}\n", Say("app.only_messages", {{"problem", figures.lacking->what()}}));
    common->exit_code = ExitCodeOf(figures.lacking->kind());
  }
  if (figures.report.has_value()) {
    WriteFigures(*common, &*figures.report);
  }
  if (!common->json) {
    PrintTraffic(traffic);
  }
  std::optional<service::PdfOutcome> pdf;
  if (arguments.pdf) {
    pdf = MakePdfs(common, arguments.folder, PagesAsked(arguments, figures.report, traffic));
  }
  if (common->json) {  // one object: that of the figures, when there are any
    fmt::print("{}",
               figures.report.has_value()
                   ? service::ReportJson(figures.report->written, figures.report->run, pdf)
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
