// How sure a DEA score is, without the assumption that units are alike: subsampling.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "numerics/matrix.h"
#include "numerics/parallel.h"
#include "stats/dea.h"
#include "stats/interval.h"

namespace doelmaat::stats {

struct DeaSubsamplingOptions {
  DeaOptions dea = {};                        // slacks are not used
  std::size_t replications = 2000;            // at least 2
  std::optional<std::size_t> size = {};       // of a subsample; none: SubsampleSize
  std::uint64_t seed = 1;                     // same seed, same result
  std::vector<double> levels = {0.90, 0.95};  // of the intervals, in (0, 1)
};

enum class DeaSubsamplingStatus {
  kDone,
  kFrontierNotSolved,  // a unit that spans has no score
  kTooManyFailures,    // more than 1 in 100 replications had a programme that was not solved
};

struct DeaSubsamplingUnit {
  std::optional<double> score;           // Farrell, as SolveDea gives it
  std::optional<double> bias_corrected;  // none: no score, beyond the frontier, or out_of_reach > 0
  // In order of levels; none where the draws do not bound it: too many out of reach.
  std::vector<std::optional<Interval>> intervals;
  std::size_t out_of_reach = 0;  // replications in which no combination does what the unit does
};

struct DeaSubsamplingResult {
  DeaSubsamplingOptions options;
  DeaSubsamplingStatus status = DeaSubsamplingStatus::kFrontierNotSolved;
  std::size_t size = 0;
  std::vector<DeaSubsamplingUnit> units;
  std::size_t failed_replications = 0;

  bool usable() const { return status == DeaSubsamplingStatus::kDone; }
};

// Intervals of DEA scores by subsampling. With δ = 1/θ (input) or φ (output), n units that span,
// p inputs and q outputs, each replication b draws m of them without replacement and
//
//   solves    δ*_ib of unit i, held as it is, against those m;  g_ib = δ_i / δ*_ib − 1 ≥ 0
//   interval  of the true δ_i:  δ_i (1 + (m/n)^r × type-9 quantile of g_i),  at (1 ∓ level) / 2
//   bias-corrected  δ_i (1 + (m/n)^r × mean g_i)
//   r         2 / (p + q + 1); under constant returns 2 / (p + q)
//
// all inverted for input orientation.
//
// inputs, outputs  as SolveDea
// parallel_for     runs replications; the result has the same bytes whatever it does
//
// The estimate stands to the truth as that of a subsample to the estimate, but for the rates, so
// that no smoothing and no homogeneity of units is assumed. A unit that no combination of a
// subsample can match has g = ∞ there: such draws count in the quantiles, an interval that would
// end in one is none, and so is the bias correction. The outcome hangs on m: see SubsampleSize.
// Throws kBadInput as SolveDea, and for fewer than 2 replications, a level outside (0, 1) and a
// size outside 2 to n. Cost: replications × n_units programmes of m columns. Source: Kneip, Simar &
// Wilson 2008, Econometric Theory 24(6), 1663-1697; Simar & Wilson 2011, Journal of Productivity
// Analysis 36(1), 33-53. See docs/methods/subsampling.md. Tested by: dea_subsampling_test.cpp (by
// hand, identities); coverage: docs/methods/coverage.md.
DeaSubsamplingResult SubsampleDea(const Matrix& inputs,
                                  const Matrix& outputs,
                                  const DeaSubsamplingOptions& options,
                                  const numerics::ParallelFor& parallel_for);

// The size of subsample used when none is asked: ⌈n^0.7⌉, at least 2. Theory asks only that m grows
// and m/n shrinks; of n^0.5 to n^0.8 this one had coverage nearest to its level on panels of known
// truth, see docs/methods/coverage.md.
std::size_t SubsampleSize(std::size_t units);

}  // namespace doelmaat::stats
