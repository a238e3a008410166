// texts: frontier.returns_are_*
#include "frontier/returns_analysis.h"

#include <string>

#include "base/text.h"
#include "frontier/envelopment_fields.h"
#include "stats/returns_to_scale.h"
#include "stats/scale_efficiency.h"

namespace doelmaat::frontier {
namespace {

using base::Say;
using stats::ReturnsTestResult;
using stats::ReturnsTestStatus;
using stats::ReturnsToScale;

constexpr double kLevel = 0.05;

std::int64_t Count(std::size_t count) { return static_cast<std::int64_t>(count); }

// Status and message of a test that did not get to its end.
void SayWhyNot(ReturnsTestStatus status, FrontierReport* report) {
  switch (status) {
    case ReturnsTestStatus::kDone:
      return;
    case ReturnsTestStatus::kNoSpread:
      report->status = "no_spread";
      report->message = Say("frontier.no_spread");
      return;
    case ReturnsTestStatus::kFrontierNotSolved:
      report->status = "frontier_not_solved";
      report->message = Say("frontier.frontier_not_solved");
      return;
    case ReturnsTestStatus::kTooManyFailures:
      report->status = "too_many_failures";
      report->message = Say("frontier.too_many_failures");
      return;
  }
}

// The simplest returns that the tests leave standing; nothing when one of them has no outcome.
FieldValue Conclusion(const ReturnsTestResult& constant, const ReturnsTestResult& decreasing) {
  if (!constant.p_value.has_value() || !decreasing.p_value.has_value()) {
    return {};
  }
  return std::string(*constant.p_value > kLevel     ? "constant"
                     : *decreasing.p_value > kLevel ? "decreasing"
                                                    : "variable");
}

void AddTest(const std::string& name, const ReturnsTestResult& test, Fields* summary) {
  summary->push_back({"statistic_" + name, OrNull(test.statistic)});
  summary->push_back({"critical_" + name, OrNull(test.critical)});
  summary->push_back({"p_value_" + name, OrNull(test.p_value)});
}

}  // namespace

FrontierReport AnalyseReturns(const FrontierTable& table,
                              const ReturnsRequest& request,
                              const numerics::ParallelFor& parallel_for) {
  const auto test = [&](ReturnsToScale null) {
    return stats::TestReturns(table.inputs,
                              table.outputs,
                              {null, request.orientation, request.replications, request.seed},
                              parallel_for);
  };
  const ReturnsTestResult constant = test(ReturnsToScale::kConstant);
  const ReturnsTestResult decreasing = test(ReturnsToScale::kDecreasing);
  FrontierReport report;
  report.status = "solved";
  SayWhyNot(decreasing.status, &report);
  SayWhyNot(constant.status, &report);
  report.options = OptionFields(table, "rts", Technology::kVariable, request.orientation);
  report.options.push_back({"reps", Count(request.replications)});
  report.options.push_back({"seed", Count(request.seed)});
  report.warnings = table.warnings;
  const auto units = stats::SolveScale(table.inputs, table.outputs, request.orientation);
  for (std::size_t row = 0; row < units.size(); ++row) {
    const stats::ScaleUnit& unit = units[row];
    const auto local = unit.local.has_value() ? std::optional(WordOf(*unit.local)) : std::nullopt;
    report.units.push_back({{"id", table.ids[row]},
                            {"status", WordOf(unit.status)},
                            {"score_crs", OrNull(unit.constant)},
                            {"score_drs", OrNull(unit.decreasing)},
                            {"score_vrs", OrNull(unit.variable)},
                            {"scale_efficiency", OrNull(unit.scale_efficiency)},
                            {"returns_to_scale", OrNull(local)}});
  }
  report.summary = SizeSummary(table);
  AddTest("crs", constant, &report.summary);
  AddTest("drs", decreasing, &report.summary);
  const FieldValue conclusion = Conclusion(constant, decreasing);
  report.summary.push_back({"conclusion", conclusion});
  if (const auto* word = std::get_if<std::string>(&conclusion)) {
    report.summary.push_back({"meaning", Say("frontier.returns_are_" + *word)});
  }
  report.summary.push_back({"failed_replications",
                            Count(constant.failed_replications + decreasing.failed_replications)});
  return report;
}

}  // namespace doelmaat::frontier
