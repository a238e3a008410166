// Do returns to scale differ from constant, or from decreasing? A test by bootstrap.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "numerics/matrix.h"
#include "numerics/parallel.h"
#include "stats/dea.h"

namespace doelmaat::stats {

struct ReturnsTestOptions {
  // What is put to the test against variable returns: kConstant or kDecreasing.
  ReturnsToScale null = ReturnsToScale::kConstant;
  Orientation orientation = Orientation::kInput;
  std::size_t replications = 2000;  // at least 2
  std::uint64_t seed = 1;
};

enum class ReturnsTestStatus {
  kDone,
  kNoSpread,           // under the null every unit is efficient: nothing to draw from
  kFrontierNotSolved,  // a unit has no score
  kTooManyFailures,    // more than 1 in 100 replications had a programme that was not solved
};

struct ReturnsTestResult {
  ReturnsTestOptions options;
  ReturnsTestStatus status = ReturnsTestStatus::kNoSpread;
  std::optional<double> statistic;  // T; none with kFrontierNotSolved
  std::optional<double> p_value;    // this and what follows with kDone
  std::optional<double> critical;   // the 5% quantile of T under the null
  std::vector<double> draws;        // T of each replication that was solved
  std::size_t failed_replications = 0;

  bool usable() const { return status == ReturnsTestStatus::kDone; }
};

// A test of constant (or decreasing) against variable returns to scale.
//
//   T = mean_k θ_k(null) / θ_k(variable), at most 1   (output: φ_k(variable) / φ_k(null))
//
// Each replication draws n distances τ ≥ 1 from the smoothed distribution of the distances under
// the null (SmoothedDraw, bandwidth of SmoothingBandwidth), puts x*_k = θ_k(null) τ_k x_k (output:
// y*_k = φ_k(null) y_k / τ_k) in the place of x_k, and computes T of these n made-up units, whose
// technology has the returns of the null. Small T speaks against the null:
//
//   p = (1 + number of T* ≤ T) / (1 + number of T*)
//
// inputs, outputs  as SolveDea
// parallel_for     runs replications; the result has the same bytes whatever it does
//
// Throws kBadInput as SolveDea, for fewer than 2 replications and for another null. T does not
// change with units of measurement. Like every bootstrap of DEA it takes inefficiency to be alike
// in distribution whatever a unit's size, and data to be without noise.
// Cost: 2 × replications × n_units linear programmes.
// Source: Simar & Wilson 2002, EJOR 139(1), 115-132, statistic 4.8. See
// docs/methods/returns-to-scale.md. Tested by: returns_to_scale_test.cpp (by hand, limits, an
// independent formulation), tests/conformance (size and power on made-up units).
ReturnsTestResult TestReturns(const Matrix& inputs,
                              const Matrix& outputs,
                              const ReturnsTestOptions& options,
                              const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::stats
