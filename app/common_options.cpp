#include "app/common_options.h"

#include <cstdio>
#include <cstdlib>

#include <fmt/core.h>

#include "app/exit_code.h"
#include "base/number_text.h"
#include "base/text.h"

namespace doelmaat::app {
namespace {

using base::Say;

constexpr std::int64_t kMostThreads = 256;

// The environment gives a value before any option is read, so that what is typed wins. CLI11 itself
// reads it for the options of every command, also of those that were not given.
void TakeFromEnvironment(const char* name, std::string* value) {
  const char* given = std::getenv(name);
  if (given != nullptr && *given != '\0') {
    *value = given;
  }
}

}  // namespace

void AddStore(CLI::App* command, Common* common) {
  TakeFromEnvironment("DOELMAAT_STORE", &common->store);
  command->add_option("--store", common->store, Say("app.store") + " (DOELMAAT_STORE)")
      ->capture_default_str();
}

void AddCatalog(CLI::App* command, Common* common) {
  command->add_option("--catalog", common->catalog, Say("app.catalog"));
}

void AddThreads(CLI::App* command, Common* common) {
  // Its default is the machine's: help, completion and man page are the same everywhere.
  OnlyWhole(command->add_option("--threads", common->threads, Say("app.threads")),
            {1, kMostThreads});
  AddQuiet(command, common);
}

void AddQuiet(CLI::App* command, Common* common) {
  command->add_flag("--quiet", common->quiet, Say("app.quiet"));
}

void AddJson(CLI::App* command, Common* common) {
  command->add_flag("--json", common->json, Say("app.json"));
}

base::ProgressListener Progress(const Common& common, const std::string& label) {
  if (common.quiet || common.json) {
    return [](std::size_t, std::size_t) {};
  }
  return base::TerminalProgress(label);
}

base::ProgressListener ByteProgress(const Common& common, const std::string& label) {
  constexpr std::size_t kMegabyte = 1000000;
  return [show = Progress(common, label)](std::size_t done, std::size_t total) {
    show(done / kMegabyte, total / kMegabyte);
  };
}

void AddKey(CLI::App* command, std::string* key_file) {
  TakeFromEnvironment("DOELMAAT_KEY", key_file);
  command->add_option("--key", *key_file, Say("person.key_option") + " (DOELMAAT_KEY)");
}

void OnlyWhole(CLI::Option* option, Bounds bounds) {
  option->transform(CLI::Validator(
      [bounds](std::string& text) -> std::string {
        const auto value = base::ParseInteger(text);
        if (value.has_value() && *value >= bounds.least && *value <= bounds.most) {
          text = std::to_string(*value);
          return "";
        }
        return Say("app.bad_whole",
                   {{"value", text},
                    {"least", std::to_string(bounds.least)},
                    {"most", std::to_string(bounds.most)}});
      },
      ""));
}

std::string ShownCount(std::size_t count) {
  return base::FormatInteger(static_cast<std::int64_t>(count), base::NumberStyle::kSpoken);
}

void AddPdf(CLI::App* command, bool* wanted) {
  command->add_flag("--pdf", *wanted, Say("app.pdf") + " (DOELMAAT_CHROMIUM)");
}

service::PdfOutcome MakePdfs(Common* common,
                             const std::filesystem::path& folder,
                             const std::vector<std::filesystem::path>& pages) {
  std::fflush(stdout);  // that the pages are there is known before the waiting starts
  service::PdfOutcome outcome =
      service::WritePdfs(folder, pages, common->threads, Progress(*common, Say("app.printing")));
  if (!outcome.skipped.empty()) {
    fmt::print(stderr, "{}\n", outcome.skipped);
    common->exit_code = ExitCodeOf(ErrorKind::kConfig);
  } else if (!common->json && !outcome.files.empty()) {
    fmt::print("{}\n",
               Say("app.printed",
                   {{"files", ShownCount(outcome.files.size())},
                    {"file", outcome.files.front().string()}}));
  }
  return outcome;
}

void PrintModels(const store::ModelRun& models) {
  fmt::print("{}\n",
             models.reused ? Say("app.models_reused")
                           : Say("app.models_built",
                                 {{"models", std::to_string(models.models)},
                                  {"checks", std::to_string(models.checks)}}));
}

}  // namespace doelmaat::app
