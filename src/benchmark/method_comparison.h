// What other methods say of the same units: scores, places and classes beside each other.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "benchmark/benchmark_options.h"
#include "benchmark/efficiency.h"
#include "numerics/parallel.h"
#include "stats/identification.h"
#include "stats/rank_correlation.h"

namespace doelmaat::benchmark {

enum class Method {
  kCorrected,   // DEA, variable returns to scale, corrected by Simar & Wilson 1998: the base
  kVariable,    // the same without the correction
  kConstant,    // DEA, constant returns to scale
  kFreeHull,    // free disposal hull: one other unit at a time
  kOrderM,      // expected best of m units
  kTwoStage,    // DEA corrected with the environment, Simar & Wilson 2007
  kStochastic,  // cost function with noise, half-normal, with the environment
  kWeighted,    // cost function by weighted least squares, with the environment
};

enum class MethodStatus {
  kDone,
  kNoInefficiency,  // the residuals lean the wrong way: the method finds none
  kNotFitted,       // no optimum, or columns that determine each other
};

struct MethodScores {
  Method method = Method::kCorrected;
  MethodStatus status = MethodStatus::kNotFitted;
  // One entry a unit; none for a unit that the method does not judge.
  std::vector<std::optional<double>> scores;
  std::vector<std::optional<std::size_t>> places;  // 1 is best; equal scores share the best place
  std::vector<std::optional<EfficiencyClass>> classes;  // ClassesOfSameSize as the base
  std::size_t judged = 0;
  double mean = 0.0;                                 // of the scores
  std::array<std::size_t, kClassCount> at_limits{};  // units in each class at the model's limits
  std::size_t largest_tie = 0;                       // units that share one score
  stats::RankCorrelation with_base;
  // Share of pairs of units in the same order as in the base, (1 + τ_b) / 2; none without τ_b and
  // for a method that does not tell units apart, whose ties would count for half.
  std::optional<double> same_order;

  // Whether at most a quarter of the units share one score.
  bool TellsApart() const { return judged > 0 && 4 * largest_tie <= judged; }
};

struct MethodPair {
  std::size_t first = 0;  // entries of MethodComparison::methods
  std::size_t second = 0;
  stats::RankCorrelation correlation;
};

struct PlaceRange {
  std::size_t best = 0;
  std::size_t worst = 0;
};

struct MethodComparison {
  std::vector<MethodScores> methods;  // the base first
  std::vector<MethodPair> pairs;      // of methods that are done, first before second
  // Best and worst place of each unit over the methods that tell units apart.
  std::vector<std::optional<PlaceRange>> places;
};

// Scores of the same units by every method of `Method`.
//
// data        cost, outputs, environment and who may span, as in MeasureEfficiency
// efficiency  MeasureEfficiency of the same data: the base and the plain scores
// options     class limits and seed
//
// Methods keep their own height: DEA without correction is too favourable, FDH gives most units 1.
// A class is therefore by order: of the units that both judge, as many get each class as in the
// base. Methods that know no `spans` (FDH, order-m, two-stage) judge the units that may span, and
// give others no score. Scores equal to 1e-9 count as equal. A method that is not done keeps its
// place in the list, without scores. Same bytes for any number of threads.
// Cost: about 100 × n_units linear programmes, nearly all of the two-stage bootstrap.
// Source: each method its own page; the comparison after the consistency conditions of Bauer,
// Berger, Ferrier & Humphrey 1998, Journal of Economics and Business 50(2), 85-114. See
// docs/methods/method-comparison.md. Tested by: method_comparison_test.cpp, tests/real.
MethodComparison CompareMethods(const stats::CostData& data,
                                const Efficiency& efficiency,
                                const BenchmarkOptions& options,
                                const numerics::ParallelFor& parallel_for);

// The class of a score at the limits of the options.
EfficiencyClass ClassAt(double score, const BenchmarkOptions& options);

// Classes by order: of the units that have both a score and a class in `base`, the best get the
// highest class, as many as have it in `base`, and so on down. A unit whose score is shared (to
// 1e-9) by units on both sides of such a cut has none: the scores do not tell.
std::vector<std::optional<EfficiencyClass>> ClassesOfSameSize(
    std::span<const std::optional<double>> scores,
    std::span<const std::optional<EfficiencyClass>> base);

}  // namespace doelmaat::benchmark
