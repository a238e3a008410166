#include "stats/leave_one_out.h"

#include <algorithm>
#include <set>

#include "stats/dea.h"

namespace doelmaat::stats {
namespace {

DeaResult SolveSpanned(std::span<const double> cost,
                       const Matrix& outputs,
                       const std::vector<bool>& spans) {
  Matrix column(cost.size(), 1);
  for (std::size_t i = 0; i < cost.size(); ++i) {
    column(i, 0) = cost[i];
  }
  DeaOptions options;
  options.spans = spans;
  return SolveDea(column, outputs, options);
}

}  // namespace

std::vector<double> ScoresWithout(std::span<const double> cost,
                                  const Matrix& outputs,
                                  const std::vector<bool>& spans,
                                  const std::vector<std::size_t>& without) {
  std::vector<bool> remaining = spans;
  for (const std::size_t unit : without) {
    remaining.at(unit) = false;
  }
  std::vector<double> scores;
  for (const DeaUnit& unit : SolveSpanned(cost, outputs, remaining).units) {
    // A unit that no combination of the frontier can match, or only at higher cost, is beyond it.
    scores.push_back(std::min(1.0, unit.score.value_or(1.0)));
  }
  for (const std::size_t unit : without) {
    scores[unit] = 1.0;
  }
  return scores;
}

std::vector<LeaveOneOut> LeaveEachOut(std::span<const double> cost,
                                      const Matrix& outputs,
                                      const std::vector<bool>& spans,
                                      const numerics::ParallelFor& parallel_for) {
  const DeaResult dea = SolveSpanned(cost, outputs, spans);
  std::set<std::size_t> spanners;
  for (std::size_t i = 0; i < dea.units.size(); ++i) {
    for (const Weight& weight : dea.units[i].spanned_by) {
      if (weight.unit != i) {
        spanners.insert(weight.unit);
      }
    }
  }
  std::vector<LeaveOneOut> left_out;
  left_out.reserve(spanners.size());
  for (const std::size_t spanner : spanners) {
    left_out.push_back({spanner, {}});
  }
  parallel_for(left_out.size(), [&](std::size_t s) {
    left_out[s].scores = ScoresWithout(cost, outputs, spans, {left_out[s].spanner});
  });
  return left_out;
}

}  // namespace doelmaat::stats
