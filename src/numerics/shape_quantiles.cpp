#include "numerics/shape_quantiles.h"

#include <algorithm>
#include <cmath>

namespace doelmaat::numerics {

double CurvedTrapezoidProbability(double x, double w, double d) {
  const double from = std::max(w - d, std::abs(x));
  double mass = 0;  // P(|X| <= |x|)
  if (std::abs(x) >= w + d) {
    mass = 1;
  } else {
    mass = (std::max(0.0, from - (w - d)) + std::abs(x) * std::log((w + d) / from)) / (2 * d);
  }
  return 0.5 + std::copysign(mass / 2, x);
}

double CurvedTrapezoidQuantile(double p, double w, double d) {
  double low = -(w + d);
  double high = w + d;
  for (int step = 0; step < 80; ++step) {
    const double middle = (low + high) / 2;
    (CurvedTrapezoidProbability(middle, w, d) < p ? low : high) = middle;
  }
  return (low + high) / 2;
}

double TriangularQuantile(double p, double low, double mode, double high) {
  const double share = (mode - low) / (high - low);
  return p <= share ? low + std::sqrt(p * (high - low) * (mode - low))
                    : high - std::sqrt((1 - p) * (high - low) * (high - mode));
}

double TrapezoidQuantile(double p, double t) {
  const double height = 1 / (1 + t);
  const double ramp = height * (1 - t) / 2;
  if (p < ramp) {
    return -1 + std::sqrt(2 * p * (1 - t) / height);
  }
  if (p > 1 - ramp) {
    return 1 - std::sqrt(2 * (1 - p) * (1 - t) / height);
  }
  return -t + (p - ramp) / height;
}

}  // namespace doelmaat::numerics
