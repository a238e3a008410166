#include "frontier/conditional_analysis.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "frontier/option_words.h"

namespace doelmaat::frontier {
namespace {

using base::Say;
using stats::ConditionalMeasure;
using stats::EnvironmentKernelStatus;

// In the order of ConditionalMeasure.
constexpr std::array<std::string_view, 4> kMeasures = {"dea", "fdh", "order-m", "order-alpha"};

Fields Options(const FrontierTable& table, const stats::ConditionalOptions& options) {
  const bool input = options.orientation == stats::Orientation::kInput;
  Fields fields = {{"method", std::string("conditional")},
                   {"file", table.file},
                   {"id", table.columns.id},
                   {"inputs", table.columns.inputs},
                   {"outputs", table.columns.outputs},
                   {"env", table.columns.environment},
                   {"measure", std::string(kMeasures[static_cast<std::size_t>(options.measure)])},
                   {"orientation", std::string(input ? "in" : "out")}};
  if (options.measure == ConditionalMeasure::kOrderM) {
    fields.push_back({"m", static_cast<std::int64_t>(options.m)});
  } else if (options.measure == ConditionalMeasure::kOrderAlpha) {
    fields.push_back({"alpha", options.alpha});
  }
  return fields;
}

void SayWhyNot(const FrontierTable& table,
               const stats::EnvironmentKernel& kernel,
               FrontierReport* report) {
  switch (kernel.status) {
    case EnvironmentKernelStatus::kDone:
      return;
    case EnvironmentKernelStatus::kTooFewUnits:
      report->status = "too_few_units";
      report->message = Say("frontier.kernel_too_few");
      return;
    case EnvironmentKernelStatus::kRankDeficient: {
      std::string names;
      for (const std::size_t column : kernel.dependent_columns) {
        names += (names.empty() ? "" : ", ") + table.columns.environment[column];
      }
      report->status = "rank_deficient";
      report->message = Say("frontier.rank_deficient", {{"columns", names}});
      return;
    }
    case EnvironmentKernelStatus::kTies:
      report->status = "ties";
      report->message = Say("frontier.kernel_ties");
      return;
  }
}

FieldValue ReasonOf(const stats::ConditionalUnit& unit) {
  if (unit.ratio.has_value()) {
    return {};
  }
  return Say(unit.status == stats::DeaStatus::kInfeasible ? "frontier.reason_infeasible"
                                                          : "frontier.reason_not_solved");
}

void AddUnits(const FrontierTable& table,
              const stats::ConditionalResult& result,
              FrontierReport* report) {
  const bool windows = result.options.measure == ConditionalMeasure::kDea;
  double conditional = 0;
  double ratio = 0;
  std::size_t scored = 0;
  for (std::size_t row = 0; row < result.units.size(); ++row) {
    const stats::ConditionalUnit& unit = result.units[row];
    conditional += unit.conditional.value_or(0);
    ratio += unit.ratio.value_or(0);
    scored += unit.ratio.has_value() ? 1U : 0U;
    report->units.push_back(
        {{"id", table.ids[row]},
         {"score", OrNull(unit.unconditional)},
         {"conditional", OrNull(unit.conditional)},
         {"ratio", OrNull(unit.ratio)},
         {"reason", ReasonOf(unit)},
         {"in_window", static_cast<std::int64_t>(unit.in_window)},
         {"comparable",
          windows ? FieldValue() : FieldValue(static_cast<std::int64_t>(unit.comparable))},
         {"bandwidth", result.kernel.bandwidths[row]}});
  }
  if (scored < result.units.size()) {
    report->status = "partly_solved";
    report->message = Say("frontier.partly_solved");
  }
  const auto count = static_cast<double>(std::max<std::size_t>(1, scored));
  report->summary.push_back({"neighbours", static_cast<std::int64_t>(result.kernel.neighbours)});
  report->summary.push_back({"mean_conditional", conditional / count});
  report->summary.push_back({"mean_ratio", ratio / count});
}

}  // namespace

stats::ConditionalMeasure ConditionalMeasureOf(std::string_view word) {
  return static_cast<ConditionalMeasure>(IndexOf(kMeasures, "--measure", word));
}

FrontierReport AnalyseConditional(const FrontierTable& table,
                                  const stats::ConditionalOptions& options,
                                  const numerics::ParallelFor& parallel_for) {
  if (table.columns.environment.empty()) {
    throw Error(ErrorKind::kBadInput, Say("frontier.no_environment"));
  }
  const stats::ConditionalResult result = stats::SolveConditional(
      table.inputs, table.outputs, table.environment, options, parallel_for);
  FrontierReport report;
  report.status = "solved";
  report.options = Options(table, options);
  report.warnings = table.warnings;
  report.summary = {{"units", static_cast<std::int64_t>(table.ids.size())}};
  SayWhyNot(table, result.kernel, &report);
  if (result.usable()) {
    AddUnits(table, result, &report);
  }
  report.summary.push_back({"interval", Say("frontier.no_index_interval")});
  return report;
}

}  // namespace doelmaat::frontier
