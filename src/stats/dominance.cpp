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

}  // namespace doelmaat::stats
