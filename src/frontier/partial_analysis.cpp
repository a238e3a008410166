#include "frontier/partial_analysis.h"

#include "base/text.h"
#include "stats/partial_bootstrap.h"

namespace doelmaat::frontier {
namespace {

using stats::PartialKind;

Fields Options(const FrontierTable& table, const PartialRequest& request) {
  const bool order_m = request.frontier.kind == PartialKind::kOrderM;
  const bool input = request.frontier.orientation == stats::Orientation::kInput;
  Fields options = {{"method", std::string(order_m ? "order-m" : "order-alpha")},
                    {"file", table.file},
                    {"id", table.columns.id},
                    {"inputs", table.columns.inputs},
                    {"outputs", table.columns.outputs},
                    {"orientation", std::string(input ? "in" : "out")}};
  if (order_m) {
    options.push_back({"m", static_cast<std::int64_t>(request.frontier.m)});
  } else {
    options.push_back({"alpha", request.frontier.alpha});
  }
  options.push_back({"reps", static_cast<std::int64_t>(request.replications)});
  options.push_back({"seed", static_cast<std::int64_t>(request.seed)});
  return options;
}

FieldValue IntervalAt(const std::vector<stats::Interval>& intervals, std::size_t level) {
  if (intervals.size() <= level) {
    return {};
  }
  return Range{intervals[level].low, intervals[level].high};
}

}  // namespace

FrontierReport AnalysePartial(const FrontierTable& table,
                              const PartialRequest& request,
                              const numerics::ParallelFor& parallel_for) {
  stats::PartialBootstrapOptions options;
  options.frontier = request.frontier;
  options.replications = request.replications;
  options.seed = request.seed;
  const auto units =
      stats::BootstrapPartialFrontier(table.inputs, table.outputs, options, parallel_for);
  const bool input = request.frontier.orientation == stats::Orientation::kInput;
  FrontierReport report;
  report.status = "solved";
  report.options = Options(table, request);
  report.warnings = table.warnings;
  double sum = 0;
  std::int64_t beyond = 0;
  std::int64_t without = 0;
  for (std::size_t row = 0; row < units.size(); ++row) {
    const stats::PartialBootstrapUnit& unit = units[row];
    sum += unit.score;
    beyond += (input ? unit.score > 1 : unit.score < 1) ? 1 : 0;
    without += unit.standard_error.has_value() ? 0 : 1;
    report.units.push_back({{"id", table.ids[row]},
                            {"score", unit.score},
                            {"se", OrNull(unit.standard_error)},
                            {"ci90", IntervalAt(unit.intervals, 0)},
                            {"ci95", IntervalAt(unit.intervals, 1)},
                            {"comparable", static_cast<std::int64_t>(unit.comparable)},
                            {"reason",
                             unit.standard_error.has_value()
                                 ? FieldValue()
                                 : FieldValue(base::Say("frontier.reason_few_comparable"))}});
  }
  report.summary = {{"units", static_cast<std::int64_t>(units.size())},
                    {"mean_score", sum / static_cast<double>(units.size())},
                    {"beyond_frontier", beyond},
                    {"without_interval", without}};
  return report;
}

}  // namespace doelmaat::frontier
