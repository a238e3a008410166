// The options of a benchmark, each declared once: command-line help, the report's appendix and the
// check of a model file are made from the declaration.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace doelmaat::benchmark {

struct BenchmarkOptions {
  std::int64_t replications = 2000;
  std::int64_t seed = 2022;
  double class_limit_low = 0.70;
  double class_limit_high = 0.80;
  std::int64_t span_minimum_population = 5000;
  double anomaly_limit = 5.0;
  double near_miss_limit = 3.5;
  double jump_limit = 5.0;
  std::int64_t peer_count = 20;
  double peer_weight_shift = 0.25;
  double skew_level = 0.05;
  double total_change_limit = 0.25;
  double booking_error_share = 0.15;
  std::int64_t booking_redraws = 200;
};

struct OptionDeclaration {
  using Member = std::variant<std::int64_t BenchmarkOptions::*, double BenchmarkOptions::*>;

  std::string_view name;  // as in a model file; with dashes for underscores on the command line
  std::string_view unit;  // "" for none
  Member member;
  double minimum;
  double maximum;
  // One line on what it means and one on why the default is what it is: texts
  // option.<name>.meaning and option.<name>.source.
};

// In the order in which they are shown.
std::span<const OptionDeclaration> OptionDeclarations();

double OptionValue(const BenchmarkOptions& options, const OptionDeclaration& declaration);

// Sets one option by name. Throws kConfig for a name that is not declared, a value out of bounds
// and a fraction where a whole number is due; `place` says where the value stands.
void SetOption(BenchmarkOptions* options,
               std::string_view name,
               double value,
               const std::string& place);

// Throws kConfig when options contradict each other (a lower class limit above the upper one).
void CheckOptions(const BenchmarkOptions& options);

}  // namespace doelmaat::benchmark
