#include "stats/scale_efficiency.h"

#include <algorithm>
#include <cmath>

namespace doelmaat::stats {
namespace {

// Two scores within this share of each other are the same score.
constexpr double kSameScore = 1e-6;

bool Same(double one, double other) {
  return std::abs(one - other) <= kSameScore * std::abs(other);
}

DeaStatus Worst(DeaStatus one, DeaStatus other) { return std::max(one, other); }

}  // namespace

std::vector<ScaleUnit> SolveScale(const Matrix& inputs,
                                  const Matrix& outputs,
                                  Orientation orientation) {
  const auto solve = [&](ReturnsToScale returns_to_scale) {
    return SolveDea(
               inputs, outputs, {.returns_to_scale = returns_to_scale, .orientation = orientation})
        .units;
  };
  const std::vector<DeaUnit> variable = solve(ReturnsToScale::kVariable);
  const std::vector<DeaUnit> constant = solve(ReturnsToScale::kConstant);
  const std::vector<DeaUnit> decreasing = solve(ReturnsToScale::kDecreasing);
  std::vector<ScaleUnit> units(inputs.rows());
  for (std::size_t row = 0; row < units.size(); ++row) {
    ScaleUnit& unit = units[row];
    unit.status = Worst(Worst(variable[row].status, constant[row].status), decreasing[row].status);
    unit.variable = variable[row].score;
    unit.constant = constant[row].score;
    unit.decreasing = decreasing[row].score;
    if (!unit.variable.has_value() || !unit.constant.has_value() || !unit.decreasing.has_value()) {
      continue;
    }
    unit.scale_efficiency = *unit.constant / *unit.variable;
    unit.local = Same(*unit.constant, *unit.variable)     ? LocalReturns::kConstant
                 : Same(*unit.decreasing, *unit.variable) ? LocalReturns::kDecreasing
                                                          : LocalReturns::kIncreasing;
  }
  return units;
}

}  // namespace doelmaat::stats
