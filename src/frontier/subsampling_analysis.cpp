#include "frontier/subsampling_analysis.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "stats/dea_subsampling.h"

namespace doelmaat::frontier {
namespace {

using base::Say;

FieldValue IntervalAt(const stats::DeaSubsamplingUnit& unit, std::size_t level) {
  if (unit.intervals.size() <= level) {
    return {};
  }
  const std::optional<stats::Interval>& interval = unit.intervals[level];
  return interval.has_value() ? FieldValue(Range{interval->low, interval->high}) : FieldValue();
}

bool Bounded(const stats::DeaSubsamplingUnit& unit) {
  return !unit.intervals.empty() &&
         std::ranges::all_of(unit.intervals, [](const auto& each) { return each.has_value(); });
}

void SayWhyNot(stats::DeaSubsamplingStatus status, FrontierReport* report) {
  switch (status) {
    case stats::DeaSubsamplingStatus::kDone:
      return;
    case stats::DeaSubsamplingStatus::kFrontierNotSolved:
      report->status = "frontier_not_solved";
      report->message = Say("frontier.frontier_not_solved");
      return;
    case stats::DeaSubsamplingStatus::kTooManyFailures:
      report->status = "too_many_failures";
      report->message = Say("frontier.too_many_failures");
      return;
  }
}

}  // namespace

FrontierReport AnalyseSubsampling(const FrontierTable& table,
                                  const SubsamplingRequest& request,
                                  const numerics::ParallelFor& parallel_for) {
  if (request.technology == Technology::kFreeDisposal) {
    throw Error(ErrorKind::kBadInput, Say("frontier.no_fdh_bootstrap"));
  }
  stats::DeaSubsamplingOptions options;
  options.dea.returns_to_scale = ReturnsOf(request.technology);
  options.dea.orientation = request.orientation;
  options.replications = request.replications;
  options.size = request.size;
  options.seed = request.seed;
  const auto result = stats::SubsampleDea(table.inputs, table.outputs, options, parallel_for);
  FrontierReport report;
  report.status = "solved";
  SayWhyNot(result.status, &report);
  report.options = OptionFields(table, "boot", request.technology, request.orientation);
  report.options.push_back({"boot_method", std::string("subsampling")});
  report.options.push_back({"reps", static_cast<std::int64_t>(request.replications)});
  report.options.push_back({"seed", static_cast<std::int64_t>(request.seed)});
  report.warnings = table.warnings;
  double sum = 0;
  std::int64_t without = 0;
  for (std::size_t row = 0; row < result.units.size(); ++row) {
    const stats::DeaSubsamplingUnit& unit = result.units[row];
    const bool bounded = Bounded(unit);
    sum += unit.score.value_or(0);
    without += bounded ? 0 : 1;
    report.units.push_back(
        {{"id", table.ids[row]},
         {"score", OrNull(unit.score)},
         {"bias_corrected", OrNull(unit.bias_corrected)},
         {"ci90", IntervalAt(unit, 0)},
         {"ci95", IntervalAt(unit, 1)},
         {"out_of_reach", static_cast<std::int64_t>(unit.out_of_reach)},
         {"reason", bounded ? FieldValue() : FieldValue(Say("frontier.reason_out_of_reach"))}});
  }
  report.summary = {{"units", static_cast<std::int64_t>(result.units.size())},
                    {"mean_score", sum / static_cast<double>(result.units.size())},
                    {"subsample_size", static_cast<std::int64_t>(result.size)},
                    {"without_interval", without},
                    {"failed_replications", static_cast<std::int64_t>(result.failed_replications)}};
  return report;
}

}  // namespace doelmaat::frontier
