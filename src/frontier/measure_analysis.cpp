#include "frontier/measure_analysis.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/error.h"
#include "base/text.h"
#include "frontier/option_words.h"

namespace doelmaat::frontier {
namespace {

using base::Say;
using stats::Direction;
using stats::Improve;
using stats::Orientation;
using stats::SlackWeight;

// A distance this close to 0 counts as efficient in the summary.
constexpr double kEfficient = 1e-6;
constexpr std::array<std::string_view, 4> kMeasures = {"radial", "directional", "additive", "sbm"};
constexpr std::array<std::string_view, 3> kImproves = {"in", "out", "both"};
constexpr std::array<std::string_view, 2> kDirections = {"mean", "own"};
constexpr std::array<std::string_view, 2> kSlackWeights = {"mean", "unit"};

template <typename Choice, std::size_t count>
std::string WordOf(const std::array<std::string_view, count>& words, Choice choice) {
  return std::string(words[static_cast<std::size_t>(choice)]);
}

struct Measured {
  UnitFound found;
  std::optional<double> distance;
};

std::vector<double> Moved(std::span<const double> from,
                          const std::vector<double>& slacks,
                          double sign) {
  std::vector<double> moved(from.begin(), from.end());
  for (std::size_t each = 0; each < moved.size(); ++each) {
    moved[each] += sign * slacks[each];
  }
  return moved;
}

// 1 − β or 1 + β for a step that is a share of the unit's own inputs or outputs.
std::optional<double> ScoreOf(const std::optional<double>& distance,
                              const MeasureRequest& request) {
  if (!distance.has_value() || request.direction == Direction::kMean ||
      request.improve == Improve::kBoth) {
    return std::nullopt;
  }
  return request.improve == Improve::kInputs ? 1 - *distance : 1 + *distance;
}

std::vector<Measured> Directional(const FrontierTable& table, const MeasureRequest& request) {
  std::vector<Measured> units;
  for (const stats::DirectionalUnit& unit : stats::SolveDirectional(
           table.inputs,
           table.outputs,
           {ReturnsOf(request.technology), request.improve, request.direction})) {
    Measured measured{{.status = unit.status, .score = ScoreOf(unit.distance, request)},
                      unit.distance};
    measured.found.input_slacks = unit.input_slacks;
    measured.found.output_slacks = unit.output_slacks;
    measured.found.input_targets = unit.input_targets;
    measured.found.output_targets = unit.output_targets;
    measured.found.peers = unit.spanned_by;
    units.push_back(std::move(measured));
  }
  return units;
}

std::vector<Measured> BySlacks(const FrontierTable& table,
                               const MeasureRequest& request,
                               const numerics::ParallelFor& parallel_for) {
  const stats::ReturnsToScale returns = ReturnsOf(request.technology);
  const bool additive = request.measure == Measure::kAdditive;
  const std::vector<stats::SlackUnit> solved =
      additive
          ? stats::SolveAdditive(table.inputs, table.outputs, returns, request.slack_weight)
          : stats::SolveSbm(table.inputs, table.outputs, returns, request.improve, parallel_for);
  std::vector<Measured> units;
  for (std::size_t row = 0; row < solved.size(); ++row) {
    const stats::SlackUnit& unit = solved[row];
    Measured measured{{.status = unit.status, .score = additive ? std::nullopt : unit.value},
                      additive ? unit.value : std::nullopt};
    if (unit.value.has_value()) {
      measured.found.input_slacks = unit.input_slacks;
      measured.found.output_slacks = unit.output_slacks;
      measured.found.input_targets = Moved(table.inputs.row(row), unit.input_slacks, -1);
      measured.found.output_targets = Moved(table.outputs.row(row), unit.output_slacks, 1);
      measured.found.peers = unit.spanned_by;
    }
    units.push_back(std::move(measured));
  }
  return units;
}

Fields DistanceSummary(const std::vector<Measured>& units) {
  std::int64_t efficient = 0;
  double sum = 0;
  double count = 0;
  for (const Measured& unit : units) {
    if (unit.distance.has_value()) {
      efficient += *unit.distance <= kEfficient ? 1 : 0;
      sum += *unit.distance;
      ++count;
    }
  }
  return {{"on_frontier", efficient},
          {"mean_distance", count == 0 ? FieldValue() : FieldValue(sum / count)}};
}

void Check(const MeasureRequest& request) {
  DOELMAAT_CHECK(request.measure != Measure::kRadial);
  if (request.technology == Technology::kFreeDisposal) {
    throw Error(
        ErrorKind::kBadInput,
        Say("frontier.measure_without_fdh", {{"measure", WordOf(kMeasures, request.measure)}}));
  }
  if (request.measure == Measure::kAdditive && request.improve != Improve::kBoth) {
    throw Error(ErrorKind::kBadInput, Say("frontier.additive_is_both"));
  }
}

Fields Options(const FrontierTable& table, const MeasureRequest& request) {
  Fields options =
      OptionFields(table, "dea", request.technology, WordOf(kImproves, request.improve));
  options.push_back({"measure", WordOf(kMeasures, request.measure)});
  if (request.measure == Measure::kDirectional) {
    options.push_back({"direction", WordOf(kDirections, request.direction)});
  } else if (request.measure == Measure::kAdditive) {
    options.push_back({"slack_weights", WordOf(kSlackWeights, request.slack_weight)});
  }
  return options;
}

}  // namespace

Measure MeasureOf(std::string_view word) {
  return static_cast<Measure>(IndexOf(kMeasures, "--measure", word));
}

Improve ImproveOf(std::string_view word) {
  return static_cast<Improve>(IndexOf(kImproves, "--orientation", word));
}

Direction DirectionOf(std::string_view word) {
  return static_cast<Direction>(IndexOf(kDirections, "--direction", word));
}

SlackWeight SlackWeightOf(std::string_view word) {
  return static_cast<SlackWeight>(IndexOf(kSlackWeights, "--slack-weights", word));
}

FrontierReport AnalyseMeasure(const FrontierTable& table,
                              const MeasureRequest& request,
                              const numerics::ParallelFor& parallel_for) {
  Check(request);
  const bool has_distance = request.measure != Measure::kSlacksBased;
  std::vector<Measured> units = request.measure == Measure::kDirectional
                                    ? Directional(table, request)
                                    : BySlacks(table, request, parallel_for);
  FrontierReport report;
  std::vector<UnitFound> found;
  for (Measured& unit : units) {
    if (unit.found.status == stats::DeaStatus::kSolved && !unit.found.score.has_value()) {
      unit.found.reason = Say("frontier.reason_distance");
    }
    report.units.push_back(UnitFields(table, found.size(), unit.found));
    if (has_distance) {
      report.units.back().push_back({"distance", OrNull(unit.distance)});
    }
    found.push_back(unit.found);
  }
  SayWhetherSolved(found, &report);
  report.options = Options(table, request);
  report.warnings = table.warnings;
  const Orientation orientation =
      request.improve == Improve::kOutputs ? Orientation::kOutput : Orientation::kInput;
  const bool any_score = std::any_of(
      found.begin(), found.end(), [](const UnitFound& unit) { return unit.score.has_value(); });
  report.summary = any_score ? ScoreSummary(table, found, orientation) : SizeSummary(table);
  if (has_distance) {
    const Fields more = DistanceSummary(units);
    report.summary.insert(report.summary.end(), more.begin(), more.end());
  }
  report.summary.push_back({"interval", Say("frontier.no_cost_interval")});
  return report;
}

}  // namespace doelmaat::frontier
