#include "stats/solving_order.h"

#include <algorithm>
#include <utility>

namespace doelmaat::stats {

using numerics::Matrix;

namespace {

// The values of the units in their order, column after column, each divided by its total.
std::vector<std::vector<double>> Shares(const std::vector<std::size_t>& units,
                                        const Matrix& values) {
  std::vector<std::vector<double>> shares;
  for (std::size_t column = 0; column < values.cols(); ++column) {
    double total = 0;
    for (const std::size_t unit : units) {
      total += values(unit, column);
    }
    if (total > 0) {
      std::vector<double>& share = shares.emplace_back();
      share.reserve(units.size());
      for (const std::size_t unit : units) {
        share.push_back(values(unit, column) / total);
      }
    }
  }
  return shares;
}

}  // namespace

std::vector<std::size_t> WalkOrder(std::vector<std::size_t> units, const Matrix& values) {
  std::vector<std::vector<double>> shares = Shares(units, values);
  std::vector<double> distances(units.size());
  for (std::size_t done = 1; done < units.size(); ++done) {
    std::fill(distances.begin(), distances.end(), 0);
    for (const std::vector<double>& share : shares) {
      const double here = share[done - 1];
      for (std::size_t unit = done; unit < units.size(); ++unit) {
        const double step = share[unit] - here;
        distances[unit] += step * step;
      }
    }
    const auto nearest = static_cast<std::size_t>(
        std::min_element(distances.begin() + static_cast<std::ptrdiff_t>(done), distances.end()) -
        distances.begin());
    std::swap(units[done], units[nearest]);
    for (std::vector<double>& share : shares) {
      std::swap(share[done], share[nearest]);
    }
  }
  return units;
}

}  // namespace doelmaat::stats
