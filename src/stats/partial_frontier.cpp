#include "stats/partial_frontier.h"

#include <cmath>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "stats/dea_data.h"

namespace doelmaat::stats {
namespace {

// A share of weights this close to 1 − alpha counts as equal: 10 (1 − 0.9) must be 1.
constexpr double kSameShare = 1e-9;

double OrderAlpha(std::span<const Comparable> comparables,
                  std::span<const double> weights,
                  const PartialFrontier& frontier,
                  double total) {
  const bool input = frontier.orientation == Orientation::kInput;
  const std::size_t count = comparables.size();
  double passed = 0;
  double reached = 0;
  for (std::size_t step = 0; step < count; ++step) {
    const Comparable& at = comparables[input ? step : count - 1 - step];
    if (weights[at.unit] > 0) {
      passed += weights[at.unit];
      reached = at.factor;
      if (passed / total > 1 - frontier.alpha + kSameShare) {
        break;
      }
    }
  }
  return reached;
}

}  // namespace

void CheckPartialFrontier(const PartialFrontier& frontier) {
  if (frontier.kind == PartialKind::kOrderM && frontier.m == 0) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.order_m_zero"));
  }
  if (frontier.kind == PartialKind::kOrderAlpha && !(frontier.alpha > 0 && frontier.alpha <= 1)) {
    throw Error(
        ErrorKind::kBadInput,
        base::Say("stats.order_alpha_share", {{"asked", base::FormatExact(frontier.alpha)}}));
  }
}

double PartialScore(std::span<const Comparable> comparables,
                    std::span<const double> weights,
                    const PartialFrontier& frontier) {
  double total = 0;
  for (const Comparable& each : comparables) {
    total += weights[each.unit];
  }
  if (frontier.kind == PartialKind::kOrderAlpha) {
    return OrderAlpha(comparables, weights, frontier, total);
  }
  // From the far end towards the frontier, so that the small shares are sums of small numbers.
  const bool input = frontier.orientation == Orientation::kInput;
  const auto m = static_cast<double>(frontier.m);
  double beyond = 0;
  double beyond_power = 0;
  double sum = 0;
  for (std::size_t step = 0; step < comparables.size(); ++step) {
    const Comparable& at = comparables[input ? comparables.size() - 1 - step : step];
    if (weights[at.unit] > 0) {
      beyond += weights[at.unit];
      const double power = std::pow(beyond / total, m);
      sum += at.factor * (power - beyond_power);
      beyond_power = power;
    }
  }
  return sum;
}

std::vector<PartialUnit> SolvePartialFrontier(const Matrix& inputs,
                                              const Matrix& outputs,
                                              const PartialFrontier& frontier) {
  CheckDeaData(inputs, outputs);
  CheckPartialFrontier(frontier);
  const std::vector<double> one_each(inputs.rows(), 1);
  std::vector<PartialUnit> units;
  for (std::size_t unit = 0; unit < inputs.rows(); ++unit) {
    const auto comparables = ComparablesOf(unit, inputs, outputs, frontier.orientation);
    units.push_back({PartialScore(comparables, one_each, frontier), comparables.size()});
  }
  return units;
}

}  // namespace doelmaat::stats
