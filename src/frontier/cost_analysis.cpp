#include "frontier/cost_analysis.h"

#include "base/check.h"
#include "base/error.h"
#include "base/text.h"
#include "stats/cost_efficiency.h"

namespace doelmaat::frontier {
namespace {

using base::Say;
using stats::CostUnit;

// The outputs of the mixture of peers.
std::vector<double> MixedOutputs(const FrontierTable& table, const CostUnit& unit) {
  std::vector<double> outputs(table.outputs.cols());
  for (const stats::Weight& weight : unit.spanned_by) {
    for (std::size_t col = 0; col < outputs.size(); ++col) {
      outputs[col] += weight.lambda * table.outputs(weight.unit, col);
    }
  }
  return outputs;
}

UnitFound FoundOf(const FrontierTable& table, const CostUnit& unit) {
  UnitFound found{.status = unit.status, .score = unit.cost_efficiency};
  if (unit.status == stats::DeaStatus::kSolved) {
    found.input_targets = unit.cheapest_inputs;
    found.output_targets = MixedOutputs(table, unit);
    found.peers = unit.spanned_by;
  }
  return found;
}

Fields CostFields(const CostUnit& unit) {
  return {{"cost", unit.cost},
          {"minimal_cost", OrNull(unit.minimal_cost)},
          {"technical_efficiency", OrNull(unit.technical_efficiency)},
          {"allocative_efficiency", OrNull(unit.allocative_efficiency)},
          {"standard_cost", unit.standard_cost},
          {"price_index", unit.price_index},
          {"standard_score", OrNull(unit.standard_efficiency)}};
}

}  // namespace

FrontierReport AnalyseCost(const FrontierTable& table,
                           Technology technology,
                           stats::Orientation orientation) {
  DOELMAAT_CHECK(table.prices.cols() == table.inputs.cols());
  if (orientation == stats::Orientation::kOutput) {
    throw Error(ErrorKind::kBadInput, Say("frontier.cost_is_input"));
  }
  const stats::CostResult cost =
      stats::SolveCostEfficiency(table.inputs,
                                 table.outputs,
                                 table.prices,
                                 {ReturnsOf(technology), technology == Technology::kFreeDisposal});
  FrontierReport report;
  std::vector<UnitFound> units;
  double spent = 0;
  double least = 0;
  for (const CostUnit& unit : cost.units) {
    units.push_back(FoundOf(table, unit));
    report.units.push_back(UnitFields(table, units.size() - 1, units.back()));
    const Fields fields = CostFields(unit);
    report.units.back().insert(report.units.back().end(), fields.begin(), fields.end());
    if (unit.minimal_cost.has_value()) {
      spent += unit.cost;
      least += *unit.minimal_cost;
    }
  }
  SayWhetherSolved(units, &report);
  report.options = OptionFields(table, "dea", technology, orientation);
  report.options.push_back({"prices", table.columns.prices});
  report.warnings = table.warnings;
  report.summary = ScoreSummary(table, units, orientation);
  report.summary.push_back({"total_cost", spent});
  report.summary.push_back({"total_minimal_cost", least});
  report.summary.push_back({"average_prices", Named(table.columns.inputs, cost.average_prices)});
  report.summary.push_back({"interval", Say("frontier.no_cost_interval")});
  return report;
}

}  // namespace doelmaat::frontier
