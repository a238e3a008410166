// What would change the class of a unit: another method, another output, other limits, the absence
// of an influential unit, an error in the books.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "benchmark/benchmark_options.h"
#include "benchmark/efficiency.h"
#include "benchmark/method_comparison.h"
#include "numerics/parallel.h"
#include "stats/identification.h"

namespace doelmaat::benchmark {

enum class VariantKind {
  kMethod,   // another method or technology
  kOutput,   // one output left out
  kLimits,   // other limits of the classes
  kWithout,  // the most influential units span no more
};

struct ClassVariant {
  VariantKind kind = VariantKind::kMethod;
  std::size_t which = 0;   // method, output, or the number of units left out
  double limit_low = 0.0;  // of kLimits
  double limit_high = 0.0;
  std::vector<std::optional<double>> scores;
  std::vector<std::optional<EfficiencyClass>> classes;
  std::size_t judged = 0;   // units with a class here and in the base
  std::size_t changed = 0;  // of these, with another class here
};

// The least change of a unit's own cost that puts it across a limit.
struct Tipping {
  EfficiencyClass into = EfficiencyClass::kMiddle;
  double change_eur = 0.0;  // below zero: lower cost
  double change_share = 0.0;
};

struct UnitSensitivity {
  std::optional<EfficiencyClass> base;  // of the corrected score; none without one
  std::size_t judged = 0;               // variants in which it has a class
  std::size_t kept = 0;                 // of these, with the class of the base
  // The share of booking redraws in each class, and in that of the base.
  std::optional<std::array<double, kClassCount>> booking_shares;
  std::optional<double> booking_kept;
  std::optional<Tipping> to_better;  // none: already in the best class, or on the frontier itself
  std::optional<Tipping> to_worse;
  std::size_t decisive = 0;  // single spanning units without which it has another class
};

// How many units keep their class in how many of the variants that judge them.
enum class Stability { kAll, kMost, kHalf, kFew, kNotJudged };  // all, ≥ 3/4, ≥ 1/2, fewer, no base
constexpr std::size_t kStabilityCount = 5;

struct ClassSensitivity {
  std::vector<ClassVariant> variants;
  std::vector<UnitSensitivity> units;
  std::array<std::size_t, kStabilityCount> stability{};  // units, by Stability
  std::size_t redraws = 0;                               // of booking errors
  std::size_t left_out = 0;                              // single spanning units left out in turn
};

// What is known of the data before their classes are tried.
struct Findings {
  const Efficiency& efficiency;                 // MeasureEfficiency: the base
  const stats::Identification& identification;  // CheckIdentification: the most influential units
  const MethodComparison& comparison;           // CompareMethods: the scores of other methods
};

// The class of each unit in every variant of the model, each time with one thing changed.
//
//   base      class of the corrected score θ^c at the limits of the options
//   method    MethodScores::classes (by order)
//   output    plain scores without that output, by order
//   limits    θ^c at limits 0.10 and 0.05 lower and 0.05 higher
//   without   θ'_k θ^c_k / θ_k at the limits, θ' the plain score without the 1, 5, 10 most
//             influential units of the identification check; these have no class there
//   booking   by order of θ*_k θ^c_k / θ_k, θ* the plain score when every cost is redrawn as
//             C* = C (1 − a) / (1 − b),  a, b ~ U(0, 2 e), independent,  e = booking_error_share
//   tipping   C (θ^c / limit − 1) for the limits next to the class
//
// a is the share of what was booked here that belongs elsewhere, b the share of what belongs here
// that was booked elsewhere; both are e on average. θ^c / θ is the correction, which hardly depends
// on the unit's own cost and is kept. By order (ClassesOfSameSize) where a variant lifts or lowers
// all scores at once, which says nothing of one unit.
//
// data      as in MeasureEfficiency; leaving out an output may leave no unit without any
// findings  of the same data
//
// A unit without corrected score has no base and is not judged. A variant that does not tell a unit
// apart (ties) gives it no class, and counts neither as kept nor as changed. The tipping amount of
// a unit on the frontier itself does not follow from its score and is left out. Same bytes for any
// number of threads. With e = 0 every redraw keeps every class.
// Cost: booking_redraws + n_outputs times n_units linear programmes.
// Source: ours; e = 0.15 after Cebeon's baseline of Iv3 (two thirds of about thirty municipalities
// put some 85% of costs on the right field). See docs/methods/class-sensitivity.md.
// Tested by: class_sensitivity_test.cpp, tests/real.
ClassSensitivity TestClasses(const stats::CostData& data,
                             const Findings& findings,
                             const BenchmarkOptions& options,
                             const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::benchmark
