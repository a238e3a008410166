#include "app/command_line.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "app/common_options.h"
#include "app/import_command.h"
#include "app/person_command.h"
#include "app/synth_command.h"
#include "base/code_version.h"
#include "base/error.h"
#include "base/progress.h"
#include "base/text.h"
#include "service/benchmark_json.h"
#include "service/benchmark_service.h"
#include "service/benchmark_summary.h"
#include "service/option_listing.h"
#include "service/report_service.h"

namespace doelmaat::app {
namespace {

using base::Say;

constexpr const char* kDefaultModel = "nl-2022";
constexpr const char* kDefaultFolder = "rapport";

int ExitCode(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kBadInput:
      return 64;
    case ErrorKind::kBadData:
      return 65;
    case ErrorKind::kNotFound:
      return 66;
    case ErrorKind::kInternal:
      return 70;
    case ErrorKind::kIo:
      return 74;
    case ErrorKind::kConflict:
      return 75;
    case ErrorKind::kConfig:
      return 78;
  }
  return 70;
}

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

disclosure::Audience AudienceOf(const std::string& name) {
  if (name == "intern") {
    return disclosure::Audience::kInternal;
  }
  if (name == "raad") {
    return disclosure::Audience::kCouncil;
  }
  if (name == "openbaar") {
    return disclosure::Audience::kPublic;
  }
  throw Error(ErrorKind::kBadInput, Say("app.bad_audience", {{"value", name}}));
}

struct ReportArguments {
  std::string model = kDefaultModel;
  std::string run;
  std::string municipality;
  bool all = false;
  std::string folder = kDefaultFolder;
  std::string audience = "openbaar";
};

void WriteReport(const Common& common, const ReportArguments& arguments) {
  if (arguments.all && !arguments.municipality.empty()) {
    throw Error(ErrorKind::kBadInput, Say("app.municipality_or_all"));
  }
  const disclosure::Audience audience = AudienceOf(arguments.audience);
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
  AddStore(command, common);
  AddCatalog(command, common);
  AddThreads(command, common);
  command->callback([common, arguments] { WriteReport(*common, *arguments); });
}

// The help of the library, in Dutch.
void Translate(CLI::App* app) {
  auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("Usage", Say("app.usage"));
  formatter->label("OPTIONS", Say("app.options"));
  formatter->label("Options", Say("app.options"));
  formatter->label("SUBCOMMAND", Say("app.subcommands"));
  formatter->label("Subcommands", Say("app.subcommands"));
  formatter->label("Positionals", Say("app.positionals"));
  formatter->label("REQUIRED", Say("app.required"));
  formatter->label("TEXT", "TEKST");
  formatter->label("INT", "GETAL");
  formatter->label("FLOAT", "GETAL");
  formatter->column_width(34);
  app->formatter(formatter);
  app->option_defaults()->group(Say("app.options"));
  app->set_help_flag("-h,--help", Say("app.help"))->group(Say("app.options"));
}

// Puts every command, and its help, under the Dutch headings.
void GroupCommands(CLI::App* app) {
  for (CLI::App* command : app->get_subcommands([](const CLI::App*) { return true; })) {
    command->group(Say("app.subcommands"));
    command->get_help_ptr()->group(Say("app.options"));
    GroupCommands(command);
  }
}

std::string Before(const std::string& text, std::string_view sign) {
  return text.substr(0, text.find(sign));
}

std::string After(const std::string& text, std::string_view sign) {
  const std::size_t found = text.find(sign);
  return found == std::string::npos ? "" : text.substr(found + sign.size());
}

std::string CommandNames(const CLI::App& app) {
  std::string names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names += (names.empty() ? "" : ", ") + command->get_name();
  }
  return names;
}

// What the library found wrong, in Dutch. It tells what in an English sentence; of that only the
// names are taken.
std::string UsageProblem(const CLI::App& app, const CLI::ParseError& problem) {
  const std::string what = problem.what();
  const std::vector<std::string> unexpected = app.remaining(true);
  if (!unexpected.empty()) {
    return Say("app.unexpected", {{"what", unexpected.front()}});
  }
  if (what == "A subcommand is required") {
    return Say("app.no_command", {{"known", CommandNames(app)}});
  }
  if (dynamic_cast<const CLI::RequiredError*>(&problem) != nullptr) {
    return Say("app.missing", {{"what", Before(what, " is required")}});
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&problem) != nullptr) {
    return Say("app.missing_value", {{"option", Before(what, ":")}});
  }
  if (dynamic_cast<const CLI::ConversionError*>(&problem) != nullptr) {
    const std::string given = After(what, ": ");
    return Say("app.bad_number",
               {{"option", Before(given, " = ")}, {"value", After(given, " = ")}});
  }
  return Say("app.bad_value", {{"what", what}});
}

int ReportUsage(const CLI::App& app, const CLI::ParseError& problem) {
  const CLI::App* used = &app;
  std::string command;
  while (!used->get_subcommands().empty()) {
    used = used->get_subcommands().front();
    command += " " + used->get_name();
  }
  fmt::print(
      stderr,
      "{}\n",
      Say("app.usage_error", {{"what", UsageProblem(*used, problem)}, {"command", command}}));
  return ExitCode(ErrorKind::kBadInput);
}

int ReportError(const std::string& message, ErrorKind kind) {
  fmt::print(stderr, "{}\n", Say("app.error", {{"message", message}}));
  return ExitCode(kind);
}

}  // namespace

int RunCommandLine(int argc, char** argv) {
  CLI::App app{Say("app.about"), "doelmaat"};
  Translate(&app);
  app.set_version_flag("--version", std::string(base::CodeVersion()), Say("app.version"));
  app.require_subcommand(1);
  Common common;
  AddImport(&app, &common);
  AddBuild(&app, &common);
  AddKeyCommands(&app, &common);
  AddStoreCommands(&app, &common);
  AddBenchmark(&app, &common);
  AddReport(&app, &common);
  AddSynth(&app);
  GroupCommands(&app);
  try {
    app.parse(argc, argv);
    return EXIT_SUCCESS;
  } catch (const CLI::CallForHelp& help) {
    return app.exit(help);
  } catch (const CLI::CallForVersion& version) {
    return app.exit(version);
  } catch (const CLI::ParseError& problem) {
    return ReportUsage(app, problem);
  } catch (const Error& error) {
    return ReportError(error.what(), error.kind());
  } catch (const std::exception& problem) {
    return ReportError(problem.what(), ErrorKind::kInternal);
  }
}

}  // namespace doelmaat::app
