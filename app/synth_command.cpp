#include "app/synth_command.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "app/common_options.h"
#include "base/number_text.h"
#include "base/text.h"
#include "service/outcome_json.h"
#include "service/synth_service.h"
#include "service/thread_pool.h"

namespace doelmaat::app {
namespace {

using base::Say;

// Written in decimals; which counts make a region is for synth.
constexpr Bounds kCounts = {0, std::numeric_limits<std::int32_t>::max()};

std::string Count(std::uint64_t count) {
  return base::FormatInteger(static_cast<std::int64_t>(count), base::NumberStyle::kSpoken);
}

void Print(const service::SynthRequest& request, const synth::SynthSummary& summary) {
  constexpr std::uint64_t kMegabyte = 1000000;
  const std::string folder = request.folder.string();
  fmt::print("{}\n",
             Say("synth.written",
                 {{"messages", Count(summary.messages)},
                  {"lines", Count(summary.claim_lines)},
                  {"youths", Count(summary.youths)},
                  {"folder", folder},
                  {"megabytes", Count(summary.message_bytes / kMegabyte)}}));
  if (request.options.defects > 0.0) {
    fmt::print("{}\n", Say("synth.defects_planted", {{"defects", Count(summary.defects)}}));
  }
  fmt::print("{}\n", Say("synth.truth", {{"folder", folder + "/truth"}}));
  fmt::print("{}\n", Say("synth.next", {{"folder", folder + "/berichten"}}));
}

}  // namespace

void AddSynth(CLI::App* app, Common* common) {
  CLI::App* command = app->add_subcommand("synth", Say("synth.about"));
  auto request = std::make_shared<service::SynthRequest>();
  auto folder = std::make_shared<std::string>();
  request->threads = service::DefaultThreads();
  synth::SynthOptions& options = request->options;
  OnlyWhole(
      command->add_option("--municipalities", options.municipalities, Say("synth.municipalities"))
          ->required(),
      kCounts);
  OnlyWhole(command->add_option("--youth", options.youths, Say("synth.youth"))->required(),
            kCounts);
  OnlyWhole(
      command->add_option("--years", options.years, Say("synth.years"))->capture_default_str(),
      kCounts);
  OnlyWhole(command->add_option("--seed", options.seed, Say("synth.seed"))->capture_default_str(),
            kSeeds);
  command->add_option("--defects", options.defects, Say("synth.defects"))->capture_default_str();
  command->add_option("--out", *folder, Say("synth.out"))->required();
  AddQuiet(command, common);
  AddJson(command, common);
  command->callback([common, request, folder] {
    request->folder = *folder;
    const synth::SynthSummary summary =
        service::WriteSyntheticTraffic(*request, Progress(*common, Say("synth.writing")));
    if (common->json) {
      fmt::print("{}", service::SynthJson(*folder, summary));
    } else {
      Print(*request, summary);
    }
  });
}

}  // namespace doelmaat::app
