// Draws of a bootstrap, moved and widened until what they say holds about as often as they say.
#pragma once

#include <cstdint>
#include <span>

#include "numerics/matrix.h"

namespace doelmaat::stats {

// How far the bootstrap of Simar and Wilson 1998 falls short, as measured on panels of known truth.
struct ScoreCalibration {
  double gap_factor;  // > 0: the median gap to the truth over the bootstrapped one
  double gap_spread;  // ≥ 0: standard deviation of its logarithm, beyond the bootstrap's own
};

// The one place of the constants: the least Brier score of class shares over 40 fresh panels of 338
// units, one input and three or five outputs, of two laws of inefficiency, by
// bench/frontier_coverage, which judges them on other panels and designs. See
// docs/methods/coverage.md for the figures and for where they do not hold.
constexpr ScoreCalibration kSimarWilsonCalibration = {1.20, 0.55};

// Calibrated draws of the true score. With δ̂_i = 1/θ̂_i and δ_ib = 1/θ_ib the draws of
// stats/dea_bootstrap.h,
//
//   δ'_ib = δ̂_i + k (δ_ib − δ̂_i) exp(s ε_ib),  ε_ib ~ N(0, 1),  θ'_ib = 1 / δ'_ib
//
// scores       n_units plain Farrell scores, input orientation, in (0, 1]
// draws        n_units × replications of θ, each at most its score but for rounding
// calibration  k and s
// seed         of the ε: same seed, same bytes, whatever the order
//
// A draw stays between 0 and its plain score: the gap is the bias that DEA has in any sample, and
// only its size is doubted. k = 1 and s = 0 give the draws themselves; draws equal to the score
// stay so. A larger k moves every draw down, and keeps the order of units with equal gaps. Throws
// kBadInput when shapes differ, a score or draw lies outside (0, 1 + 1e-6], k ≤ 0 or s < 0.
// Source: ours; the form follows from δ̂ ≤ δ. See docs/methods/coverage.md. Tested by:
// score_calibration_test.cpp (by hand, identity, limits); bench/frontier_coverage.
numerics::Matrix CalibrateDraws(std::span<const double> scores,
                                const numerics::Matrix& draws,
                                const ScoreCalibration& calibration,
                                std::uint64_t seed);

}  // namespace doelmaat::stats
