#include "frontier/dea_analysis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "frontier/option_words.h"
#include "stats/dea_bootstrap.h"
#include "stats/free_disposal_hull.h"
#include "stats/super_efficiency.h"

namespace doelmaat::frontier {
namespace {

using base::Say;
using stats::DeaStatus;
using stats::DeaUnit;
using stats::Orientation;
using stats::ReturnsToScale;

// A score this close to 1 counts as efficient in the summary.
constexpr double kEfficient = 1e-6;
constexpr std::array<std::string_view, 5> kTechnologies = {"vrs", "crs", "drs", "irs", "fdh"};
constexpr std::array<std::string_view, 2> kOrientations = {"in", "out"};

std::string WordOf(Technology technology) {
  return std::string(kTechnologies[static_cast<std::size_t>(technology)]);
}

std::string WordOf(Orientation orientation) {
  return std::string(kOrientations[orientation == Orientation::kInput ? 0 : 1]);
}

std::string WordOf(DeaStatus status) {
  switch (status) {
    case DeaStatus::kSolved:
      return "solved";
    case DeaStatus::kInfeasible:
      return "infeasible";
    case DeaStatus::kNotSolved:
      break;
  }
  return "not_solved";
}

FieldValue ReasonOf(DeaStatus status) {
  switch (status) {
    case DeaStatus::kSolved:
      return std::monostate();
    case DeaStatus::kInfeasible:
      return Say("frontier.reason_infeasible");
    case DeaStatus::kNotSolved:
      break;
  }
  return Say("frontier.reason_not_solved");
}

struct Row {
  const FrontierTable& table;
  const DeaUnit& unit;
  std::size_t row;
  Orientation orientation;
};

// What the unit would use and make on the frontier: scaled by its score, then by its slacks.
FieldValue TargetsOf(const Row& at) {
  if (at.unit.input_slacks.empty() || !at.unit.score.has_value()) {
    return {};
  }
  const bool input = at.orientation == Orientation::kInput;
  NamedNumbers targets;
  for (std::size_t col = 0; col < at.table.inputs.cols(); ++col) {
    const double scaled = (input ? *at.unit.score : 1) * at.table.inputs(at.row, col);
    targets.emplace_back(at.table.columns.inputs[col], scaled - at.unit.input_slacks[col]);
  }
  for (std::size_t col = 0; col < at.table.outputs.cols(); ++col) {
    const double scaled = (input ? 1 : *at.unit.score) * at.table.outputs(at.row, col);
    targets.emplace_back(at.table.columns.outputs[col], scaled + at.unit.output_slacks[col]);
  }
  return targets;
}

FieldValue SlacksOf(const Row& at) {
  if (at.unit.input_slacks.empty()) {
    return {};
  }
  NamedNumbers slacks;
  for (std::size_t col = 0; col < at.table.inputs.cols(); ++col) {
    slacks.emplace_back(at.table.columns.inputs[col], at.unit.input_slacks[col]);
  }
  for (std::size_t col = 0; col < at.table.outputs.cols(); ++col) {
    slacks.emplace_back(at.table.columns.outputs[col], at.unit.output_slacks[col]);
  }
  return slacks;
}

NamedNumbers PeersOf(const Row& at) {
  NamedNumbers peers;
  for (const stats::Weight& weight : at.unit.spanned_by) {
    peers.emplace_back(at.table.ids[weight.unit], weight.lambda);
  }
  return peers;
}

struct Correction {
  std::optional<double> score;
  std::vector<stats::Interval> intervals;
};

FieldValue IntervalAt(const Correction& correction, std::size_t level) {
  if (correction.intervals.size() <= level) {
    return {};
  }
  return Range{correction.intervals[level].low, correction.intervals[level].high};
}

Fields UnitFields(const Row& at, const Correction& correction) {
  return {{"id", at.table.ids[at.row]},
          {"status", WordOf(at.unit.status)},
          {"score", OrNull(at.unit.score)},
          {"reason", ReasonOf(at.unit.status)},
          {"bias_corrected", OrNull(correction.score)},
          {"ci90", IntervalAt(correction, 0)},
          {"ci95", IntervalAt(correction, 1)},
          {"slacks", SlacksOf(at)},
          {"targets", TargetsOf(at)},
          {"peers", PeersOf(at)}};
}

std::int64_t Count(std::size_t count) { return static_cast<std::int64_t>(count); }

// The score of a unit counted as reaching the frontier; with super-efficiency also beyond it.
bool IsEfficient(double score, Orientation orientation) {
  return orientation == Orientation::kInput ? score >= 1 - kEfficient : score <= 1 + kEfficient;
}

std::optional<double> Mean(double sum, std::size_t count) {
  if (count == 0) {
    return std::nullopt;
  }
  return sum / static_cast<double>(count);
}

Fields Summary(const FrontierTable& table,
               const std::vector<DeaUnit>& units,
               Orientation orientation) {
  std::size_t efficient = 0;
  std::size_t scored = 0;
  std::size_t infeasible = 0;
  double sum = 0;
  std::optional<Range> range;
  for (const DeaUnit& unit : units) {
    infeasible += unit.status == DeaStatus::kInfeasible ? 1U : 0U;
    if (unit.score.has_value()) {
      ++scored;
      sum += *unit.score;
      efficient += IsEfficient(*unit.score, orientation) ? 1U : 0U;
      range = range.has_value()
                  ? Range{std::min(range->low, *unit.score), std::max(range->high, *unit.score)}
                  : Range{*unit.score, *unit.score};
    }
  }
  return {{"units", Count(units.size())},
          {"inputs", Count(table.inputs.cols())},
          {"outputs", Count(table.outputs.cols())},
          {"scored", Count(scored)},
          {"efficient", Count(efficient)},
          {"infeasible", Count(infeasible)},
          {"mean_score", OrNull(Mean(sum, scored))},
          {"score_range", OrNull(range)}};
}

bool AllSolved(const std::vector<DeaUnit>& units) {
  return std::all_of(units.begin(), units.end(), [](const DeaUnit& unit) {
    return unit.status == DeaStatus::kSolved;
  });
}

std::vector<DeaUnit> Solve(const FrontierTable& table,
                           const DeaRequest& request,
                           const numerics::ParallelFor& parallel_for) {
  if (request.technology == Technology::kFreeDisposal) {
    return stats::SolveFdh(table.inputs,
                           table.outputs,
                           {.orientation = request.orientation,
                            .slacks = !request.super_efficiency,
                            .leave_self_out = request.super_efficiency});
  }
  const stats::DeaOptions options{.returns_to_scale = ReturnsOf(request.technology),
                                  .orientation = request.orientation,
                                  .slacks = !request.super_efficiency};
  return request.super_efficiency
             ? stats::SolveSuperEfficiency(table.inputs, table.outputs, options, parallel_for).units
             : stats::SolveDea(table.inputs, table.outputs, options).units;
}

// Status and message of a bootstrap that did not get to its end.
void SayWhyNot(stats::DeaBootstrapStatus status, FrontierReport* report) {
  switch (status) {
    case stats::DeaBootstrapStatus::kDone:
      return;
    case stats::DeaBootstrapStatus::kNoSpread:
      report->status = "no_spread";
      report->message = Say("frontier.no_spread");
      return;
    case stats::DeaBootstrapStatus::kFrontierNotSolved:
      report->status = "frontier_not_solved";
      report->message = Say("frontier.frontier_not_solved");
      return;
    case stats::DeaBootstrapStatus::kTooManyFailures:
      report->status = "too_many_failures";
      report->message = Say("frontier.too_many_failures");
      return;
  }
}

FieldValue MeanCorrected(const std::vector<stats::DeaBootstrapUnit>& units) {
  double sum = 0;
  std::size_t count = 0;
  for (const stats::DeaBootstrapUnit& unit : units) {
    sum += unit.bias_corrected.value_or(0);
    count += unit.bias_corrected.has_value() ? 1U : 0U;
  }
  return OrNull(Mean(sum, count));
}

}  // namespace

ReturnsToScale ReturnsOf(Technology technology) {
  switch (technology) {
    case Technology::kConstant:
      return ReturnsToScale::kConstant;
    case Technology::kDecreasing:
      return ReturnsToScale::kDecreasing;
    case Technology::kIncreasing:
      return ReturnsToScale::kIncreasing;
    case Technology::kVariable:
    case Technology::kFreeDisposal:
      break;
  }
  return ReturnsToScale::kVariable;
}

Fields OptionFields(const FrontierTable& table,
                    const std::string& method,
                    Technology technology,
                    Orientation orientation) {
  return {{"method", method},
          {"file", table.file},
          {"id", table.columns.id},
          {"inputs", table.columns.inputs},
          {"outputs", table.columns.outputs},
          {"rts", WordOf(technology)},
          {"orientation", WordOf(orientation)}};
}

Technology TechnologyOf(std::string_view word) {
  return static_cast<Technology>(IndexOf(kTechnologies, "--rts", word));
}

Orientation OrientationOf(std::string_view word) {
  return IndexOf(kOrientations, "--orientation", word) == 0 ? Orientation::kInput
                                                            : Orientation::kOutput;
}

FrontierReport AnalyseDea(const FrontierTable& table,
                          const DeaRequest& request,
                          const numerics::ParallelFor& parallel_for) {
  const std::vector<DeaUnit> units = Solve(table, request, parallel_for);
  FrontierReport report;
  report.status = "solved";
  if (!AllSolved(units)) {
    report.status = "partly_solved";
    report.message = Say("frontier.partly_solved");
  }
  report.options = OptionFields(table, "dea", request.technology, request.orientation);
  report.options.push_back({"super", request.super_efficiency});
  report.warnings = table.warnings;
  for (std::size_t row = 0; row < units.size(); ++row) {
    report.units.push_back(UnitFields({table, units[row], row, request.orientation}, {}));
  }
  report.summary = Summary(table, units, request.orientation);
  report.summary.push_back({"interval", Say("frontier.no_interval")});
  return report;
}

FrontierReport AnalyseBootstrap(const FrontierTable& table,
                                const BootstrapRequest& request,
                                const numerics::ParallelFor& parallel_for) {
  if (request.technology == Technology::kFreeDisposal) {
    throw Error(ErrorKind::kBadInput, Say("frontier.no_fdh_bootstrap"));
  }
  stats::DeaBootstrapOptions options;
  options.dea = {.returns_to_scale = ReturnsOf(request.technology),
                 .orientation = request.orientation,
                 .slacks = true};
  options.replications = request.replications;
  options.seed = request.seed;
  const stats::DeaResult dea = stats::SolveDea(table.inputs, table.outputs, options.dea);
  const stats::DeaBootstrapResult bootstrap =
      stats::BootstrapDea(table.inputs, table.outputs, options, parallel_for);
  FrontierReport report;
  report.status = "solved";
  SayWhyNot(bootstrap.status, &report);
  report.options = OptionFields(table, "boot", request.technology, request.orientation);
  report.options.push_back({"reps", Count(request.replications)});
  report.options.push_back({"seed", Count(request.seed)});
  report.warnings = table.warnings;
  for (std::size_t row = 0; row < dea.units.size(); ++row) {
    const stats::DeaBootstrapUnit& corrected = bootstrap.units[row];
    report.units.push_back(UnitFields({table, dea.units[row], row, request.orientation},
                                      {corrected.bias_corrected, corrected.intervals}));
  }
  report.summary = Summary(table, dea.units, request.orientation);
  report.summary.push_back({"mean_bias_corrected", MeanCorrected(bootstrap.units)});
  const auto bandwidth = bootstrap.usable() ? std::optional(bootstrap.bandwidth) : std::nullopt;
  report.summary.push_back({"bandwidth", OrNull(bandwidth)});
  report.summary.push_back({"failed_replications", Count(bootstrap.failed_replications)});
  return report;
}

}  // namespace doelmaat::frontier
