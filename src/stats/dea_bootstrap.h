// How sure a DEA score is: the smoothed bootstrap of Simar and Wilson.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "numerics/matrix.h"
#include "numerics/parallel.h"
#include "stats/dea.h"
#include "stats/interval.h"

namespace doelmaat::stats {

struct DeaBootstrapOptions {
  DeaOptions dea;                             // slacks are not used
  std::size_t replications = 2000;            // at least 2
  std::uint64_t seed = 1;                     // same seed, same result
  std::optional<double> bandwidth = {};       // none: SmoothingBandwidth
  std::vector<double> levels = {0.90, 0.95};  // of the intervals, in (0, 1)
};

enum class DeaBootstrapStatus {
  kDone,
  kNoSpread,           // every unit that spans is efficient, or IQR and sd are zero: no bandwidth
  kFrontierNotSolved,  // a unit that spans has no score
  kTooManyFailures,    // more than 1 in 100 replications had a programme that was not solved
};

struct DeaBootstrapUnit {
  std::optional<double> score;           // Farrell, as SolveDea gives it
  std::optional<double> bias_corrected;  // none: not solved, or beyond the frontier
  std::vector<Interval> intervals;       // in order of levels; empty without bias_corrected
};

struct DeaBootstrapResult {
  DeaBootstrapOptions options;
  DeaBootstrapStatus status = DeaBootstrapStatus::kNoSpread;
  double bandwidth = 0;  // used; 0 with status kNoSpread
  std::vector<DeaBootstrapUnit> units;
  // n_units × replications that did not fail: draws of the true score on the Farrell scale. A unit
  // without bias_corrected has 1 in every draw. No columns unless status is kDone.
  Matrix draws;
  std::size_t failed_replications = 0;

  bool usable() const { return status == DeaBootstrapStatus::kDone; }
};

// Bias-corrected DEA scores with intervals: homogeneous smoothed bootstrap. With
// δ_i = 1/θ_i (input) or φ_i (output) of SolveDea, h the bandwidth and n the units that span, each
// replication b
//
//   draws   β_j with replacement from the 2n values {δ, 2 − δ};  τ_j = β_j + h ε_j, ε_j ~ N(0, 1)
//   shrinks τ_j ← mean(β) + (τ_j − mean(β)) / sqrt(1 + h² / var{δ, 2 − δ}), then τ_j ← 2 − τ_j
//           where τ_j < 1
//   solves  δ*_ib of every unit against the frontier of x*_j = θ_j τ_j x_j
//           (output: y*_j = φ_j y_j / τ_j)
//
//   bias-corrected  1 / (2 δ_i − mean_b δ*_ib)           (output: without 1/)
//   draw            1 / (2 δ_i − δ*_ib)
//   interval        type-9 quantiles of 2 δ_i − δ*_ib, inverted: the basic bootstrap interval
//
// inputs, outputs  as SolveDea
// options          units that do not span are held against the frontier of each replication and
//                  take no part in it
// parallel_for     runs replications; the result has the same bytes whatever it does
//
// Every x*_j lies inside the estimated technology, so δ*_ib ≤ δ_i and 2 δ_i − δ*_ib ≥ δ_i ≥ 1: the
// inverse always exists and the interval lies under the score, as it should, for the score is
// biased upwards. A unit beyond the frontier (δ < 1, only when it does not span) or without a score
// has no correction and no interval. A replication in which a programme was not solved is left out
// and counted. Throws kBadInput as SolveDea, and for fewer than 2 replications, a level outside
// (0, 1) or a bandwidth that is not positive.
// The interval covers less than its level in finite samples; and one δ of all units is taken to be
// alike in distribution whatever its outputs (homogeneity). Cost: replications × n_units linear
// programmes; 2 µs each for 338 units with one input and five outputs.
// Source: Simar & Wilson 1998, Management Science 44(1), 49-61; the recipe, in its details, is that
// of dea.boot in R package Benchmarking 0.33. See docs/methods/simar-wilson.md.
// Tested by: dea_bootstrap_test.cpp (limits and identities), tests/conformance/frontier (dea.boot,
// 2000 replications).
DeaBootstrapResult BootstrapDea(const Matrix& inputs,
                                const Matrix& outputs,
                                const DeaBootstrapOptions& options,
                                const numerics::ParallelFor& parallel_for);

// The bandwidth of the smoothing, from the scores of the units that span. With r the values
// {s, 2 − s} of the scores s that are not 1 and m their number, δ = 1/s (input) or s (output):
//
//   h = 0.9 min(sd(r), IQR(r) / 1.349) m^(-1/5) × (m / n)^(1/5) × sd(δ) / sd(r)
//
// scores  Farrell scores of n units, ≤ 1 (input) or ≥ 1 (output) up to rounding
//
// Returns nothing when fewer than two scores have δ > 1 + 1e-6. IQR is by type-7 quantiles; one of
// 0 gives way to sd. The factor with sd(δ) brings the spread to the scale on which δ is drawn.
// Source: Silverman 1986, eq. 3.28-3.31, in the form of dea.boot of R package Benchmarking 0.33.
// Tested by: tests/conformance/frontier (0.05523997 and 0.02368999, values of dea.boot).
std::optional<double> SmoothingBandwidth(std::span<const double> scores, Orientation orientation);

}  // namespace doelmaat::stats
