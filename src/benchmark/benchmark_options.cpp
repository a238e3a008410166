#include "benchmark/benchmark_options.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"

namespace doelmaat::benchmark {
namespace {

using base::Say;
using Options = BenchmarkOptions;

// texts: option.*
constexpr std::array<OptionDeclaration, 14> kDeclarations = {{
    {"replications", "", &Options::replications, 100, 100000},
    {"seed", "", &Options::seed, 0, 4294967295.0},
    {"class_limit_low", "", &Options::class_limit_low, 0.01, 0.99},
    {"class_limit_high", "", &Options::class_limit_high, 0.01, 0.99},
    {"span_minimum_population", "inwoners", &Options::span_minimum_population, 0, 100000},
    {"anomaly_limit", "keer", &Options::anomaly_limit, 2, 100},
    {"near_miss_limit", "keer", &Options::near_miss_limit, 1, 100},
    {"jump_limit", "keer", &Options::jump_limit, 2, 100},
    {"peer_count", "gemeenten", &Options::peer_count, 5, 50},
    {"peer_weight_shift", "", &Options::peer_weight_shift, 0, 1},
    {"skew_level", "", &Options::skew_level, 0.001, 0.5},
    {"total_change_limit", "", &Options::total_change_limit, 0.01, 1},
    {"booking_error_share", "", &Options::booking_error_share, 0, 0.45},
    {"booking_redraws", "", &Options::booking_redraws, 20, 10000},
}};

[[noreturn]] void Reject(const std::string& place, const std::string& what) {
  throw Error(ErrorKind::kConfig, Say("option.bad", {{"place", place}, {"what", what}}));
}

}  // namespace

std::span<const OptionDeclaration> OptionDeclarations() { return kDeclarations; }

double OptionValue(const BenchmarkOptions& options, const OptionDeclaration& declaration) {
  return std::visit([&](auto member) { return static_cast<double>(options.*member); },
                    declaration.member);
}

void SetOption(BenchmarkOptions* options,
               std::string_view name,
               double value,
               const std::string& place) {
  const auto found =
      std::find_if(kDeclarations.begin(), kDeclarations.end(), [&](const auto& declaration) {
        return declaration.name == name;
      });
  if (found == kDeclarations.end()) {
    Reject(place, Say("option.unknown", {{"name", std::string(name)}}));
  }
  if (!(value >= found->minimum && value <= found->maximum)) {
    Reject(place,
           Say("option.out_of_bounds",
               {{"name", std::string(name)},
                {"value", base::FormatExact(value)},
                {"minimum", base::FormatExact(found->minimum)},
                {"maximum", base::FormatExact(found->maximum)}}));
  }
  if (const auto* whole = std::get_if<std::int64_t Options::*>(&found->member)) {
    if (value != std::floor(value)) {
      Reject(place, Say("option.not_whole", {{"name", std::string(name)}}));
    }
    options->** whole = static_cast<std::int64_t>(value);
  } else {
    options->*std::get<double Options::*>(found->member) = value;
  }
}

void CheckOptions(const BenchmarkOptions& options) {
  if (options.class_limit_low >= options.class_limit_high) {
    Reject("class_limit_low", Say("option.class_limits"));
  }
  if (options.near_miss_limit > options.anomaly_limit) {
    Reject("near_miss_limit", Say("option.anomaly_limits"));
  }
}

}  // namespace doelmaat::benchmark
