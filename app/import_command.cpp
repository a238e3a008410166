#include "app/import_command.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "app/common_options.h"
#include "app/exit_code.h"
#include "base/embedded_files.h"
#include "base/text.h"
#include "service/import_service.h"
#include "service/outcome_json.h"

namespace doelmaat::app {
namespace {

using base::Say;

// A folder of messages may hold a hundred thousand files: those that say something are shown, and
// the others as a sum.
constexpr std::size_t kShownFiles = 20;
constexpr std::size_t kShownBroken = 20;

struct ImportArguments {
  std::vector<std::string> paths;
  std::string key_file;
  bool strict = false;
};

void PrintNotes(const ingest::ImportedFile& file) {
  for (const std::string& note : file.notes) {
    fmt::print("  {}\n", note);
  }
}

void PrintFigures(const ingest::ImportedFile& file) {
  fmt::print("{}\n",
             file.known_already ? Say("app.imported_before", {{"name", file.name}})
                                : Say("app.imported",
                                      {{"name", file.name},
                                       {"rows", ShownCount(file.rows)},
                                       {"source", file.source_title}}));
  PrintNotes(file);
}

void PrintMessages(const ingest::ImportedFile& file) {
  if (file.known_already) {
    fmt::print("{}\n", Say("app.imported_before", {{"name", file.name}}));
    PrintNotes(file);
    return;
  }
  fmt::print("{}\n",
             Say("landing.imported",
                 {{"name", file.name},
                  {"messages", ShownCount(file.message_count)},
                  {"rows", ShownCount(file.rows)},
                  {"known", ShownCount(file.known_messages)},
                  {"rejected", ShownCount(file.rejected_records)}}));
  PrintNotes(file);
}

ingest::ImportedFile SumOf(const std::vector<ingest::ImportedFile>& files) {
  ingest::ImportedFile sum;
  std::size_t known = 0;
  for (const ingest::ImportedFile& file : files) {
    if (file.of_messages) {
      known += file.known_already ? 1U : 0U;
      for (const std::string& note : file.notes) {
        sum.notes.push_back(note);
      }
    }
    sum.message_count += file.message_count;
    sum.rows += file.of_messages ? file.rows : 0;
    sum.known_messages += file.known_messages;
    sum.broken_messages += file.broken_messages;
    sum.rejected_records += file.rejected_records;
  }
  const auto messages = static_cast<std::size_t>(
      std::count_if(files.begin(), files.end(), [](const auto& file) { return file.of_messages; }));
  sum.name = Say("landing.files", {{"count", ShownCount(messages)}, {"known", ShownCount(known)}});
  return sum;
}

// What could not be read, with the reason. Returns how many there were.
std::size_t PrintBroken(const std::vector<ingest::ImportedFile>& files) {
  std::size_t broken = 0;
  for (const ingest::ImportedFile& file : files) {
    for (const ingest::ImportedMessage& message : file.messages) {
      if (!message.problem.empty() && ++broken <= kShownBroken) {
        fmt::print(
            stderr,
            "{}\n",
            Say("landing.broken",
                {{"file", message.entry.empty() ? file.name : file.name + ": " + message.entry},
                 {"line", std::to_string(message.line)},
                 {"what", message.problem}}));
      }
    }
  }
  if (broken > kShownBroken) {
    fmt::print(
        stderr, "{}\n", Say("landing.more_broken", {{"count", ShownCount(broken - kShownBroken)}}));
  }
  return broken;
}

void Print(const service::ImportOutcome& outcome, Common* common) {
  if (common->json) {
    fmt::print("{}", service::ImportJson(outcome));
    if (PrintBroken(outcome.files) > 0) {
      common->exit_code = kFound;
    }
    return;
  }
  std::size_t messages = 0;
  std::size_t rejected = 0;
  for (const ingest::ImportedFile& file : outcome.files) {
    messages += file.of_messages ? 1U : 0U;
    rejected += file.rejected_records;
  }
  for (const ingest::ImportedFile& file : outcome.files) {
    if (!file.of_messages) {
      PrintFigures(file);
    } else if (messages <= kShownFiles) {
      PrintMessages(file);
    }
  }
  if (messages > kShownFiles) {
    PrintMessages(SumOf(outcome.files));
  }
  if (rejected > 0) {
    fmt::print("{}\n", Say("landing.where_rejected", {{"store", common->store}}));
  }
  PrintModels(outcome.models);
  if (const std::size_t broken = PrintBroken(outcome.files); broken > 0) {
    fmt::print(stderr, "{}\n", Say("landing.some_broken", {{"count", ShownCount(broken)}}));
    common->exit_code = kFound;
  }
}

}  // namespace

void AddImport(CLI::App* app, Common* common) {
  CLI::App* command = app->add_subcommand("import", Say("app.import"));
  auto arguments = std::make_shared<ImportArguments>();
  command->add_option("bestanden", arguments->paths, Say("app.import_paths"))->required();
  AddStore(command, common);
  AddCatalog(command, common);
  AddKey(command, &arguments->key_file);
  AddThreads(command, common);
  AddJson(command, common);
  command->add_flag("--strict", arguments->strict, Say("landing.strict_option"));
  command->callback([common, arguments] {
    service::ImportRequest request;
    request.store = common->store;
    request.paths = {arguments->paths.begin(), arguments->paths.end()};
    request.key_file = arguments->key_file;
    request.strict = arguments->strict;
    request.threads = common->threads;
    Print(service::ImportFiles(
              request, base::Catalog(common->catalog), ByteProgress(*common, Say("app.importing"))),
          common);
  });
}

void AddBuild(CLI::App* app, Common* common) {
  CLI::App* command = app->add_subcommand("build", Say("app.build"));
  AddStore(command, common);
  AddJson(command, common);
  command->callback([common] {
    const store::ModelRun models = service::BuildStore(common->store);
    if (common->json) {
      fmt::print("{}", service::ModelsJson(models));
    } else {
      PrintModels(models);
    }
  });
}

}  // namespace doelmaat::app
