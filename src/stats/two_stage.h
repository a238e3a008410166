// What circumstances have to do with efficiency: DEA first, then a truncated regression of its
// scores, with a bootstrap of both.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "numerics/matrix.h"
#include "numerics/parallel.h"
#include "stats/dea_bootstrap.h"
#include "stats/truncated_regression.h"

namespace doelmaat::stats {

enum class TwoStageAlgorithm {
  kOne,  // regression of the scores as they are, of inefficient units
  kTwo,  // regression of bias-corrected scores, of all units
};

struct TwoStageOptions {
  DeaOptions dea;  // slacks and spans are not used: every unit spans
  TwoStageAlgorithm algorithm = TwoStageAlgorithm::kTwo;
  std::size_t bias_replications = 100;  // L1, at least 2; algorithm 2 only
  std::size_t replications = 2000;      // L2, at least 2
  std::uint64_t seed = 1;
  std::vector<double> levels = {0.90, 0.95};  // of the intervals, in (0, 1)
};

enum class TwoStageStatus {
  kDone,
  kNotSolved,          // a unit has no DEA score
  kTooFewInefficient,  // fewer units with δ > 1 than the regression has parameters, plus two
  kRankDeficient,      // columns of the environment determine each other: dependent_columns
  kRegressionFailed,   // a truncated regression has no optimum: see regression
  kTooManyFailures,    // more than 1 in 100 replications had no optimum
};

struct TwoStageCoefficient {
  double estimate = 0;
  std::vector<Interval> intervals;  // in order of levels
};

struct TwoStageUnit {
  std::optional<double> score;               // Farrell
  std::optional<double> corrected_distance;  // δ less its bias; algorithm 2
};

struct TwoStageResult {
  TwoStageOptions options;
  TwoStageStatus status = TwoStageStatus::kNotSolved;
  TruncatedRegressionStatus regression = TruncatedRegressionStatus::kNotConverged;
  std::vector<std::size_t> dependent_columns;
  std::vector<TwoStageUnit> units;
  // The rest is there only when done.
  std::vector<TwoStageCoefficient> coefficients;  // one a column of the environment
  TwoStageCoefficient sigma;
  std::vector<double> first_coefficients;  // of the uncorrected scores: β̂ of algorithm 1
  std::size_t used = 0;                    // units in the final regression
  std::size_t failed_replications = 0;     // left out

  bool usable() const { return status == TwoStageStatus::kDone; }
};

// The two-stage bootstrap of Simar and Wilson: δ = z'β + ε ≥ 1, with δ = 1/θ (input) or φ (output)
// and ε ~ N(0, σ²) cut off at 1 − z'β.
//
//   1  δ̂ by DEA; β̂, σ̂ by truncated regression of the δ̂ > 1 on z
//   algorithm 1: L2 times, draw δ* = z'β̂ + ε* for those units and fit again
//   algorithm 2
//   2  L1 times: draw δ* for every unit, move it to x δ*/δ̂ (output: y δ̂/δ*), and hold the units as
//      they are against the frontier of the moved ones; their mean less δ̂ is the bias
//   3  β̂̂, σ̂̂ by truncated regression of δ̂ less its bias, of all units for which it exceeds 1
//   4  L2 times, draw δ** = z'β̂̂ + ε** and fit again
//
//   interval  2 β̂ − type-7 quantiles of the replicated β*: the basic bootstrap interval
//
// inputs, outputs  as SolveDea
// environment      n_units × n_columns, any unit; the caller brings the column of ones
// parallel_for     runs replications; the result has the same bytes whatever it does
//
// A positive coefficient raises δ: it goes with less efficiency. Replications without an optimum
// are left out and counted. Throws kBadInput as SolveDea, when rows of the environment differ or
// are not finite, for fewer than 2 replications and a level outside (0, 1).
// The first stage takes for given that circumstances move efficiency and not the frontier itself
// (separability). Cost: L1 × n_units linear programmes and L2 truncated regressions; under 1 s for
// 100, 2000 and 338 units with one input.
// Source: Simar & Wilson 2007, Journal of Econometrics 136(1), 31-64. See
// docs/methods/two-stage.md. Tested by: two_stage_test.cpp (known truth, identities),
// tests/conformance/frontier (dea.env.robust of R package rDEA 1.2-8).
TwoStageResult FitTwoStage(const Matrix& inputs,
                           const Matrix& outputs,
                           const Matrix& environment,
                           const TwoStageOptions& options,
                           const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::stats
