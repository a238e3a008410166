#include "stats/dea_bootstrap.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "numerics/random_stream.h"
#include "stats/dea_data.h"
#include "stats/frontier_programme.h"
#include "stats/quantile.h"
#include "stats/resampling.h"
#include "stats/smoothed_draw.h"
#include "stats/solving_order.h"

namespace doelmaat::stats {
namespace {

// Interquartile range of the standard normal, to the digits of Silverman.
constexpr double kNormalRange = 1.349;
constexpr std::string_view kPurpose = "dea_bootstrap";

void CheckOptions(const DeaBootstrapOptions& options) {
  CheckReplications(options.replications);
  CheckLevels(options.levels);
  if (options.bandwidth.has_value() &&
      !(*options.bandwidth > 0 && std::isfinite(*options.bandwidth))) {
    throw Error(
        ErrorKind::kBadInput,
        base::Say("stats.bootstrap_bandwidth", {{"asked", base::FormatExact(*options.bandwidth)}}));
  }
}

// What stays the same in every replication.
struct Setting {
  const Matrix& inputs;
  const Matrix& outputs;
  const DeaBootstrapOptions& options;
  FrontierData frontier;
  std::vector<double> pool;  // δ of the units of the frontier, then 2 − δ
  double pool_variance = 0;
  double bandwidth = 0;
  std::vector<std::size_t>
      units;  // those with a score not beyond the frontier, in order of solving
  std::vector<std::optional<std::size_t>> frontier_rows;  // of each unit, where it spans
};

// τ: drawn, smoothed, shrunk and reflected.
std::vector<double> DrawDistances(const Setting& setting, std::size_t replication) {
  numerics::RandomStream stream(setting.options.seed, kPurpose, replication);
  std::vector<double> drawn =
      SmoothedDraw(setting.pool, setting.pool_variance, setting.bandwidth, &stream);
  return drawn;
}

// Writes δ* of every unit in row `replication`; false when a programme was not solved. A new
// programme each time: what was solved before on this thread leaves no trace.
bool Replicate(const Setting& setting, std::size_t replication, Matrix* distances) {
  const std::vector<double> drawn = DrawDistances(setting, replication);
  const Orientation orientation = setting.options.dea.orientation;
  Matrix inputs = setting.frontier.inputs;
  Matrix outputs = setting.frontier.outputs;
  for (std::size_t row = 0; row < drawn.size(); ++row) {
    if (orientation == Orientation::kInput) {
      for (double& input : inputs.row(row)) {
        input *= drawn[row] / setting.pool[row];
      }
    } else {
      for (double& output : outputs.row(row)) {
        output *= setting.pool[row] / drawn[row];
      }
    }
  }
  FrontierProgramme programme(inputs, outputs, setting.options.dea.returns_to_scale, orientation);
  for (const std::size_t unit : setting.units) {
    const FrontierProgramme::Score outcome =
        programme.Solve(setting.inputs.row(unit), setting.outputs.row(unit));
    if (outcome.status != DeaStatus::kSolved) {
      return false;
    }
    (*distances)(replication, unit) = Turn(outcome.score, orientation);
    if (const auto row = setting.frontier_rows[unit]; row.has_value()) {
      const double moved = drawn[*row] / setting.pool[*row];
      programme.LeaveOutIfInside(
          *row, orientation == Orientation::kInput ? outcome.score / moved : outcome.score * moved);
    }
  }
  return true;
}

// Leaves out the rows of failed replications, turns δ* into 2 δ − δ*, and makes rows of units. By
// tiles, so that neither table is walked across its lines of memory.
Matrix CorrectedDistances(const Matrix& distances,
                          const std::vector<double>& shephard,
                          const std::vector<char>& failed) {
  constexpr std::size_t kTile = 16;
  std::vector<std::size_t> kept;
  for (std::size_t replication = 0; replication < failed.size(); ++replication) {
    if (failed[replication] == 0) {
      kept.push_back(replication);
    }
  }
  Matrix corrected(distances.cols(), kept.size());
  for (std::size_t tile = 0; tile < kept.size(); tile += kTile) {
    const std::size_t end = std::min(tile + kTile, kept.size());
    for (std::size_t unit = 0; unit < distances.cols(); ++unit) {
      for (std::size_t column = tile; column < end; ++column) {
        corrected(unit, column) = 2 * shephard[unit] - distances(kept[column], unit);
      }
    }
  }
  return corrected;
}

void Summarise(const DeaBootstrapOptions& options,
               std::span<double> draws,
               DeaBootstrapUnit* unit) {
  const Orientation orientation = options.dea.orientation;
  unit->bias_corrected = Turn(MeanOf(draws), orientation);
  std::vector<double> sorted(draws.begin(), draws.end());
  std::sort(sorted.begin(), sorted.end());
  for (const double level : options.levels) {
    const double one =
        Turn(QuantileOfSorted(sorted, (1 - level) / 2, QuantileType::kType9), orientation);
    const double other =
        Turn(QuantileOfSorted(sorted, (1 + level) / 2, QuantileType::kType9), orientation);
    unit->intervals.push_back({std::min(one, other), std::max(one, other)});
  }
  for (double& draw : draws) {
    draw = Turn(draw, orientation);
  }
}

}  // namespace

std::optional<double> SmoothingBandwidth(std::span<const double> scores, Orientation orientation) {
  std::vector<double> shephard;
  std::vector<double> inefficient;
  for (const double score : scores) {
    shephard.push_back(Turn(score, orientation));
    if (shephard.back() > 1 + kEfficientDistance) {
      inefficient.push_back(score);
    }
  }
  if (inefficient.size() < 2) {
    return std::nullopt;
  }
  const std::vector<double> reflected = Reflected(inefficient);
  const double deviation = std::sqrt(VarianceOf(reflected));
  const double range = (Quantile(reflected, 0.75, QuantileType::kType7) -
                        Quantile(reflected, 0.25, QuantileType::kType7)) /
                       kNormalRange;
  const double spread = range > kEfficientDistance ? std::min(deviation, range) : deviation;
  const auto m = static_cast<double>(reflected.size());
  const auto n = static_cast<double>(shephard.size());
  return 0.9 * spread * std::pow(m, -0.2) * std::pow(m / n, 0.2) * std::sqrt(VarianceOf(shephard)) /
         deviation;
}

namespace {

// δ of every unit, 1 for one without a score; those not beyond the frontier are to be corrected.
std::vector<double> DistancesOf(const DeaResult& dea, Setting* setting) {
  std::vector<double> shephard(dea.units.size(), 1);
  for (std::size_t row = 0; row < dea.units.size(); ++row) {
    if (const std::optional<double>& score = dea.units[row].score; score.has_value()) {
      shephard[row] = Turn(*score, setting->options.dea.orientation);
      if (shephard[row] >= 1 - kEfficientDistance) {
        setting->units.push_back(row);
      }
    }
  }
  return shephard;
}

// What is drawn from, and how wide it is smoothed, after the units that span. kDone, or why nothing
// can be drawn.
DeaBootstrapStatus FillPool(const DeaResult& dea,
                            const std::vector<double>& shephard,
                            Setting* setting) {
  const DeaBootstrapOptions& options = setting->options;
  std::vector<double> scores;
  std::vector<double> distances;
  for (const std::size_t unit : setting->frontier.units) {
    const std::optional<double>& score = dea.units[unit].score;
    if (!score.has_value()) {
      return DeaBootstrapStatus::kFrontierNotSolved;
    }
    scores.push_back(*score);
    distances.push_back(std::max(1.0, shephard[unit]));
  }
  setting->pool = Reflected(distances);
  setting->pool_variance = VarianceOf(setting->pool);
  const std::optional<double> bandwidth = options.bandwidth.has_value()
                                              ? options.bandwidth
                                              : SmoothingBandwidth(scores, options.dea.orientation);
  if (!bandwidth.has_value() || !(*bandwidth > 0) || !(setting->pool_variance > 0)) {
    return DeaBootstrapStatus::kNoSpread;
  }
  setting->bandwidth = *bandwidth;
  return DeaBootstrapStatus::kDone;
}

}  // namespace

DeaBootstrapResult BootstrapDea(const Matrix& inputs,
                                const Matrix& outputs,
                                const DeaBootstrapOptions& options,
                                const numerics::ParallelFor& parallel_for) {
  CheckOptions(options);
  DeaOptions dea_options = options.dea;
  dea_options.slacks = false;
  const DeaResult dea = SolveDea(inputs, outputs, dea_options);

  DeaBootstrapResult result;
  result.options = options;
  result.units.resize(inputs.rows());
  Setting setting{inputs,
                  outputs,
                  options,
                  SelectFrontier(inputs, outputs, options.dea.spans),
                  {},
                  0,
                  0,
                  {},
                  {}};
  setting.frontier_rows.resize(inputs.rows());
  for (std::size_t row = 0; row < setting.frontier.units.size(); ++row) {
    setting.frontier_rows[setting.frontier.units[row]] = row;
  }
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    result.units[row].score = dea.units[row].score;
  }
  const std::vector<double> shephard = DistancesOf(dea, &setting);
  result.status = FillPool(dea, shephard, &setting);
  if (!result.usable()) {
    return result;
  }
  result.bandwidth = setting.bandwidth;
  setting.units =
      WalkOrder(setting.units, options.dea.orientation == Orientation::kInput ? outputs : inputs);

  // Units without a correction keep δ = δ* = 1, so that every draw of theirs is 1.
  Matrix distances(options.replications, inputs.rows(), 1);
  std::vector<char> failed(options.replications);
  parallel_for(options.replications, [&](std::size_t replication) {
    failed[replication] = Replicate(setting, replication, &distances) ? 0 : 1;
  });
  result.failed_replications =
      static_cast<std::size_t>(std::count(failed.begin(), failed.end(), 1));
  if (TooManyFailed(result.failed_replications, options.replications)) {
    result.status = DeaBootstrapStatus::kTooManyFailures;
    return result;
  }

  std::vector<double> centre(inputs.rows(), 1);
  for (const std::size_t unit : setting.units) {
    centre[unit] = shephard[unit];
  }
  result.draws = CorrectedDistances(distances, centre, failed);
  parallel_for(setting.units.size(), [&](std::size_t index) {
    const std::size_t unit = setting.units[index];
    Summarise(options, result.draws.row(unit), &result.units[unit]);
  });
  return result;
}

}  // namespace doelmaat::stats
