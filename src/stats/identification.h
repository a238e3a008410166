// Whether figures can show inefficiency at all, before anybody is judged by a frontier.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "numerics/matrix.h"
#include "numerics/parallel.h"
#include "stats/leave_one_out.h"

namespace doelmaat::stats {

// What a frontier of one cost is made of. The caller keeps what these refer to.
struct CostData {
  std::span<const double> cost;         // n_units, any unit of money, > 0
  const numerics::Matrix& outputs;      // n_units × n_outputs, ≥ 0, no row all zero
  const numerics::Matrix& environment;  // n_units × n_factors, any unit, as they enter; may have
                                        // no columns; no column of ones
  const std::vector<bool>& spans;       // n_units: may this unit span the frontier
};

struct IdentificationOptions {
  double skew_level = 0.05;          // of the one-sided test of skew, in (0, 1)
  double total_change_limit = 0.25;  // share of the total that the most influential units may move
};

// The total potential when the units that move it most span the frontier no more.
struct Influence {
  std::size_t removed = 0;
  std::vector<std::size_t> units;  // most influential first
  std::vector<double> scores;      // plain scores of all units then
  double total = 0.0;              // in the unit of cost
  double change_share = 0.0;       // (total without − total with) / total with
};

struct Identification {
  // The log-linear cost function: ln C on ln outputs and environment.
  std::optional<double> r_squared;   // none: the function could not be estimated
  std::optional<double> skewness;    // of its residuals
  std::optional<double> statistic;   // Coelli's M3T
  std::optional<double> p_value;     // one-sided
  bool right_side = false;           // skew of the sign that inefficiency in cost gives
  bool tells_from_noise = false;     // right side, and p below skew_level
  double total = 0.0;                // Σ C (1 − θ), plain scores, in the unit of cost
  std::vector<Influence> influence;  // without 1, 5 and 10 units
  bool total_is_stable = false;      // there is a total, and no change above total_change_limit

  // Whether a total against the frontier may be the headline.
  bool passed() const { return tells_from_noise && total_is_stable; }
};

// Whether these figures can show inefficiency at all. Two questions:
// 1. Are the residuals of a log-linear cost function skewed to the side of high cost, more than
//    noise alone would be? Without that a frontier measures noise.
//      ln C = b_0 + Σ b_r ln y_r + Σ c_s z_s + e;  M3T and its p of TestResidualSkew on e
// 2. Does the total potential T = Σ C (1 − θ) hang on a few units? The spanning units are ordered
//    by how much T falls without each alone; then the first 1, 5 and 10 are taken away together.
//
// data          see CostData; units with an output of zero do not enter the cost function
// parallel_for  runs the units that are left out; the result has the same bytes whatever it does
//
// Returns both answers with their figures. A cost function that cannot be estimated, or whose
// residuals have no spread, leaves the first without figures and not passed. With fewer than ten
// spanning units the last removals hold fewer, and none is listed twice. Throws kBadInput as
// SolveDea, and when shapes differ. The unit of money and of an output change neither answer.
// Cost: n_units linear programmes for each spanning unit.
// Source: Coelli 1995, Journal of Productivity Analysis 6(3), 247-268, for the test of skew; the
// second question and its limit are ours. See docs/methods/identification.md.
// Tested by: identification_test.cpp (panels of known truth, limits); tests/real.
Identification CheckIdentification(const CostData& data,
                                   const IdentificationOptions& options,
                                   const numerics::ParallelFor& parallel_for);

// The same for a caller that has the scores without each spanning unit already: `left_out` of
// LeaveEachOut on the same data.
Identification CheckIdentification(const CostData& data,
                                   const std::vector<LeaveOneOut>& left_out,
                                   const IdentificationOptions& options);

}  // namespace doelmaat::stats
