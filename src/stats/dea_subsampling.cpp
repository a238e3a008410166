#include "stats/dea_subsampling.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "numerics/random_stream.h"
#include "stats/dea_data.h"
#include "stats/frontier_programme.h"
#include "stats/quantile.h"
#include "stats/resampling.h"
#include "stats/solving_order.h"

namespace doelmaat::stats {
namespace {

constexpr std::string_view kPurpose = "dea_subsampling";
constexpr double kSizeExponent = 0.7;
constexpr double kOutOfReach = std::numeric_limits<double>::infinity();

void CheckOptions(std::size_t spanning, const DeaSubsamplingOptions& options) {
  CheckReplications(options.replications);
  CheckLevels(options.levels);
  const std::size_t size = options.size.value_or(2);
  if (size < 2 || size > spanning) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.subsample_size",
                          {{"asked", std::to_string(size)}, {"units", std::to_string(spanning)}}));
  }
}

struct Setting {
  const Matrix& inputs;
  const Matrix& outputs;
  const DeaSubsamplingOptions& options;
  FrontierData frontier;
  std::size_t size = 0;
  std::vector<double> shephard;    // δ of every unit
  std::vector<std::size_t> units;  // those with δ ≥ 1, in order of solving
};

std::vector<bool> DrawSubsample(const Setting& setting, std::size_t replication) {
  numerics::RandomStream stream(setting.options.seed, kPurpose, replication);
  const std::size_t n = setting.frontier.units.size();
  std::vector<std::size_t> rows(n);
  std::iota(rows.begin(), rows.end(), 0U);
  std::vector<bool> drawn(n);
  for (std::size_t place = 0; place < setting.size; ++place) {
    std::swap(rows[place], rows[place + stream.Below(n - place)]);
    drawn[rows[place]] = true;
  }
  return drawn;
}

// The held side that no combination of the drawn units can be beyond: the most of each output, or
// the least of each input; none where Σ λ may be such that anything can be reached.
std::vector<double> Limits(const FrontierData& drawn, const DeaOptions& options) {
  const bool input = options.orientation == Orientation::kInput;
  const ReturnsToScale open = input ? ReturnsToScale::kIncreasing : ReturnsToScale::kDecreasing;
  if (options.returns_to_scale == ReturnsToScale::kConstant || options.returns_to_scale == open) {
    return {};
  }
  const Matrix& held = input ? drawn.outputs : drawn.inputs;
  std::vector<double> limits(held.row(0).begin(), held.row(0).end());
  for (std::size_t row = 1; row < held.rows(); ++row) {
    for (std::size_t col = 0; col < limits.size(); ++col) {
      limits[col] =
          input ? std::max(limits[col], held(row, col)) : std::min(limits[col], held(row, col));
    }
  }
  return limits;
}

bool IsBeyond(std::span<const double> held, const std::vector<double>& limits, bool input) {
  for (std::size_t col = 0; col < limits.size(); ++col) {
    if (input ? held[col] > limits[col] : held[col] < limits[col]) {
      return true;
    }
  }
  return false;
}

// Writes g of every unit in column `replication`; false when a programme was not solved.
bool Replicate(const Setting& setting, std::size_t replication, Matrix* gaps) {
  const Orientation orientation = setting.options.dea.orientation;
  const FrontierData drawn = SelectFrontier(
      setting.frontier.inputs, setting.frontier.outputs, DrawSubsample(setting, replication));
  FrontierProgramme programme(
      drawn.inputs, drawn.outputs, setting.options.dea.returns_to_scale, orientation);
  const bool input = orientation == Orientation::kInput;
  const Matrix& held = input ? setting.outputs : setting.inputs;
  const std::vector<double> limits = Limits(drawn, setting.options.dea);
  for (const std::size_t unit : setting.units) {
    // Most that are out of reach show it without a programme, which is also the surer way.
    if (IsBeyond(held.row(unit), limits, input)) {
      (*gaps)(unit, replication) = kOutOfReach;
      continue;
    }
    const FrontierProgramme::Score outcome =
        programme.Solve(setting.inputs.row(unit), setting.outputs.row(unit));
    if (outcome.status == DeaStatus::kNotSolved) {
      return false;
    }
    (*gaps)(unit, replication) =
        outcome.status == DeaStatus::kInfeasible
            ? kOutOfReach
            : std::max(0.0, setting.shephard[unit] / Turn(outcome.score, orientation) - 1);
  }
  return true;
}

// The truth from a gap, on the Farrell scale; nothing from none.
std::optional<double> TruthAt(std::optional<double> gap, const Setting& setting, std::size_t unit) {
  if (!gap.has_value()) {
    return std::nullopt;
  }
  const auto p_and_q = static_cast<double>(setting.inputs.cols() + setting.outputs.cols());
  const bool constant = setting.options.dea.returns_to_scale == ReturnsToScale::kConstant;
  const double rate = 2 / (constant ? p_and_q : p_and_q + 1);
  const double share =
      static_cast<double>(setting.size) / static_cast<double>(setting.frontier.units.size());
  return Turn(setting.shephard[unit] * (1 + std::pow(share, rate) * *gap),
              setting.options.dea.orientation);
}

// The type-9 quantile of gaps of which the last may be out of reach: nothing when it would be one
// of those.
std::optional<double> GapQuantile(const std::vector<double>& sorted, double p) {
  const auto finite = std::lower_bound(sorted.begin(), sorted.end(), kOutOfReach) - sorted.begin();
  const double place = static_cast<double>(sorted.size()) * p + p / 4 + 3.0 / 8;
  if (static_cast<std::size_t>(finite) < sorted.size() &&
      std::ceil(place) > static_cast<double>(finite)) {
    return std::nullopt;
  }
  std::vector<double> reached = sorted;
  std::fill(
      reached.begin() + finite, reached.end(), finite > 0 ? *(sorted.begin() + finite - 1) : 0);
  return QuantileOfSorted(reached, p, QuantileType::kType9);
}

void Summarise(const Setting& setting,
               std::vector<double> gaps,
               std::size_t row,
               DeaSubsamplingUnit* unit) {
  std::sort(gaps.begin(), gaps.end());
  unit->out_of_reach = static_cast<std::size_t>(std::count(gaps.begin(), gaps.end(), kOutOfReach));
  if (unit->out_of_reach == 0) {
    double sum = 0;
    for (const double gap : gaps) {
      sum += gap;
    }
    unit->bias_corrected = TruthAt(sum / static_cast<double>(gaps.size()), setting, row);
  }
  for (const double level : setting.options.levels) {
    const auto one = TruthAt(GapQuantile(gaps, (1 - level) / 2), setting, row);
    const auto other = TruthAt(GapQuantile(gaps, (1 + level) / 2), setting, row);
    unit->intervals.push_back(
        one.has_value() && other.has_value()
            ? std::optional<Interval>({std::min(*one, *other), std::max(*one, *other)})
            : std::nullopt);
  }
}

}  // namespace

std::size_t SubsampleSize(std::size_t units) {
  const double size = std::ceil(std::pow(static_cast<double>(units), kSizeExponent));
  return std::min(units, std::max<std::size_t>(2, static_cast<std::size_t>(size)));
}

DeaSubsamplingResult SubsampleDea(const Matrix& inputs,
                                  const Matrix& outputs,
                                  const DeaSubsamplingOptions& options,
                                  const numerics::ParallelFor& parallel_for) {
  DeaOptions dea_options = options.dea;
  dea_options.slacks = false;
  const DeaResult dea = SolveDea(inputs, outputs, dea_options);
  Setting setting{
      inputs, outputs, options, SelectFrontier(inputs, outputs, options.dea.spans), 0, {}, {}};
  CheckOptions(setting.frontier.units.size(), options);
  DeaSubsamplingResult result;
  result.options = options;
  result.units.resize(inputs.rows());
  setting.size = options.size.value_or(SubsampleSize(setting.frontier.units.size()));
  result.size = setting.size;
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    const std::optional<double>& score = dea.units[row].score;
    result.units[row].score = score;
    setting.shephard.push_back(score.has_value() ? Turn(*score, options.dea.orientation) : 0);
    if (setting.shephard[row] >= 1 - kEfficientDistance) {
      setting.units.push_back(row);
    }
  }
  for (const std::size_t unit : setting.frontier.units) {
    if (!dea.units[unit].score.has_value()) {
      return result;
    }
  }
  setting.units =
      WalkOrder(setting.units, options.dea.orientation == Orientation::kInput ? outputs : inputs);

  Matrix gaps(inputs.rows(), options.replications);
  std::vector<char> failed(options.replications);
  parallel_for(options.replications, [&](std::size_t replication) {
    failed[replication] = Replicate(setting, replication, &gaps) ? 0 : 1;
  });
  result.failed_replications =
      static_cast<std::size_t>(std::count(failed.begin(), failed.end(), 1));
  if (TooManyFailed(result.failed_replications, options.replications)) {
    result.status = DeaSubsamplingStatus::kTooManyFailures;
    return result;
  }
  result.status = DeaSubsamplingStatus::kDone;
  for (const std::size_t unit : setting.units) {
    std::vector<double> kept;
    for (std::size_t replication = 0; replication < failed.size(); ++replication) {
      if (failed[replication] == 0) {
        kept.push_back(gaps(unit, replication));
      }
    }
    Summarise(setting, std::move(kept), unit, &result.units[unit]);
  }
  return result;
}

}  // namespace doelmaat::stats
