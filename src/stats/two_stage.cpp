#include "stats/two_stage.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>

#include "base/check.h"
#include "base/error.h"
#include "base/text.h"
#include "numerics/normal.h"
#include "numerics/random_stream.h"
#include "stats/dea_data.h"
#include "stats/frontier_programme.h"
#include "stats/ols.h"
#include "stats/quantile.h"
#include "stats/resampling.h"
#include "stats/solving_order.h"

namespace doelmaat::stats {
namespace {

constexpr std::string_view kBiasPurpose = "two_stage.bias";
constexpr std::string_view kCoefficientPurpose = "two_stage.coefficients";

void CheckOptions(const TwoStageOptions& options) {
  const std::size_t fewest = options.algorithm == TwoStageAlgorithm::kTwo
                                 ? std::min(options.bias_replications, options.replications)
                                 : options.replications;
  CheckReplications(fewest);
  CheckLevels(options.levels);
}

// The part of a table that belongs to some rows.
Matrix Rows(const Matrix& values, const std::vector<std::size_t>& rows) {
  Matrix some(rows.size(), values.cols());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::ranges::copy(values.row(rows[row]), some.row(row).begin());
  }
  return some;
}

// A truncated regression, and the draws of δ that it makes.
struct Model {
  Matrix environment;
  std::vector<double> fitted;       // z'β
  std::vector<double> log_chances;  // ln P(δ ≥ 1)
  double sigma = 0;
};

Model ModelOf(const Matrix& environment, const TruncatedRegressionResult& fit) {
  const std::size_t n = environment.rows();
  Model model{environment, std::vector<double>(n), std::vector<double>(n), fit.sigma.value};
  for (std::size_t row = 0; row < environment.rows(); ++row) {
    for (std::size_t col = 0; col < environment.cols(); ++col) {
      model.fitted[row] += environment(row, col) * fit.coefficients[col].value;
    }
    model.log_chances[row] = numerics::LogNormalCdf((model.fitted[row] - 1) / model.sigma);
  }
  return model;
}

// δ = z'β + ε, ε ~ N(0, σ²) given δ ≥ 1: by the inverse of its distribution function.
std::vector<double> Draw(const Model& model, numerics::RandomStream* stream) {
  std::vector<double> drawn(model.fitted.size());
  for (std::size_t row = 0; row < drawn.size(); ++row) {
    const double log_chance = std::log(stream->Uniform()) + model.log_chances[row];
    const double up = -numerics::NormalQuantileOfLog(log_chance);
    // Rounding may leave a δ just under 1.
    drawn[row] = std::max(1 + 1e-12, model.fitted[row] + model.sigma * up);
  }
  return drawn;
}

struct Units {
  const Matrix& inputs;
  const Matrix& outputs;
};

// What step 2 needs.
struct BiasSetting {
  const Units& units;
  const TwoStageOptions& options;
  const std::vector<double>& distances;
  const Model& model;
  std::vector<std::size_t> order;
};

// Writes δ̂* of every unit in row `replication`; false when a programme was not solved.
bool ReplicateFrontier(const BiasSetting& setting, std::size_t replication, Matrix* found) {
  numerics::RandomStream stream(setting.options.seed, kBiasPurpose, replication);
  const std::vector<double> drawn = Draw(setting.model, &stream);
  const Orientation orientation = setting.options.dea.orientation;
  Matrix inputs = setting.units.inputs;
  Matrix outputs = setting.units.outputs;
  for (std::size_t row = 0; row < drawn.size(); ++row) {
    const double factor = drawn[row] / setting.distances[row];
    if (orientation == Orientation::kInput) {
      for (double& input : inputs.row(row)) {
        input *= factor;
      }
    } else {
      for (double& output : outputs.row(row)) {
        output /= factor;
      }
    }
  }
  FrontierProgramme programme(inputs, outputs, setting.options.dea.returns_to_scale, orientation);
  for (const std::size_t unit : setting.order) {
    const auto outcome =
        programme.Solve(setting.units.inputs.row(unit), setting.units.outputs.row(unit));
    if (outcome.status != DeaStatus::kSolved) {
      return false;
    }
    (*found)(replication, unit) = Turn(outcome.score, orientation);
    const double moved = drawn[unit] / setting.distances[unit];
    programme.LeaveOutIfInside(
        unit, orientation == Orientation::kInput ? outcome.score / moved : outcome.score * moved);
  }
  return true;
}

std::size_t Failures(const std::vector<char>& failed) {
  return static_cast<std::size_t>(std::count(failed.begin(), failed.end(), 1));
}

// 2 δ̂ − mean δ̂*; false when too many replications failed.
bool CorrectDistances(const BiasSetting& setting,
                      const numerics::ParallelFor& parallel_for,
                      TwoStageResult* result) {
  const std::size_t replications = setting.options.bias_replications;
  Matrix found(replications, setting.distances.size());
  std::vector<char> failed(replications);
  parallel_for(replications, [&](std::size_t replication) {
    failed[replication] = ReplicateFrontier(setting, replication, &found) ? 0 : 1;
  });
  const std::size_t failures = Failures(failed);
  result->failed_replications += failures;
  if (TooManyFailed(failures, replications)) {
    result->status = TwoStageStatus::kTooManyFailures;
    return false;
  }
  for (std::size_t row = 0; row < found.cols(); ++row) {
    double sum = 0;
    for (std::size_t replication = 0; replication < replications; ++replication) {
      sum += failed[replication] == 0 ? found(replication, row) : 0;
    }
    result->units[row].corrected_distance =
        2 * setting.distances[row] - sum / static_cast<double>(replications - failures);
  }
  return true;
}

// The basic bootstrap interval of one number from its replications.
std::vector<Interval> BasicIntervals(double estimate,
                                     std::vector<double> draws,
                                     const std::vector<double>& levels) {
  std::sort(draws.begin(), draws.end());
  std::vector<Interval> intervals;
  intervals.reserve(levels.size());
  for (const double level : levels) {
    intervals.push_back(
        {2 * estimate - QuantileOfSorted(draws, (1 + level) / 2, QuantileType::kType7),
         2 * estimate - QuantileOfSorted(draws, (1 - level) / 2, QuantileType::kType7)});
  }
  return intervals;
}

// Fits draws of the model again and again, and fills the coefficients with their intervals.
bool FitReplications(const Model& model,
                     const TruncatedRegressionResult& fit,
                     const numerics::ParallelFor& parallel_for,
                     TwoStageResult* result) {
  const TwoStageOptions& options = result->options;
  const std::size_t n_columns = fit.coefficients.size();
  const TruncatedRegression regression(model.environment, 1);
  Matrix draws(options.replications, n_columns + 1);
  std::vector<char> failed(options.replications);
  parallel_for(options.replications, [&](std::size_t replication) {
    numerics::RandomStream stream(options.seed, kCoefficientPurpose, replication);
    const TruncatedRegressionResult again = regression.Fit(Draw(model, &stream));
    failed[replication] = again.usable() ? 0 : 1;
    for (std::size_t col = 0; again.usable() && col < n_columns; ++col) {
      draws(replication, col) = again.coefficients[col].value;
    }
    draws(replication, n_columns) = again.sigma.value;
  });
  const std::size_t failures = Failures(failed);
  result->failed_replications += failures;
  if (TooManyFailed(failures, options.replications)) {
    result->status = TwoStageStatus::kTooManyFailures;
    return false;
  }
  for (std::size_t col = 0; col <= n_columns; ++col) {
    std::vector<double> kept;
    for (std::size_t replication = 0; replication < options.replications; ++replication) {
      if (failed[replication] == 0) {
        kept.push_back(draws(replication, col));
      }
    }
    const double estimate = col < n_columns ? fit.coefficients[col].value : fit.sigma.value;
    TwoStageCoefficient coefficient{estimate,
                                    BasicIntervals(estimate, std::move(kept), options.levels)};
    if (col < n_columns) {
      result->coefficients.push_back(std::move(coefficient));
    } else {
      result->sigma = std::move(coefficient);
    }
  }
  return true;
}

// Truncated regression of those distances that exceed 1; which rows they are in `rows`.
TruncatedRegressionResult FitAboveOne(const Matrix& environment,
                                      const std::vector<double>& distances,
                                      std::vector<std::size_t>* rows) {
  rows->clear();
  std::vector<double> response;
  for (std::size_t row = 0; row < distances.size(); ++row) {
    if (distances[row] > 1 + kEfficientDistance) {
      rows->push_back(row);
      response.push_back(distances[row]);
    }
  }
  if (rows->size() < environment.cols() + 3) {
    TruncatedRegressionResult result;
    result.status = TruncatedRegressionStatus::kTooFewRows;
    return result;
  }
  return FitTruncatedRegression(Rows(environment, *rows), response, 1);
}

// Keeps why a regression failed; true when it did not.
bool Accept(const TruncatedRegressionResult& fit, TwoStageResult* result) {
  result->regression = fit.status;
  switch (fit.status) {
    case TruncatedRegressionStatus::kConverged:
      return true;
    case TruncatedRegressionStatus::kTooFewRows:
      result->status = TwoStageStatus::kTooFewInefficient;
      return false;
    case TruncatedRegressionStatus::kRankDeficient:
      result->status = TwoStageStatus::kRankDeficient;
      result->dependent_columns = fit.dependent_columns;
      return false;
    case TruncatedRegressionStatus::kSpreadRunsAway:
    case TruncatedRegressionStatus::kNotConverged:
    case TruncatedRegressionStatus::kNoSpread:
      break;
  }
  result->status = TwoStageStatus::kRegressionFailed;
  return false;
}

// δ̂ of every unit, at least 1; false when one has no score.
bool SolveDistances(const Matrix& inputs,
                    const Matrix& outputs,
                    TwoStageResult* result,
                    std::vector<double>* distances) {
  const DeaResult dea = SolveDea(inputs, outputs, result->options.dea);
  result->units.resize(inputs.rows());
  bool all = true;
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    const std::optional<double>& score = dea.units[row].score;
    result->units[row].score = score;
    all = all && score.has_value();
    const Orientation orientation = result->options.dea.orientation;
    distances->push_back(score.has_value() ? std::max(1.0, Turn(*score, orientation)) : 1);
  }
  return all;
}

// Steps 2 and 3: replaces the distances by corrected ones and the fit by theirs.
bool Correct(const Units& units,
             const Model& first,
             const numerics::ParallelFor& parallel_for,
             TwoStageResult* result,
             std::vector<double>* distances) {
  std::vector<std::size_t> all(units.inputs.rows());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const bool input = result->options.dea.orientation == Orientation::kInput;
  const BiasSetting setting{units,
                            result->options,
                            *distances,
                            first,
                            WalkOrder(all, input ? units.outputs : units.inputs)};
  if (!CorrectDistances(setting, parallel_for, result)) {
    return false;
  }
  for (std::size_t row = 0; row < distances->size(); ++row) {
    (*distances)[row] = Present(result->units[row].corrected_distance);
  }
  return true;
}

}  // namespace

TwoStageResult FitTwoStage(const Matrix& inputs,
                           const Matrix& outputs,
                           const Matrix& environment,
                           const TwoStageOptions& options,
                           const numerics::ParallelFor& parallel_for) {
  CheckOptions(options);
  if (environment.rows() != inputs.rows()) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.ols_shape",
                          {{"rows", std::to_string(environment.rows())},
                           {"responses", std::to_string(inputs.rows())}}));
  }
  TwoStageResult result;
  result.options = options;
  result.options.dea.slacks = false;
  result.options.dea.spans = {};
  std::vector<double> distances;
  if (!SolveDistances(inputs, outputs, &result, &distances)) {
    return result;
  }
  std::vector<std::size_t> rows;
  TruncatedRegressionResult fit = FitAboveOne(environment, distances, &rows);
  if (!Accept(fit, &result)) {
    return result;
  }
  for (const Estimate& coefficient : fit.coefficients) {
    result.first_coefficients.push_back(coefficient.value);
  }
  if (options.algorithm == TwoStageAlgorithm::kTwo) {
    const Model first = ModelOf(environment, fit);
    if (!Correct({inputs, outputs}, first, parallel_for, &result, &distances)) {
      return result;
    }
    fit = FitAboveOne(environment, distances, &rows);
    if (!Accept(fit, &result)) {
      return result;
    }
  }
  result.used = rows.size();
  const Model model = ModelOf(Rows(environment, rows), fit);
  if (FitReplications(model, fit, parallel_for, &result)) {
    result.status = TwoStageStatus::kDone;
  }
  return result;
}

}  // namespace doelmaat::stats
