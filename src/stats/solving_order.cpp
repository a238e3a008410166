#include "stats/solving_order.h"

#include <algorithm>

namespace doelmaat::stats {

using numerics::Matrix;

std::vector<std::size_t> WalkOrder(std::vector<std::size_t> units, const Matrix& values) {
  std::vector<double> scale(values.cols());
  for (const std::size_t unit : units) {
    for (std::size_t each = 0; each < scale.size(); ++each) {
      scale[each] += values(unit, each);
    }
  }
  const auto distance = [&](std::size_t one, std::size_t other) {
    double sum = 0;
    for (std::size_t each = 0; each < scale.size(); ++each) {
      const double step =
          scale[each] > 0 ? (values(one, each) - values(other, each)) / scale[each] : 0;
      sum += step * step;
    }
    return sum;
  };
  for (std::size_t done = 1; done < units.size(); ++done) {
    const auto next = std::min_element(
        units.begin() + static_cast<std::ptrdiff_t>(done), units.end(), [&](auto one, auto other) {
          return distance(units[done - 1], one) < distance(units[done - 1], other);
        });
    std::iter_swap(units.begin() + static_cast<std::ptrdiff_t>(done), next);
  }
  return units;
}

}  // namespace doelmaat::stats
