#include "app/command_line.h"

#include <exception>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "app/benchmark_commands.h"
#include "app/check_commands.h"
#include "app/common_options.h"
#include "app/frontier_commands.h"
#include "app/import_command.h"
#include "app/indicator_commands.h"
#include "app/measure_commands.h"
#include "app/person_command.h"
#include "app/synth_command.h"
#include "base/code_version.h"
#include "base/error.h"
#include "base/text.h"

namespace doelmaat::app {
namespace {

using base::Say;

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
  formatter->label("UINT", "GETAL");
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
  AddCheckCommands(&app, &common);
  AddBenchmarkCommands(&app, &common);
  AddFrontierCommands(&app, &common);
  AddIndicatorCommands(&app, &common);
  AddMeasureCommands(&app, &common);
  AddSynth(&app);
  GroupCommands(&app);
  try {
    app.parse(argc, argv);
    return common.exit_code;
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
