#include "app/common_options.h"

#include <cstdlib>

#include <fmt/core.h>

#include "base/number_text.h"
#include "base/text.h"

namespace doelmaat::app {
namespace {

using base::Say;

constexpr std::int64_t kMostThreads = 256;

// What is wrong with a number of threads; nothing when it is right.
std::string ThreadsProblem(const std::string& text) {
  const auto threads = base::ParseInteger(text);
  const bool right = threads.has_value() && *threads >= 1 && *threads <= kMostThreads;
  return right ? ""
               : Say("app.bad_threads", {{"value", text}, {"most", std::to_string(kMostThreads)}});
}

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
  command->add_option("--threads", common->threads, Say("app.threads"))
      ->check(CLI::Validator(ThreadsProblem, ""))
      ->capture_default_str();
}

void AddKey(CLI::App* command, std::string* key_file) {
  TakeFromEnvironment("DOELMAAT_KEY", key_file);
  command->add_option("--key", *key_file, Say("person.key_option") + " (DOELMAAT_KEY)");
}

std::string ShownCount(std::size_t count) {
  return base::FormatInteger(static_cast<std::int64_t>(count), base::NumberStyle::kDutch);
}

void PrintModels(const store::ModelRun& models) {
  fmt::print("{}\n",
             models.reused ? Say("app.models_reused")
                           : Say("app.models_built",
                                 {{"models", std::to_string(models.models)},
                                  {"checks", std::to_string(models.checks)}}));
}

}  // namespace doelmaat::app
