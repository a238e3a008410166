#include "stats/returns_to_scale.h"

#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "base/text.h"
#include "numerics/random_stream.h"
#include "stats/dea_bootstrap.h"
#include "stats/dea_data.h"
#include "stats/frontier_programme.h"
#include "stats/quantile.h"
#include "stats/resampling.h"
#include "stats/smoothed_draw.h"
#include "stats/solving_order.h"

namespace doelmaat::stats {
namespace {

constexpr double kLevel = 0.05;
constexpr std::string_view kPurpose = "returns_to_scale";

struct Data {
  Matrix inputs;
  Matrix outputs;
};

// What stays the same in every replication.
struct Setting {
  const Data& data;
  const ReturnsTestOptions& options;
  std::vector<std::size_t> order;  // of solving
  std::vector<double> distances;   // Shephard, under the null
  std::vector<double> pool;
  double pool_variance = 0;
  double bandwidth = 0;
};

// Farrell scores of all units in row order; none when a programme was not solved.
std::optional<std::vector<double>> ScoresOf(const Data& data,
                                            ReturnsToScale returns_to_scale,
                                            Orientation orientation,
                                            const std::vector<std::size_t>& order) {
  FrontierProgramme programme(data.inputs, data.outputs, returns_to_scale, orientation);
  std::vector<double> scores(data.inputs.rows());
  for (const std::size_t unit : order) {
    const FrontierProgramme::Score outcome =
        programme.Solve(data.inputs.row(unit), data.outputs.row(unit));
    if (outcome.status != DeaStatus::kSolved) {
      return std::nullopt;
    }
    scores[unit] = outcome.score;
  }
  return scores;
}

double Statistic(const std::vector<double>& null,
                 const std::vector<double>& variable,
                 Orientation orientation) {
  double sum = 0;
  for (std::size_t unit = 0; unit < null.size(); ++unit) {
    sum += orientation == Orientation::kInput ? null[unit] / variable[unit]
                                              : variable[unit] / null[unit];
  }
  return sum / static_cast<double>(null.size());
}

std::optional<double> StatisticOf(const Data& data,
                                  const ReturnsTestOptions& options,
                                  const std::vector<std::size_t>& order,
                                  std::vector<double>* null_scores) {
  auto null = ScoresOf(data, options.null, options.orientation, order);
  const auto variable = ScoresOf(data, ReturnsToScale::kVariable, options.orientation, order);
  if (!null.has_value() || !variable.has_value()) {
    return std::nullopt;
  }
  const double statistic = Statistic(*null, *variable, options.orientation);
  if (null_scores != nullptr) {
    *null_scores = std::move(*null);
  }
  return statistic;
}

// Units that lie τ from the frontier of the null, in the direction of the real ones.
std::optional<double> Replicate(const Setting& setting, std::size_t replication) {
  numerics::RandomStream stream(setting.options.seed, kPurpose, replication);
  const std::vector<double> drawn =
      SmoothedDraw(setting.pool, setting.pool_variance, setting.bandwidth, &stream);
  Data made = setting.data;
  for (std::size_t unit = 0; unit < drawn.size(); ++unit) {
    const double factor = drawn[unit] / setting.distances[unit];
    if (setting.options.orientation == Orientation::kInput) {
      for (double& input : made.inputs.row(unit)) {
        input *= factor;
      }
    } else {
      for (double& output : made.outputs.row(unit)) {
        output /= factor;
      }
    }
  }
  return StatisticOf(made, setting.options, setting.order, nullptr);
}

void CheckOptions(const ReturnsTestOptions& options) {
  CheckReplications(options.replications);
  if (options.null != ReturnsToScale::kConstant && options.null != ReturnsToScale::kDecreasing) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.returns_null"));
  }
}

void Summarise(const std::vector<std::optional<double>>& drawn, ReturnsTestResult* result) {
  for (const std::optional<double>& statistic : drawn) {
    if (statistic.has_value()) {
      result->draws.push_back(*statistic);
    }
  }
  result->failed_replications = drawn.size() - result->draws.size();
  if (TooManyFailed(result->failed_replications, drawn.size())) {
    result->status = ReturnsTestStatus::kTooManyFailures;
    return;
  }
  const auto below =
      std::count_if(result->draws.begin(), result->draws.end(), [&](double statistic) {
        return statistic <= *result->statistic;
      });
  result->status = ReturnsTestStatus::kDone;
  result->p_value =
      (1 + static_cast<double>(below)) / (1 + static_cast<double>(result->draws.size()));
  result->critical = Quantile(result->draws, kLevel, QuantileType::kType7);
}

}  // namespace

ReturnsTestResult TestReturns(const Matrix& inputs,
                              const Matrix& outputs,
                              const ReturnsTestOptions& options,
                              const numerics::ParallelFor& parallel_for) {
  CheckOptions(options);
  CheckDeaData(inputs, outputs);
  const Data data{inputs, outputs};
  Setting setting{data, options, {}, {}, {}, 0, 0};
  setting.order.resize(inputs.rows());
  std::iota(setting.order.begin(), setting.order.end(), 0U);
  setting.order =
      WalkOrder(setting.order, options.orientation == Orientation::kInput ? outputs : inputs);
  ReturnsTestResult result;
  result.options = options;
  std::vector<double> scores;
  result.statistic = StatisticOf(data, options, setting.order, &scores);
  if (!result.statistic.has_value()) {
    result.status = ReturnsTestStatus::kFrontierNotSolved;
    return result;
  }
  for (const double score : scores) {
    setting.distances.push_back(
        std::max(1.0, options.orientation == Orientation::kInput ? 1 / score : score));
  }
  const std::optional<double> bandwidth = SmoothingBandwidth(scores, options.orientation);
  if (!bandwidth.has_value() || !(*bandwidth > 0)) {
    return result;
  }
  setting.pool = Reflected(setting.distances);
  setting.pool_variance = VarianceOf(setting.pool);
  setting.bandwidth = *bandwidth;
  std::vector<std::optional<double>> drawn(options.replications);
  parallel_for(drawn.size(), [&](std::size_t replication) {
    drawn[replication] = Replicate(setting, replication);
  });
  Summarise(drawn, &result);
  return result;
}

}  // namespace doelmaat::stats
