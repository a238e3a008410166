// How a search for the most likely frontier ends, and the scores at its end; shared by the fits,
// others call stats/stochastic_frontier.h and its kin.
#pragma once

#include <span>

#include "numerics/newton.h"
#include "stats/inefficiency.h"
#include "stats/stochastic_frontier.h"

namespace doelmaat::stats {

// How far the scale of the rows reaches; one value where it is the same for all.
struct ScaleReach {
  double highest_log_u = 0;  // of ln σ_u
  double lowest_log_v = 0;   // of ln σ_v
  double highest_start = 0;  // of μ / σ_u; 0 for a law without μ
};

// Whether a scale has run away from the spread of least squares, so that a search may stop.
bool RanAway(const ScaleReach& reach, double log_spread);

// kConverged, or what the search was on its way to: kNoInefficiency, kNoNoise, kMeanRunsAway, or
// kNotConverged.
StochasticFrontierStatus SearchStatus(numerics::NewtonStatus newton,
                                      const ScaleReach& reach,
                                      double log_spread);

// The scores of one row from the law of its u and its residual.
StochasticFrontierUnit ScoreOf(const ConditionalInefficiency& law,
                               double residual,
                               std::span<const double> levels);

}  // namespace doelmaat::stats
