#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "benchmark/benchmark_options.h"
#include "benchmark/efficiency.h"
#include "numerics/matrix.h"
#include "stats/residual_skew.h"

namespace doelmaat::benchmark {

// The total potential when the units that move it most span the frontier no more.
struct Influence {
  std::size_t removed = 0;
  std::vector<std::size_t> units;  // most influential first
  double total_eur = 0.0;
  double change_share = 0.0;  // (total without − total with) / total with
};

struct Identification {
  // The log-linear cost function: ln C on ln outputs and environment.
  std::optional<double> r_squared;   // none: the function could not be estimated
  std::optional<double> skewness;    // of its residuals
  std::optional<double> statistic;   // Coelli's M3T
  std::optional<double> p_value;     // one-sided
  bool right_side = false;           // skew of the sign that inefficiency in cost gives
  bool tells_from_noise = false;     // right side, and p below skew_level
  double total_eur = 0.0;            // Σ C (1 − θ), plain scores
  std::vector<Influence> influence;  // without 1, 5 and 10 units
  bool total_is_stable = false;      // no change above total_change_limit

  // Whether a total against the frontier may be the headline.
  bool passed() const { return tells_from_noise && total_is_stable; }
};

// Whether these figures can show inefficiency at all. Two questions:
// 1. Are the residuals of a log-linear cost function skewed to the side of high cost, more than
//    noise alone would be? Without that a frontier measures noise.
// 2. Does the total potential hang on a few units? The spanning units are ordered by how much the
//    total changes without each alone; then the first 1, 5 and 10 are taken away together.
//
// cost, outputs, spans  as in MeasureEfficiency; environment n_units × n_factors, any unit
// Units with an output of zero do not enter the cost function.
// Source: Coelli 1995 for the test of skew; the second question and the limit are ours. See
// docs/methods/identification.md.
// Tested by: identification_test.cpp.
Identification CheckIdentification(std::span<const double> cost,
                                   const numerics::Matrix& outputs,
                                   const numerics::Matrix& environment,
                                   const std::vector<bool>& spans,
                                   const Efficiency& efficiency,
                                   const BenchmarkOptions& options);

}  // namespace doelmaat::benchmark
