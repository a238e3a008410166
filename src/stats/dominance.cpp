#include "stats/dominance.h"

#include <algorithm>
#include <limits>

namespace doelmaat::stats {

std::optional<double> FactorTo(const Sides& unit, const Sides& other, Orientation orientation) {
  const bool input = orientation == Orientation::kInput;
  for (std::size_t each = 0; each < unit.fixed.size(); ++each) {
    if (input ? other.fixed[each] < unit.fixed[each] : other.fixed[each] > unit.fixed[each]) {
      return std::nullopt;
    }
  }
  double factor = input ? 0 : std::numeric_limits<double>::max();
  for (std::size_t each = 0; each < unit.scaled.size(); ++each) {
    if (unit.scaled[each] > 0) {
      const double ratio = other.scaled[each] / unit.scaled[each];
      factor = input ? std::max(factor, ratio) : std::min(factor, ratio);
    }
  }
  return factor;
}

std::vector<Comparable> ComparablesOf(std::size_t unit,
                                      const Matrix& inputs,
                                      const Matrix& outputs,
                                      Orientation orientation) {
  const bool input = orientation == Orientation::kInput;
  const Matrix& scaled = input ? inputs : outputs;
  const Matrix& fixed = input ? outputs : inputs;
  std::vector<Comparable> comparables;
  for (std::size_t other = 0; other < inputs.rows(); ++other) {
    const auto factor = FactorTo(
        {scaled.row(unit), fixed.row(unit)}, {scaled.row(other), fixed.row(other)}, orientation);
    if (factor.has_value()) {
      comparables.push_back({other, *factor});
    }
  }
  std::stable_sort(comparables.begin(), comparables.end(), [](const auto& one, const auto& other) {
    return one.factor < other.factor;
  });
  return comparables;
}

}  // namespace doelmaat::stats
