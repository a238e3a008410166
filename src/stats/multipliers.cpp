#include "stats/multipliers.h"

#include <cmath>
#include <limits>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "numerics/matrix.h"

namespace doelmaat::stats {
namespace {

// Sums of logarithms round; bounds that meet in one ratio are no contradiction.
constexpr double kRounding = 1e-12;

void Refuse(std::string_view key) { throw Error(ErrorKind::kBadInput, base::Say(key)); }

// The bounds of one side as limits on log p_a − log p_b; they contradict each other when going
// round from a column to itself must make it grow: a negative cycle.
bool Contradict(const std::vector<WeightBound>& bounds, Side side, std::size_t n_columns) {
  numerics::Matrix limit(n_columns, n_columns, std::numeric_limits<double>::infinity());
  for (const WeightBound& bound : bounds) {
    if (bound.side != side) {
      continue;
    }
    if (bound.high.has_value()) {
      double& high = limit(bound.column, bound.other);
      high = std::min(high, std::log(*bound.high));
    }
    if (bound.low > 0) {
      double& low = limit(bound.other, bound.column);
      low = std::min(low, -std::log(bound.low));
    }
  }
  for (std::size_t by = 0; by < n_columns; ++by) {
    for (std::size_t from = 0; from < n_columns; ++from) {
      for (std::size_t to = 0; to < n_columns; ++to) {
        limit(from, to) = std::min(limit(from, to), limit(from, by) + limit(by, to));
      }
    }
  }
  for (std::size_t column = 0; column < n_columns; ++column) {
    if (limit(column, column) < -kRounding) {
      return true;
    }
  }
  return false;
}

}  // namespace

void CheckWeightBounds(const std::vector<WeightBound>& bounds,
                       std::size_t n_inputs,
                       std::size_t n_outputs) {
  for (const WeightBound& bound : bounds) {
    const std::size_t n_columns = bound.side == Side::kInputs ? n_inputs : n_outputs;
    if (bound.column >= n_columns || bound.other >= n_columns || bound.column == bound.other) {
      Refuse("stats.weight_bound_columns");
    }
    const double high = bound.high.value_or(1);
    if (!std::isfinite(bound.low) || bound.low < 0 || !std::isfinite(high) || high <= 0) {
      Refuse("stats.weight_bound_value");
    }
  }
  if (Contradict(bounds, Side::kInputs, n_inputs) ||
      Contradict(bounds, Side::kOutputs, n_outputs)) {
    Refuse("stats.weight_bounds_contradict");
  }
}

}  // namespace doelmaat::stats
