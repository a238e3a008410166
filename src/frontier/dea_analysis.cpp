#include "frontier/dea_analysis.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "frontier/weight_bound_text.h"
#include "stats/dea_bootstrap.h"
#include "stats/dea_multipliers.h"
#include "stats/free_disposal_hull.h"
#include "stats/scale_efficiency.h"
#include "stats/super_efficiency.h"

namespace doelmaat::frontier {
namespace {

using base::Say;
using stats::DeaUnit;

std::int64_t Count(std::size_t count) { return static_cast<std::int64_t>(count); }

std::vector<DeaUnit> SolvePlain(const FrontierTable& table,
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

bool IsRestricted(const DeaRequest& request) {
  return !request.given.empty() || !request.weight_bounds.empty();
}

void CheckRestrictions(const DeaRequest& request) {
  if (IsRestricted(request) &&
      (request.super_efficiency || request.technology == Technology::kFreeDisposal)) {
    throw Error(ErrorKind::kBadInput,
                Say("frontier.not_together",
                    {{"one", request.given.empty() ? "--weight-bounds" : "--non-discretionary"},
                     {"other", request.super_efficiency ? "--super" : "--rts fdh"}}));
  }
}

std::vector<stats::MultiplierUnit> SolvePrices(const FrontierTable& table,
                                               const DeaRequest& request) {
  return stats::SolveMultiplierDea(
      table.inputs,
      table.outputs,
      {.returns_to_scale = ReturnsOf(request.technology),
       .orientation = request.orientation,
       .slacks = IsRestricted(request),
       .given = GivenOf(request.given, table.columns, request.orientation),
       .bounds = WeightBoundsOf(request.weight_bounds, table.columns)});
}

// Score, slacks and peers under restrictions. A factor that is given is no target: it stays.
UnitFound FoundOf(const FrontierTable& table,
                  std::size_t row,
                  const stats::MultiplierUnit& unit,
                  const DeaRequest& request) {
  UnitFound found = FoundOf(table,
                            row,
                            DeaUnit{.status = unit.status,
                                    .score = unit.score,
                                    .spanned_by = unit.spanned_by,
                                    .input_slacks = unit.input_slacks,
                                    .output_slacks = unit.output_slacks},
                            request.orientation);
  const bool input = request.orientation == stats::Orientation::kInput;
  const std::vector<bool> given = GivenOf(request.given, table.columns, request.orientation);
  std::vector<double>& targets = input ? found.input_targets : found.output_targets;
  for (std::size_t col = 0; col < std::min(given.size(), targets.size()); ++col) {
    if (given[col]) {
      targets[col] = input ? table.inputs(row, col) - unit.input_slacks[col]
                           : table.outputs(row, col) + unit.output_slacks[col];
    }
  }
  return found;
}

Fields PriceFields(const FrontierTable& table, const stats::MultiplierUnit& unit) {
  if (!unit.score.has_value()) {
    return {{"multipliers", {}}, {"offset", {}}};
  }
  NamedNumbers prices = Named(table.columns.inputs, unit.multipliers.inputs);
  const NamedNumbers more = Named(table.columns.outputs, unit.multipliers.outputs);
  prices.insert(prices.end(), more.begin(), more.end());
  return {{"multipliers", prices}, {"offset", unit.multipliers.offset}};
}

void Append(const Fields& more, Fields* fields) {
  fields->insert(fields->end(), more.begin(), more.end());
}

// Scale efficiency of every unit, and how many there are on each side of the best scale.
void AddScale(const FrontierTable& table, const DeaRequest& request, FrontierReport* report) {
  const auto scale = stats::SolveScale(table.inputs, table.outputs, request.orientation);
  double sum = 0;
  double scored = 0;
  std::map<std::string, std::int64_t> counts;
  for (std::size_t row = 0; row < scale.size(); ++row) {
    const stats::ScaleUnit& unit = scale[row];
    const auto local = unit.local.has_value() ? std::optional(WordOf(*unit.local)) : std::nullopt;
    Append(
        {{"scale_efficiency", OrNull(unit.scale_efficiency)}, {"returns_to_scale", OrNull(local)}},
        &report->units[row]);
    if (local.has_value() && unit.scale_efficiency.has_value()) {
      sum += *unit.scale_efficiency;
      ++scored;
      ++counts[*local];
    }
  }
  Append({{"mean_scale_efficiency", scored == 0 ? FieldValue() : FieldValue(sum / scored)},
          {"increasing", counts["increasing"]},
          {"constant", counts["constant"]},
          {"decreasing", counts["decreasing"]}},
         &report->summary);
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
  CheckRestrictions(request);
  const bool has_prices =
      !request.super_efficiency && request.technology != Technology::kFreeDisposal;
  const bool restricted = IsRestricted(request);
  const auto prices =
      has_prices ? SolvePrices(table, request) : std::vector<stats::MultiplierUnit>();
  const auto plain = restricted ? std::vector<DeaUnit>() : SolvePlain(table, request, parallel_for);
  std::vector<UnitFound> units;
  FrontierReport report;
  for (std::size_t row = 0; row < table.ids.size(); ++row) {
    units.push_back(restricted ? FoundOf(table, row, prices[row], request)
                               : FoundOf(table, row, plain[row], request.orientation));
    report.units.push_back(UnitFields(table, row, units[row]));
    if (has_prices) {
      Append(PriceFields(table, prices[row]), &report.units[row]);
    }
  }
  SayWhetherSolved(units, &report);
  report.options = OptionFields(table, "dea", request.technology, request.orientation);
  Append({{"measure", std::string("radial")}, {"super", request.super_efficiency}},
         &report.options);
  if (restricted) {
    Append({{"non_discretionary", request.given}, {"weight_bounds", request.weight_bounds}},
           &report.options);
  }
  report.warnings = table.warnings;
  report.summary = ScoreSummary(table, units, request.orientation);
  if (has_prices && !restricted) {
    AddScale(table, request, &report);
  }
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
  WarnOfFewReplications(request.replications, &report);
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
