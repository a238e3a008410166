#include "numerics/normal.h"

#include <cmath>
#include <numbers>

#include <boost/math/special_functions/erf.hpp>

#include "base/check.h"

namespace doelmaat::numerics {
namespace {

// Below this the continued fraction takes over from erfc.
constexpr double kTail = -5;
// Terms that give all digits at kTail and beyond.
constexpr int kTerms = 80;
// exp of less than this is no longer a normal double.
constexpr double kSmallestLog = -700;

double LogDensity(double z) { return -0.5 * z * z - 0.5 * std::log(2 * std::numbers::pi); }

}  // namespace

double NormalCdf(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

InverseMills InverseMillsAt(double z) { return InverseMillsAt(z, z >= kTail ? NormalCdf(z) : 0); }

InverseMills InverseMillsAt(double z, double cdf) {
  if (z >= kTail) {
    const double ratio = std::exp(LogDensity(z)) / cdf;
    return {ratio, ratio + z};
  }
  // With x = −z: Φ(z) / φ(z) = 1 / (x + 1 / (x + 2 / (x + 3 / ...))).
  const double x = -z;
  double rest = x;
  for (int term = kTerms; term >= 2; --term) {
    rest = x + term / rest;
  }
  return {x + 1 / rest, 1 / rest};
}

double LogNormalCdf(double z) {
  if (z >= kTail) {
    // Near 1 the difference from 1 is what counts.
    return z > 0 ? std::log1p(-NormalCdf(-z)) : std::log(NormalCdf(z));
  }
  return LogDensity(z) - std::log(InverseMillsAt(z).ratio);
}

double NormalQuantile(double p) {
  DOELMAAT_CHECK(p > 0 && p < 1);
  return -std::numbers::sqrt2 * boost::math::erfc_inv(2 * p);
}

double NormalQuantileOfLog(double log_p) {
  DOELMAAT_CHECK(log_p < 0);
  if (log_p > kSmallestLog) {
    return NormalQuantile(std::exp(log_p));
  }
  // ln Φ is concave: Newton's steps from below its solution come up to it and do not pass.
  double z = -std::sqrt(-2 * log_p);
  for (int step = 0; step < 50; ++step) {
    const double move = (log_p - LogNormalCdf(z)) / InverseMillsAt(z).ratio;
    z += move;
    if (std::abs(move) <= 1e-15 * std::abs(z)) {
      break;
    }
  }
  return z;
}

}  // namespace doelmaat::numerics
