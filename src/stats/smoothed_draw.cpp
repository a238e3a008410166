#include "stats/smoothed_draw.h"

#include <cmath>

namespace doelmaat::stats {

double MeanOf(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) {
    sum += value;
  }
  return sum / static_cast<double>(values.size());
}

double VarianceOf(std::span<const double> values) {
  const double mean = MeanOf(values);
  double sum = 0;
  for (const double value : values) {
    sum += (value - mean) * (value - mean);
  }
  return sum / static_cast<double>(values.size() - 1);
}

std::vector<double> Reflected(std::span<const double> distances) {
  std::vector<double> both(distances.begin(), distances.end());
  for (const double distance : distances) {
    both.push_back(2 - distance);
  }
  return both;
}

std::vector<double> SmoothedDraw(std::span<const double> pool,
                                 double pool_variance,
                                 double bandwidth,
                                 numerics::RandomStream* stream) {
  std::vector<double> drawn(pool.size() / 2);
  for (double& value : drawn) {
    value = pool[stream->Below(pool.size())];
  }
  const double mean = MeanOf(drawn);
  const double shrink = std::sqrt(1 + bandwidth * bandwidth / pool_variance);
  for (double& value : drawn) {
    value = mean + (value + bandwidth * stream->Normal() - mean) / shrink;
    value = value < 1 ? 2 - value : value;
  }
  return drawn;
}

}  // namespace doelmaat::stats
