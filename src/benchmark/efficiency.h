#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "benchmark/benchmark_options.h"
#include "numerics/matrix.h"
#include "numerics/parallel.h"
#include "stats/dea.h"
#include "stats/dea_bootstrap.h"
#include "stats/leave_one_out.h"

namespace doelmaat::benchmark {

enum class EfficiencyClass { kLow, kMiddle, kHigh };
constexpr std::size_t kClassCount = 3;

struct RankRange {
  double low = 0.0;
  double high = 0.0;
};

struct UnitEfficiency {
  double score = 1.0;            // Farrell, input: at most 1
  bool spans = true;             // may it span the frontier
  bool beyond_frontier = false;  // does not span and lies beyond it: scores 1
  std::optional<double> bias_corrected;
  std::optional<stats::Interval> ci90;
  std::optional<stats::Interval> ci95;
  // Of calibrated draws; adds up to 1, and to nothing without bias_corrected: no class then.
  std::array<double, kClassCount> class_shares{};
  EfficiencyClass most_likely = EfficiencyClass::kMiddle;
  // 5th and 95th percentile of its rank among calibrated draws, 1 = best; none without
  // bias_corrected.
  std::optional<RankRange> rank90;
  std::vector<stats::Weight> spanned_by;
  // The score when the spanning unit that matters most to it spans no more; none if nothing
  // changes.
  std::optional<double> score_without_top_spanner;
  std::optional<std::size_t> top_spanner;

  // The class of at least half of the replications; none when no class has that many.
  std::optional<EfficiencyClass> ClearClass() const;
  // Whether the unit, whose row is `own`, spans the frontier itself.
  bool OnFrontier(std::size_t own) const;
};

enum class EfficiencyStatus { kDone, kTooFewUnits, kNoBootstrap };

struct Efficiency {
  EfficiencyStatus status = EfficiencyStatus::kTooFewUnits;
  std::vector<UnitEfficiency> units;
  std::vector<stats::LeaveOneOut> leave_one_out;  // one for each unit that spans somebody else
  numerics::Matrix draws;                         // n_units × replications, scores, at most 1
  numerics::Matrix calibrated_draws;              // these, moved by stats/score_calibration.h
  double bandwidth = 0.0;
  std::size_t failed_replications = 0;

  bool usable() const { return status == EfficiencyStatus::kDone; }
};

// Cost efficiency of every unit by input-oriented DEA with variable returns to scale, its bias and
// intervals by the bootstrap of Simar & Wilson 1998, and what follows from the replications: shares
// of classes and range of ranks.
//
// cost     n_units, eur, > 0
// outputs  n_units × n_outputs, ≥ 0
// spans    n_units: may this unit span the frontier; one that may not and lies beyond it scores 1
// options  replications, seed, class limits
//
// A draw of the true score above 1 counts as 1. Classes and ranks are counted among draws
// calibrated as stats/score_calibration.h says, for which "70%" is about 70% on panels without
// noise; scores, intervals and potential go by the draws themselves. Class of a draw: below
// class_limit_low, below class_limit_high, or from there on. The 95% interval is nominal: on panels
// with known truth it holds the truth for about 67% of units, see docs/methods/simar-wilson.md.
// kTooFewUnits when fewer than three units per dimension span; kNoBootstrap when the bootstrap
// gives none (units then have scores and no intervals). Same bits for any number of threads.
// Source: stats/dea.h, stats/dea_bootstrap.h.
// Tested by: efficiency_test.cpp; on the real figures by tests/real.
Efficiency MeasureEfficiency(std::span<const double> cost,
                             const numerics::Matrix& outputs,
                             const std::vector<bool>& spans,
                             const BenchmarkOptions& options,
                             const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::benchmark
