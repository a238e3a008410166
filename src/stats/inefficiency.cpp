#include "stats/inefficiency.h"

#include <algorithm>
#include <cmath>

#include "numerics/normal.h"

namespace doelmaat::stats {
namespace {

// u that is exceeded with chance `above`: 1 − Φ((u − μ*)/σ*) = above × Φ(z).
double Exceeded(const ConditionalInefficiency& law, double above) {
  const double log_chance = std::log(above) + numerics::LogNormalCdf(law.mean / law.spread);
  return std::max(0.0, law.mean - law.spread * numerics::NormalQuantileOfLog(log_chance));
}

}  // namespace

double ExpectedInefficiency(const ConditionalInefficiency& law) {
  return law.spread * numerics::InverseMillsAt(law.mean / law.spread).excess;
}

double ExpectedEfficiency(const ConditionalInefficiency& law) {
  const double z = law.mean / law.spread;
  if (z < 0) {
    // Φ = φ / ratio, and the φ with what stands before them cancel: no digits are lost far out.
    return numerics::InverseMillsAt(z).ratio / numerics::InverseMillsAt(z - law.spread).ratio;
  }
  return std::exp(-law.mean + 0.5 * law.spread * law.spread +
                  numerics::LogNormalCdf(z - law.spread) - numerics::LogNormalCdf(z));
}

Interval EfficiencyInterval(const ConditionalInefficiency& law, double level) {
  return {std::exp(-Exceeded(law, (1 - level) / 2)), std::exp(-Exceeded(law, (1 + level) / 2))};
}

}  // namespace doelmaat::stats
