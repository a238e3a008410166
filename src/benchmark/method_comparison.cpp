#include "benchmark/method_comparison.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check.h"
#include "stats/cost_function.h"
#include "stats/free_disposal_hull.h"
#include "stats/order_m.h"
#include "stats/stochastic_frontier.h"
#include "stats/two_stage.h"
#include "stats/weighted_frontier.h"

namespace doelmaat::benchmark {
namespace {

using numerics::Matrix;
using Scores = std::vector<std::optional<double>>;

// Steps below the precision of a linear programme do not tell units apart.
constexpr double kScoreSteps = 1e9;

double Rounded(double score) { return std::round(score * kScoreSteps) / kScoreSteps; }

// The units that may span, as the data of methods that know nothing else.
struct Spanning {
  std::vector<std::size_t> units;
  Matrix cost;
  Matrix outputs;
  Matrix environment;  // with a column of ones before it
};

Spanning SpanningUnits(const stats::CostData& data) {
  Spanning spanning;
  for (std::size_t i = 0; i < data.spans.size(); ++i) {
    if (data.spans[i]) {
      spanning.units.push_back(i);
    }
  }
  const std::size_t n = spanning.units.size();
  spanning.cost = Matrix(n, 1);
  spanning.outputs = Matrix(n, data.outputs.cols());
  spanning.environment = Matrix(n, 1 + data.environment.cols(), 1.0);
  for (std::size_t k = 0; k < n; ++k) {
    const std::size_t unit = spanning.units[k];
    spanning.cost(k, 0) = data.cost[unit];
    for (std::size_t o = 0; o < data.outputs.cols(); ++o) {
      spanning.outputs(k, o) = data.outputs(unit, o);
    }
    for (std::size_t e = 0; e < data.environment.cols(); ++e) {
      spanning.environment(k, 1 + e) = data.environment(unit, e);
    }
  }
  return spanning;
}

MethodScores Done(Method method, Scores scores) {
  MethodScores made;
  made.method = method;
  made.status = MethodStatus::kDone;
  made.scores = std::move(scores);
  return made;
}

MethodScores NotDone(Method method, MethodStatus status, std::size_t units) {
  MethodScores none;
  none.method = method;
  none.status = status;
  none.scores.resize(units);
  return none;
}

MethodScores Base(const Efficiency& efficiency) {
  Scores scores;
  for (const UnitEfficiency& unit : efficiency.units) {
    scores.push_back(unit.bias_corrected);
  }
  return Done(Method::kCorrected, std::move(scores));
}

MethodScores Plain(const Efficiency& efficiency) {
  Scores scores;
  for (const UnitEfficiency& unit : efficiency.units) {
    scores.emplace_back(unit.score);
  }
  return Done(Method::kVariable, std::move(scores));
}

MethodScores Constant(const stats::CostData& data) {
  Matrix cost(data.cost.size(), 1);
  for (std::size_t i = 0; i < data.cost.size(); ++i) {
    cost(i, 0) = data.cost[i];
  }
  stats::DeaOptions options;
  options.returns_to_scale = stats::ReturnsToScale::kConstant;
  options.spans = data.spans;
  Scores scores;
  for (const stats::DeaUnit& unit : stats::SolveDea(cost, data.outputs, options).units) {
    scores.push_back(unit.score.has_value() ? std::optional(std::min(1.0, *unit.score))
                                            : std::nullopt);
  }
  return Done(Method::kConstant, std::move(scores));
}

MethodScores FreeHull(const Spanning& spanning, std::size_t units) {
  Scores scores(units);
  const auto solved = stats::SolveFdh(spanning.cost, spanning.outputs, {});
  for (std::size_t k = 0; k < solved.size(); ++k) {
    scores[spanning.units[k]] = solved[k].score;
  }
  return Done(Method::kFreeHull, std::move(scores));
}

MethodScores OrderM(const Spanning& spanning, std::size_t units) {
  Scores scores(units);
  const auto solved = stats::SolveOrderM(spanning.cost, spanning.outputs, {});
  for (std::size_t k = 0; k < solved.size(); ++k) {
    scores[spanning.units[k]] = solved[k].score;
  }
  return Done(Method::kOrderM, std::move(scores));
}

// Only the corrected scores of algorithm 2 are wanted: its second bootstrap, of the coefficients,
// is held at its least, and whether that one succeeded does not matter.
MethodScores TwoStage(const Spanning& spanning,
                      std::size_t units,
                      const BenchmarkOptions& options,
                      const numerics::ParallelFor& parallel_for) {
  stats::TwoStageOptions two_stage;
  two_stage.replications = 2;
  two_stage.seed = static_cast<std::uint64_t>(options.seed);
  const stats::TwoStageResult fit = stats::FitTwoStage(
      spanning.cost, spanning.outputs, spanning.environment, two_stage, parallel_for);
  MethodScores not_fitted = NotDone(Method::kTwoStage, MethodStatus::kNotFitted, units);
  if (fit.units.empty()) {
    return not_fitted;
  }
  Scores scores(units);
  for (std::size_t k = 0; k < fit.units.size(); ++k) {
    const std::optional<double>& distance = fit.units[k].corrected_distance;
    if (!distance.has_value()) {
      return not_fitted;
    }
    // A distance corrected to less than 1 would lie beyond the frontier itself.
    scores[spanning.units[k]] = 1.0 / std::max(1.0, *distance);
  }
  return Done(Method::kTwoStage, std::move(scores));
}

// The scores of a cost function with noise, whichever way it was fitted.
template <typename Fit>
MethodScores OfCostFunction(Method method,
                            const Fit& fit,
                            const stats::CostFunction& function,
                            std::size_t units) {
  if (!fit.usable()) {
    const bool none = fit.status == stats::StochasticFrontierStatus::kWrongSkew;
    return NotDone(method, none ? MethodStatus::kNoInefficiency : MethodStatus::kNotFitted, units);
  }
  Scores scores(units);
  for (std::size_t r = 0; r < fit.units.size(); ++r) {
    scores[function.rows[r]] = fit.units[r].efficiency;
  }
  return Done(method, std::move(scores));
}

// The units that have a score, best first; equal scores in order of row.
std::vector<std::size_t> BestFirst(const Scores& scores) {
  std::vector<std::size_t> order;
  std::vector<double> rounded(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (const std::optional<double>& score = scores[i]; score.has_value()) {
      order.push_back(i);
      rounded[i] = Rounded(*score);
    }
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return rounded[a] > rounded[b];
  });
  return order;
}

// Calls body(first, last) for each run of equal scores in `order` (BestFirst), both places counted
// from 0.
template <typename Body>
void ForEachTie(std::span<const std::optional<double>> scores,
                const std::vector<std::size_t>& order,
                Body body) {
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    const double score = Rounded(Present(scores[order[first]]));
    while (last + 1 < order.size() && Rounded(Present(scores[order[last + 1]])) == score) {
      ++last;
    }
    body(first, last);
    first = last + 1;
  }
}

stats::RankCorrelation Correlate(const Scores& first, const Scores& second) {
  std::vector<double> x;
  std::vector<double> y;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const std::optional<double>& a = first[i];
    const std::optional<double>& b = second[i];
    if (a.has_value() && b.has_value()) {
      x.push_back(Rounded(*a));
      y.push_back(Rounded(*b));
    }
  }
  return stats::CorrelateRanks(x, y);
}

void Describe(const MethodScores& base, const BenchmarkOptions& options, MethodScores* method) {
  const std::vector<std::size_t> order = BestFirst(method->scores);
  method->judged = order.size();
  method->places.assign(method->scores.size(), std::nullopt);
  for (const std::size_t unit : order) {
    const double score = Present(method->scores[unit]);
    method->mean += score / static_cast<double>(order.size());
    ++method->at_limits[static_cast<std::size_t>(ClassAt(score, options))];
  }
  ForEachTie(method->scores, order, [&](std::size_t first, std::size_t last) {
    method->largest_tie = std::max(method->largest_tie, last - first + 1);
    for (std::size_t place = first; place <= last; ++place) {
      method->places[order[place]] = first + 1;
    }
  });
  method->with_base = Correlate(base.scores, method->scores);
  const std::optional<double>& kendall = method->with_base.kendall;
  if (method->TellsApart() && kendall.has_value()) {
    method->same_order = (1.0 + *kendall) / 2.0;
  }
}

std::vector<std::optional<PlaceRange>> PlaceRanges(const std::vector<MethodScores>& methods) {
  std::vector<std::optional<PlaceRange>> ranges(methods.front().scores.size());
  for (const MethodScores& method : methods) {
    for (std::size_t i = 0; method.TellsApart() && i < ranges.size(); ++i) {
      if (const auto& place = method.places[i]; place.has_value()) {
        std::optional<PlaceRange>& held = ranges[i];
        PlaceRange& range = held.has_value() ? *held : held.emplace(*place, *place);
        range.best = std::min(range.best, *place);
        range.worst = std::max(range.worst, *place);
      }
    }
  }
  return ranges;
}

}  // namespace

EfficiencyClass ClassAt(double score, const BenchmarkOptions& options) {
  return score < options.class_limit_low    ? EfficiencyClass::kLow
         : score < options.class_limit_high ? EfficiencyClass::kMiddle
                                            : EfficiencyClass::kHigh;
}

std::vector<std::optional<EfficiencyClass>> ClassesOfSameSize(
    std::span<const std::optional<double>> scores,
    std::span<const std::optional<EfficiencyClass>> base) {
  std::array<std::size_t, kClassCount> sizes{};
  Scores both(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const std::optional<EfficiencyClass>& own = base[i];
    if (scores[i].has_value() && own.has_value()) {
      both[i] = scores[i];
      ++sizes[static_cast<std::size_t>(*own)];
    }
  }
  const std::size_t high = sizes[static_cast<std::size_t>(EfficiencyClass::kHigh)];
  const std::size_t middle = high + sizes[static_cast<std::size_t>(EfficiencyClass::kMiddle)];
  const auto at = [&](std::size_t place) {
    return place < high     ? EfficiencyClass::kHigh
           : place < middle ? EfficiencyClass::kMiddle
                            : EfficiencyClass::kLow;
  };
  std::vector<std::optional<EfficiencyClass>> classes(scores.size());
  const std::vector<std::size_t> order = BestFirst(both);
  ForEachTie(both, order, [&](std::size_t first, std::size_t last) {
    if (at(first) == at(last)) {
      for (std::size_t place = first; place <= last; ++place) {
        classes[order[place]] = at(first);
      }
    }
  });
  return classes;
}

MethodComparison CompareMethods(const stats::CostData& data,
                                const Efficiency& efficiency,
                                const BenchmarkOptions& options,
                                const numerics::ParallelFor& parallel_for) {
  const Spanning spanning = SpanningUnits(data);
  const std::size_t units = data.cost.size();
  const stats::CostFunction function =
      stats::LogLinearCost(data.cost, data.outputs, data.environment);
  MethodComparison comparison;
  comparison.methods = {
      Base(efficiency),
      Plain(efficiency),
      Constant(data),
      FreeHull(spanning, units),
      OrderM(spanning, units),
      TwoStage(spanning, units, options, parallel_for),
      OfCostFunction(Method::kStochastic,
                     stats::FitStochasticFrontier(function.design, function.log_cost, {}),
                     function,
                     units),
      OfCostFunction(Method::kWeighted,
                     stats::FitWeightedFrontier(function.design, function.log_cost, {}),
                     function,
                     units)};
  std::vector<std::optional<EfficiencyClass>> base(units);
  for (std::size_t i = 0; i < units; ++i) {
    if (const auto& score = comparison.methods.front().scores[i]; score.has_value()) {
      base[i] = ClassAt(*score, options);
    }
  }
  for (MethodScores& method : comparison.methods) {
    Describe(comparison.methods.front(), options, &method);
    method.classes = ClassesOfSameSize(method.scores, base);
  }
  comparison.methods.front().classes = base;
  for (std::size_t first = 0; first < comparison.methods.size(); ++first) {
    for (std::size_t second = first + 1; second < comparison.methods.size(); ++second) {
      if (comparison.methods[first].judged > 0 && comparison.methods[second].judged > 0) {
        comparison.pairs.push_back(
            {first,
             second,
             Correlate(comparison.methods[first].scores, comparison.methods[second].scores)});
      }
    }
  }
  comparison.places = PlaceRanges(comparison.methods);
  return comparison;
}

}  // namespace doelmaat::benchmark
