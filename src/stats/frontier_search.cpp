#include "stats/frontier_search.h"

namespace doelmaat::stats {
namespace {

// Where a parameter has run away: ln of a share of the least-squares spread, and spreads of u. With
// σ_u under a thousandth of that spread the likelihood is that of least squares to ten digits, and
// so flat that a search creeps on.
constexpr double kVanished = -12;
constexpr double kUnseen = -7;
constexpr double kFarBelow = -15;
// A search that ends without a top and with one of these so low was on its way there.
constexpr double kBelow = -5;
constexpr double kFading = -4;

}  // namespace

bool RanAway(const ScaleReach& reach, double log_spread) {
  return reach.highest_log_u < log_spread + kUnseen ||
         reach.lowest_log_v < log_spread + kVanished || reach.highest_start < kFarBelow;
}

StochasticFrontierStatus SearchStatus(numerics::NewtonStatus newton,
                                      const ScaleReach& reach,
                                      double log_spread) {
  if (newton == numerics::NewtonStatus::kConverged) {
    return StochasticFrontierStatus::kConverged;
  }
  if (reach.lowest_log_v < log_spread + kVanished) {
    return StochasticFrontierStatus::kNoNoise;
  }
  if (reach.highest_start < kBelow) {
    return StochasticFrontierStatus::kMeanRunsAway;
  }
  if (reach.highest_log_u < log_spread + kFading) {
    return StochasticFrontierStatus::kNoInefficiency;
  }
  return StochasticFrontierStatus::kNotConverged;
}

StochasticFrontierUnit ScoreOf(const ConditionalInefficiency& law,
                               double residual,
                               std::span<const double> levels) {
  StochasticFrontierUnit unit;
  unit.residual = residual;
  unit.inefficiency = ExpectedInefficiency(law);
  unit.efficiency = ExpectedEfficiency(law);
  for (const double level : levels) {
    unit.intervals.push_back(EfficiencyInterval(law, level));
  }
  return unit;
}

}  // namespace doelmaat::stats
