#include "frontier/dea_analysis.h"

#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "stats/dea_bootstrap.h"
#include "stats/free_disposal_hull.h"
#include "stats/super_efficiency.h"

namespace doelmaat::frontier {
namespace {

using base::Say;
using stats::DeaUnit;

std::int64_t Count(std::size_t count) { return static_cast<std::int64_t>(count); }

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

FieldValue MeanCorrected(const std::vector<UnitFound>& units) {
  double sum = 0;
  double count = 0;
  for (const UnitFound& unit : units) {
    sum += unit.bias_corrected.value_or(0);
    count += unit.bias_corrected.has_value() ? 1 : 0;
  }
  return count == 0 ? FieldValue() : FieldValue(sum / count);
}

}  // namespace

FrontierReport AnalyseDea(const FrontierTable& table,
                          const DeaRequest& request,
                          const numerics::ParallelFor& parallel_for) {
  std::vector<UnitFound> units;
  for (const DeaUnit& unit : Solve(table, request, parallel_for)) {
    units.push_back(FoundOf(table, units.size(), unit, request.orientation));
  }
  FrontierReport report;
  SayWhetherSolved(units, &report);
  report.options = OptionFields(table, "dea", request.technology, request.orientation);
  report.options.push_back({"super", request.super_efficiency});
  report.warnings = table.warnings;
  for (std::size_t row = 0; row < units.size(); ++row) {
    report.units.push_back(UnitFields(table, row, units[row]));
  }
  report.summary = ScoreSummary(table, units, request.orientation);
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
  std::vector<UnitFound> units;
  for (std::size_t row = 0; row < dea.units.size(); ++row) {
    units.push_back(FoundOf(table, row, dea.units[row], request.orientation));
    units.back().bias_corrected = bootstrap.units[row].bias_corrected;
    for (const stats::Interval& interval : bootstrap.units[row].intervals) {
      units.back().intervals.push_back({interval.low, interval.high});
    }
    report.units.push_back(UnitFields(table, row, units.back()));
  }
  report.summary = ScoreSummary(table, units, request.orientation);
  report.summary.push_back({"mean_bias_corrected", MeanCorrected(units)});
  const auto bandwidth = bootstrap.usable() ? std::optional(bootstrap.bandwidth) : std::nullopt;
  report.summary.push_back({"bandwidth", OrNull(bandwidth)});
  report.summary.push_back({"failed_replications", Count(bootstrap.failed_replications)});
  return report;
}

}  // namespace doelmaat::frontier
