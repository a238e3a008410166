#include "coverage_panel.h"

#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "base/check.h"
#include "known_truth_panel.h"
#include "stats/dea_bootstrap.h"
#include "stats/dea_subsampling.h"
#include "stats/order_m.h"
#include "stats/stochastic_frontier.h"
#include "stats/two_stage.h"

namespace doelmaat::coverage {
namespace {

using numerics::Matrix;

constexpr std::size_t kBiasReplications = 100;

MethodScores OrderM(const Panel& panel) {
  MethodScores found{"order-m, m = 25", {}};
  for (const auto& unit : stats::SolveOrderM(panel.inputs, panel.outputs, {})) {
    found.scores.push_back(unit.score);
  }
  return found;
}

MethodScores TwoStage(const Panel& panel,
                      std::uint64_t seed,
                      const numerics::ParallelFor& parallel_for) {
  MethodScores found{"Simar-Wilson 2007, algorithm 2", {}};
  stats::TwoStageOptions options;
  options.bias_replications = kBiasReplications;
  options.replications = 2;  // the intervals of coefficients are not judged here
  options.seed = seed;
  const auto fit =
      stats::FitTwoStage(panel.inputs, panel.outputs, panel.circumstances, options, parallel_for);
  for (const auto& unit : fit.units) {
    if (unit.corrected_distance.has_value()) {
      found.scores.push_back(1 / std::max(1.0, *unit.corrected_distance));
    }
  }
  return found;
}

MethodScores Stochastic(const Panel& panel) {
  MethodScores found{"SFA half-normal, Cobb-Douglas", {}};
  const std::size_t kinds = panel.outputs.cols();
  Matrix design(panel.inputs.rows(), kinds + panel.circumstances.cols());
  std::vector<double> logs;
  for (std::size_t row = 0; row < design.rows(); ++row) {
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      design(row, kind) = std::log(panel.outputs(row, kind));
    }
    std::ranges::copy(panel.circumstances.row(row),
                      design.row(row).begin() + static_cast<std::ptrdiff_t>(kinds));
    logs.push_back(std::log(panel.inputs(row, 0)));
  }
  const auto fit = stats::FitStochasticFrontier(design, logs, {});
  for (const auto& unit : fit.units) {
    found.scores.push_back(unit.efficiency);
  }
  return found;
}

MethodIntervals Subsampled(const Panel& panel,
                           const Effort& effort,
                           double exponent,
                           std::uint64_t seed,
                           const numerics::ParallelFor& parallel_for) {
  const auto n = static_cast<double>(panel.inputs.rows());
  stats::DeaSubsamplingOptions options;
  options.replications = effort.replications;
  options.size = static_cast<std::size_t>(std::ceil(std::pow(n, exponent)));
  options.seed = seed;
  const auto result = stats::SubsampleDea(panel.inputs, panel.outputs, options, parallel_for);
  MethodIntervals found{fmt::format("subsampling, m = {} = n^{:.1f}", *options.size, exponent), {}};
  for (const auto& unit : result.units) {
    found.units.push_back(unit.intervals);
    found.units.back().resize(options.levels.size());  // none at all when too many failed
  }
  return found;
}

}  // namespace

Panel MakePanel(const Design& design, std::uint64_t seed) {
  const auto rows = conformance::MakeKnownTruthPanel(seed, {.units = design.units, .periods = 1});
  Panel panel{Matrix(rows.size(), 1),
              Matrix(rows.size(), design.kinds),
              Matrix(rows.size(), 1 + rows.front().circumstances.size(), 1),
              {}};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const conformance::KnownTruthRow& from = rows[row];
    std::copy_n(from.outputs.begin(), design.kinds, panel.outputs.row(row).begin());
    std::ranges::copy(from.circumstances, panel.circumstances.row(row).begin() + 1);
    const double lowest = conformance::LowestCost(from.outputs, design.kinds);
    const bool two_stage = design.truth == Truth::kTwoStage;
    const double above = design.truth == Truth::kNoisy ? from.cost / from.core
                         : two_stage                   ? from.distance
                                                       : std::exp(from.inefficiency);
    panel.inputs(row, 0) = lowest * above;
    panel.truth.push_back(two_stage ? 1 / from.distance : std::exp(-from.inefficiency));
  }
  return panel;
}

Outcome Measure(const Panel& panel,
                const Effort& effort,
                std::uint64_t seed,
                const numerics::ParallelFor& parallel_for) {
  Outcome outcome;
  stats::DeaBootstrapOptions options;
  options.replications = effort.replications;
  options.seed = seed;
  stats::DeaBootstrapResult bootstrap =
      stats::BootstrapDea(panel.inputs, panel.outputs, options, parallel_for);
  MethodScores plain{"plain DEA", {}};
  MethodScores corrected{"Simar-Wilson 1998", {}};
  MethodIntervals intervals{"Simar-Wilson 1998", {}};
  for (const auto& unit : bootstrap.units) {
    plain.scores.push_back(Present(unit.score));
    corrected.scores.push_back(Present(unit.bias_corrected));
    intervals.units.emplace_back(unit.intervals.begin(), unit.intervals.end());
  }
  outcome.draws = std::move(bootstrap.draws);
  outcome.scores = {
      plain, corrected, TwoStage(panel, seed, parallel_for), OrderM(panel), Stochastic(panel)};
  outcome.intervals.push_back(intervals);
  for (const double exponent : effort.subsample_exponents) {
    outcome.intervals.push_back(Subsampled(panel, effort, exponent, seed, parallel_for));
  }
  return outcome;
}

}  // namespace doelmaat::coverage
