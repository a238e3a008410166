#include "stats/super_efficiency.h"

#include <algorithm>
#include <cmath>

namespace doelmaat::stats {
namespace {

// A score this close to 1 may be of a unit on the frontier; further away it is certainly not.
constexpr double kEfficient = 1e-6;

Matrix OneRow(const Matrix& values, std::size_t row) {
  Matrix one(1, values.cols());
  std::ranges::copy(values.row(row), one.row(0).begin());
  return one;
}

}  // namespace

DeaResult SolveSuperEfficiency(const Matrix& inputs,
                               const Matrix& outputs,
                               const DeaOptions& options,
                               const numerics::ParallelFor& parallel_for) {
  DeaOptions plain = options;
  plain.slacks = false;
  DeaResult result = SolveDea(inputs, outputs, plain);
  std::vector<std::size_t> on_frontier;
  for (std::size_t unit = 0; unit < result.units.size(); ++unit) {
    const bool spans = options.spans.empty() || options.spans[unit];
    const auto& score = result.units[unit].score;
    if (spans && (!score.has_value() || std::abs(*score - 1) <= kEfficient)) {
      on_frontier.push_back(unit);
    }
  }
  const std::size_t n_span =
      options.spans.empty()
          ? inputs.rows()
          : static_cast<std::size_t>(std::count(options.spans.begin(), options.spans.end(), true));
  parallel_for(on_frontier.size(), [&](std::size_t index) {
    const std::size_t unit = on_frontier[index];
    if (n_span == 1) {
      result.units[unit] = {};
      result.units[unit].status = DeaStatus::kInfeasible;
      return;
    }
    DeaOptions others = plain;
    others.spans.resize(inputs.rows(), true);
    others.spans[unit] = false;
    result.units[unit] =
        SolveDeaAgainst(inputs, outputs, OneRow(inputs, unit), OneRow(outputs, unit), others)
            .units[0];
  });
  return result;
}

}  // namespace doelmaat::stats
