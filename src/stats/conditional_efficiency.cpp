#include "stats/conditional_efficiency.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/text.h"
#include "stats/dea_data.h"

namespace doelmaat::stats {
namespace {

PartialFrontier FrontierOf(const ConditionalOptions& options) {
  PartialFrontier frontier;
  frontier.orientation = options.orientation;
  switch (options.measure) {
    case ConditionalMeasure::kOrderM:
      frontier.m = options.m;
      break;
    case ConditionalMeasure::kOrderAlpha:
      frontier.kind = PartialKind::kOrderAlpha;
      frontier.alpha = options.alpha;
      break;
    case ConditionalMeasure::kFreeDisposal:
    case ConditionalMeasure::kDea:
      frontier.kind = PartialKind::kOrderAlpha;
      frontier.alpha = 1;
      break;
  }
  return frontier;
}

Matrix OneRow(const Matrix& values, std::size_t row) {
  Matrix one(1, values.cols());
  std::ranges::copy(values.row(row), one.row(0).begin());
  return one;
}

struct Setting {
  const Matrix& inputs;
  const Matrix& outputs;
  const ConditionalOptions& options;
  const EnvironmentKernel& kernel;
};

void SolvePartial(const Setting& setting, std::size_t row, ConditionalUnit* unit) {
  std::vector<double> weights = setting.kernel.WeightsFor(row);
  const PartialFrontier frontier = FrontierOf(setting.options);
  const auto comparables =
      ComparablesOf(row, setting.inputs, setting.outputs, frontier.orientation);
  unit->comparable = static_cast<std::size_t>(
      std::count_if(comparables.begin(), comparables.end(), [&](const Comparable& each) {
        return weights[each.unit] > 0;
      }));
  if (setting.options.measure == ConditionalMeasure::kFreeDisposal) {
    // Only whether a unit is in the window counts, however near its edge.
    std::ranges::transform(weights, weights.begin(), [](double w) { return w > 0 ? 1.0 : 0.0; });
  }
  unit->status = DeaStatus::kSolved;
  unit->conditional = PartialScore(comparables, weights, frontier);
  const std::vector<double> one_each(weights.size(), 1);
  unit->unconditional = PartialScore(comparables, one_each, frontier);
}

void SolveWindow(const Setting& setting, std::size_t row, ConditionalUnit* unit) {
  const std::vector<double> weights = setting.kernel.WeightsFor(row);
  DeaOptions options;
  options.returns_to_scale = setting.options.returns_to_scale;
  options.orientation = setting.options.orientation;
  for (const double weight : weights) {
    options.spans.push_back(weight > 0);
  }
  const DeaUnit solved = SolveDeaAgainst(setting.inputs,
                                         setting.outputs,
                                         OneRow(setting.inputs, row),
                                         OneRow(setting.outputs, row),
                                         options)
                             .units[0];
  unit->status = solved.status;
  unit->conditional = solved.score;
}

}  // namespace

ConditionalResult SolveConditional(const Matrix& inputs,
                                   const Matrix& outputs,
                                   const Matrix& environment,
                                   const ConditionalOptions& options,
                                   const numerics::ParallelFor& parallel_for) {
  CheckDeaData(inputs, outputs);
  CheckPartialFrontier(FrontierOf(options));
  if (environment.rows() != inputs.rows()) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.environment_missing"));
  }
  ConditionalResult result;
  result.options = options;
  const auto dimensions = static_cast<double>(inputs.cols() + outputs.cols());
  const double widening = 1 + std::pow(static_cast<double>(inputs.rows()), -1 / dimensions);
  result.kernel = FitEnvironmentKernel(environment, {options.neighbours, widening});
  if (!result.usable()) {
    return result;
  }
  result.units.resize(inputs.rows());
  const bool envelops = options.measure == ConditionalMeasure::kDea;
  if (envelops) {
    DeaOptions dea;
    dea.returns_to_scale = options.returns_to_scale;
    dea.orientation = options.orientation;
    const DeaResult all = SolveDea(inputs, outputs, dea);
    for (std::size_t row = 0; row < result.units.size(); ++row) {
      result.units[row].unconditional = all.units[row].score;
    }
  }
  const Setting setting{inputs, outputs, options, result.kernel};
  parallel_for(result.units.size(), [&](std::size_t row) {
    ConditionalUnit& unit = result.units[row];
    const std::vector<double> weights = result.kernel.WeightsFor(row);
    unit.in_window = static_cast<std::size_t>(
        std::count_if(weights.begin(), weights.end(), [](double weight) { return weight > 0; }));
    if (envelops) {
      SolveWindow(setting, row, &unit);
    } else {
      SolvePartial(setting, row, &unit);
    }
    if (unit.conditional.has_value() && unit.unconditional.has_value()) {
      unit.ratio = *unit.conditional / *unit.unconditional;
    }
  });
  return result;
}

}  // namespace doelmaat::stats
