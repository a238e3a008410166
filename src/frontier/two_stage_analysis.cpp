#include "frontier/two_stage_analysis.h"

#include <optional>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "frontier/fit_fields.h"
#include "stats/two_stage.h"

namespace doelmaat::frontier {
namespace {

using base::Say;
using stats::Orientation;
using stats::TwoStageResult;
using stats::TwoStageStatus;

struct Explained {
  std::string status;
  std::string message;
};

std::string DependentColumns(const TwoStageResult& result, const FrontierTable& table) {
  std::vector<std::string> names = {"(Intercept)"};
  numerics::Matrix columns(table.environment.rows(), table.environment.cols() + 1, 1);
  for (std::size_t col = 0; col < table.environment.cols(); ++col) {
    names.push_back(table.columns.environment[col]);
    for (std::size_t row = 0; row < columns.rows(); ++row) {
      columns(row, col + 1) = table.environment(row, col);
    }
  }
  return DependentNames(result.dependent_columns, names, columns);
}

Explained Explain(const TwoStageResult& result, const FrontierTable& table) {
  switch (result.status) {
    case TwoStageStatus::kDone:
      return {"converged", ""};
    case TwoStageStatus::kNotSolved:
      return {"frontier_not_solved", Say("frontier.frontier_not_solved")};
    case TwoStageStatus::kTooFewInefficient:
      return {"too_few_inefficient", Say("frontier.too_few_inefficient")};
    case TwoStageStatus::kRankDeficient:
      return {"rank_deficient",
              Say("frontier.rank_deficient", {{"columns", DependentColumns(result, table)}})};
    case TwoStageStatus::kRegressionFailed:
      return {"not_converged", Say("frontier.truncated_failed")};
    case TwoStageStatus::kTooManyFailures:
      break;
  }
  return {"too_many_failures", Say("frontier.too_many_failures")};
}

Fields CoefficientFields(const std::string& name, const stats::TwoStageCoefficient& coefficient) {
  const auto range = [&](std::size_t level) {
    return Range{coefficient.intervals[level].low, coefficient.intervals[level].high};
  };
  return {
      {"name", name}, {"estimate", coefficient.estimate}, {"ci90", range(0)}, {"ci95", range(1)}};
}

std::optional<double> Farrell(const std::optional<double>& distance, Orientation orientation) {
  if (distance.has_value() && orientation == Orientation::kInput) {
    return 1 / *distance;
  }
  return distance;
}

stats::TwoStageOptions OptionsOf(const TwoStageRequest& request) {
  stats::TwoStageOptions options;
  options.dea.returns_to_scale = ReturnsOf(request.technology);
  options.dea.orientation = request.orientation;
  options.algorithm =
      request.algorithm == 1 ? stats::TwoStageAlgorithm::kOne : stats::TwoStageAlgorithm::kTwo;
  options.bias_replications = request.bias_replications;
  options.replications = request.replications;
  options.seed = request.seed;
  return options;
}

numerics::Matrix WithConstant(const numerics::Matrix& environment) {
  numerics::Matrix design(environment.rows(), environment.cols() + 1, 1);
  for (std::size_t row = 0; row < design.rows(); ++row) {
    for (std::size_t col = 0; col < environment.cols(); ++col) {
      design(row, col + 1) = environment(row, col);
    }
  }
  return design;
}

void Check(const FrontierTable& table, const TwoStageRequest& request) {
  if (table.columns.environment.empty()) {
    throw Error(ErrorKind::kBadInput, Say("frontier.no_environment"));
  }
  if (request.technology == Technology::kFreeDisposal) {
    throw Error(ErrorKind::kBadInput, Say("frontier.no_fdh_bootstrap"));
  }
  if (request.algorithm != 1 && request.algorithm != 2) {
    throw Error(ErrorKind::kBadInput,
                Say("frontier.bad_algorithm", {{"value", std::to_string(request.algorithm)}}));
  }
}

}  // namespace

FrontierReport AnalyseTwoStage(const FrontierTable& table,
                               const TwoStageRequest& request,
                               const numerics::ParallelFor& parallel_for) {
  Check(table, request);
  const TwoStageResult result = stats::FitTwoStage(table.inputs,
                                                   table.outputs,
                                                   WithConstant(table.environment),
                                                   OptionsOf(request),
                                                   parallel_for);
  const Explained explained = Explain(result, table);
  FrontierReport report;
  report.status = explained.status;
  report.fitted = true;
  report.message = explained.message;
  report.options = OptionFields(table, "twostage", request.technology, request.orientation);
  report.options.push_back({"env", table.columns.environment});
  report.options.push_back({"algorithm", static_cast<std::int64_t>(request.algorithm)});
  report.options.push_back({"bias_reps", static_cast<std::int64_t>(request.bias_replications)});
  report.options.push_back({"reps", static_cast<std::int64_t>(request.replications)});
  report.options.push_back({"seed", static_cast<std::int64_t>(request.seed)});
  report.warnings = table.warnings;
  WarnOfFewReplications(request.replications, &report);
  for (std::size_t col = 0; col < result.coefficients.size(); ++col) {
    report.coefficients.push_back(CoefficientFields(
        col == 0 ? "(Intercept)" : table.columns.environment[col - 1], result.coefficients[col]));
  }
  if (result.usable()) {
    report.coefficients.push_back(CoefficientFields("sigma", result.sigma));
  }
  for (std::size_t row = 0; row < table.ids.size(); ++row) {
    const stats::TwoStageUnit& unit = result.units[row];
    const auto corrected = Farrell(unit.corrected_distance, request.orientation);
    const bool without = request.algorithm == 2 && !corrected.has_value();
    report.units.push_back(
        {{"id", table.ids[row]},
         {"score", OrNull(unit.score)},
         {"bias_corrected", OrNull(corrected)},
         {"distance", OrNull(unit.corrected_distance)},
         {"reason", OrNull(without ? std::optional(explained.message) : std::nullopt)}});
  }
  report.summary = {{"units", static_cast<std::int64_t>(table.ids.size())},
                    {"used", static_cast<std::int64_t>(result.used)},
                    {"failed_replications", static_cast<std::int64_t>(result.failed_replications)}};
  return report;
}

}  // namespace doelmaat::frontier
