#include "app/command_line.h"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "app/benchmark_commands.h"
#include "app/check_commands.h"
#include "app/common_options.h"
#include "app/exit_code.h"
#include "app/export_commands.h"
#include "app/frontier_commands.h"
#include "app/import_command.h"
#include "app/indicator_commands.h"
#include "app/measure_commands.h"
#include "app/person_command.h"
#include "app/self_commands.h"
#include "app/synth_command.h"
#include "base/alike.h"
#include "base/code_version.h"
#include "base/error.h"
#include "base/language.h"
#include "base/text.h"

namespace doelmaat::app {
namespace {

using base::Say;

// The help of the library, in the language of the process.
void Translate(CLI::App* app) {
  auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("Usage", Say("app.usage"));
  formatter->label("OPTIONS", Say("app.options"));
  formatter->label("Options", Say("app.options"));
  formatter->label("SUBCOMMAND", Say("app.subcommands"));
  formatter->label("Subcommands", Say("app.subcommands"));
  formatter->label("Positionals", Say("app.positionals"));
  formatter->label("REQUIRED", Say("app.required"));
  formatter->label("SUBCOMMANDS", Say("app.subcommands"));
  formatter->label("Needs", Say("app.needs"));
  formatter->label("Excludes", Say("app.excludes"));
  formatter->label("TEXT", Say("app.type_text"));
  for (const char* number : {"INT", "UINT", "FLOAT"}) {
    formatter->label(number, Say("app.type_number"));
  }
  formatter->column_width(34);
  app->formatter(formatter);
  app->option_defaults()->group(Say("app.options"));
  app->set_help_flag("-h,--help", Say("app.help"))->group(Say("app.options"));
}

// Takes --lang where a command reads its options; WantedLanguage has used it by then.
void AddLanguage(CLI::App* command) {
  command
      ->add_option_function<std::string>(
          "--lang", [](const std::string&) {}, Say("app.lang") + " (DOELMAAT_LANG)")
      ->type_name("nl|en")
      ->group(Say("app.options"));
}

// Puts every command, and its help, under our own headings, and lets it take --lang.
void GroupCommands(CLI::App* app) {
  for (CLI::App* command : app->get_subcommands([](const CLI::App*) { return true; })) {
    command->group(Say("app.subcommands"));
    command->get_help_ptr()->group(Say("app.options"));
    AddLanguage(command);
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

// What may stand where something else was typed: options, or commands.
std::vector<std::string> NamesOf(const CLI::App& app, bool options) {
  std::vector<std::string> names;
  if (options) {
    for (const CLI::Option* option : app.get_options()) {
      for (const std::string& name : option->get_lnames()) {
        names.push_back("--" + name);
      }
    }
    return names;
  }
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

// What the library found wrong, in our words. It tells what in an English sentence; of that only
// the names are taken.
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
    const bool too_many = what.find(" received ") != std::string::npos;
    return Say(too_many ? "app.too_many_values" : "app.missing_value",
               {{"option", Before(what, ":")}});
  }
  if (dynamic_cast<const CLI::ConversionError*>(&problem) != nullptr) {
    const std::string given = After(what, ": ");
    return Say("app.bad_number",
               {{"option", Before(given, " = ")}, {"value", After(given, " = ")}});
  }
  return Say("app.bad_value", {{"what", what}});
}

std::string MeantBy(const CLI::App& app) {
  const std::vector<std::string> unexpected = app.remaining(true);
  return unexpected.empty()
             ? ""
             : base::Meant(unexpected.front(),
                           NamesOf(app, /*options=*/unexpected.front().starts_with("-")));
}

int ReportUsage(const CLI::App& app, const CLI::ParseError& problem) {
  const CLI::App* used = &app;
  std::string command;
  while (!used->get_subcommands().empty()) {
    used = used->get_subcommands().front();
    command += " " + used->get_name();
  }
  const std::string text =
      Say("app.usage_error", {{"what", UsageProblem(*used, problem)}, {"command", command}});
  fmt::print(stderr, "{}\n", text + MeantBy(*used));
  return ExitCodeOf(ErrorKind::kBadInput);
}

int ReportError(const std::string& message, ErrorKind kind) {
  fmt::print(stderr, "{}\n", Say("app.error", {{"message", message}}));
  return ExitCodeOf(kind);
}

// What --lang says, wherever it stands, or else DOELMAAT_LANG; "" when neither says anything. Read
// before the options are declared, because their help is text already.
std::string WantedLanguage(int argc, char** argv) {
  const char* environment = std::getenv("DOELMAAT_LANG");
  std::string wanted = environment == nullptr ? "" : environment;
  constexpr std::string_view kOption = "--lang";
  for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
    const std::string_view argument = argv[i];
    if (argument == kOption && i + 1 < argc) {
      wanted = argv[++i];
    } else if (argument.starts_with("--lang=")) {
      wanted = argument.substr(kOption.size() + 1);
    }
  }
  return wanted;
}

}  // namespace

int ExitCodeOf(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kBadInput:
      return static_cast<int>(ExitCode::kBadInput);
    case ErrorKind::kBadData:
      return static_cast<int>(ExitCode::kBadData);
    case ErrorKind::kNotFound:
      return static_cast<int>(ExitCode::kNotFound);
    case ErrorKind::kInternal:
      return static_cast<int>(ExitCode::kInternal);
    case ErrorKind::kIo:
      return static_cast<int>(ExitCode::kIo);
    case ErrorKind::kConflict:
      return static_cast<int>(ExitCode::kConflict);
    case ErrorKind::kConfig:
      return static_cast<int>(ExitCode::kConfig);
  }
  return static_cast<int>(ExitCode::kInternal);
}

int RunCommandLine(int argc, char** argv) {
  if (const std::string wanted = WantedLanguage(argc, argv); !wanted.empty()) {
    const std::optional<base::Language> language = base::LanguageOf(wanted);
    if (!language.has_value()) {
      return ReportError(Say("app.bad_language", {{"value", wanted}}), ErrorKind::kBadInput);
    }
    base::Speak(*language);
  }
  CLI::App app{Say("app.about"), "doelmaat"};
  Translate(&app);
  app.set_version_flag("--version", std::string(base::CodeVersion()), Say("app.version"));
  app.require_subcommand(1);
  AddLanguage(&app);
  Common common;
  AddImport(&app, &common);
  AddBuild(&app, &common);
  AddKeyCommands(&app, &common);
  AddStoreCommands(&app, &common);
  AddCheckCommands(&app, &common);
  AddBenchmarkCommands(&app, &common);
  AddExportCommands(&app, &common);
  AddFrontierCommands(&app, &common);
  AddIndicatorCommands(&app, &common);
  AddMeasureCommands(&app, &common);
  AddSynth(&app, &common);
  AddSelfCommands(&app, &common);
  GroupCommands(&app);
  try {
    app.parse(argc, argv);
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
      return ReportError(Say("app.no_output"), ErrorKind::kIo);
    }
    return common.exit_code;
  } catch (const CLI::CallForHelp& help) {
    return app.exit(help);
  } catch (const CLI::CallForVersion& version) {
    return app.exit(version);
  } catch (const CLI::ParseError& problem) {
    return ReportUsage(app, problem);
  } catch (const Error& error) {
    return ReportError(error.what(), error.kind());
  } catch (const std::system_error& problem) {
    return ReportError(std::ferror(stdout) != 0 ? Say("app.no_output") : problem.what(),
                       ErrorKind::kIo);
  } catch (const std::exception& problem) {
    return ReportError(problem.what(), ErrorKind::kInternal);
  }
}

}  // namespace doelmaat::app
