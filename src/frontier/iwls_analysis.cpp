#include "frontier/iwls_analysis.h"

#include <cmath>

#include "base/text.h"
#include "frontier/fit_fields.h"
#include "stats/weighted_frontier.h"

namespace doelmaat::frontier {
namespace {

using stats::WeightedFrontierResult;

std::vector<Fields> Coefficients(const WeightedFrontierResult& fit, const FrontierDesign& design) {
  std::vector<Fields> rows;
  rows.reserve(fit.coefficients.size() + 3);
  for (std::size_t col = 0; col < fit.coefficients.size(); ++col) {
    rows.push_back(EstimateFields(design.names[col], fit.coefficients[col]));
  }
  if (fit.usable()) {
    rows.push_back(EstimateFields("shift", fit.shift));
    rows.push_back(EstimateFields("sigmaU", fit.sigma_u));
    rows.push_back(EstimateFields("sigmaV", fit.sigma_v));
  }
  return rows;
}

void AppendLine(const WeightedFrontierResult& fit, std::size_t row, Fields* fields) {
  if (!fit.has_line()) {
    fields->push_back({"line_ratio", {}});
    fields->push_back({"weight", {}});
    return;
  }
  const double sign = fit.options.kind == stats::FrontierKind::kCost ? -1 : 1;
  fields->push_back({"line_ratio", std::exp(sign * fit.residuals[row])});
  fields->push_back({"weight", fit.weights[row]});
}

}  // namespace

FrontierReport AnalyseIwls(const FrontierTable& table, const IwlsRequest& request) {
  const FunctionRequest& function = request.function;
  const FrontierDesign design = DesignOf(table, function);
  const WeightedFrontierResult fit = stats::FitWeightedFrontier(
      design.columns,
      design.response,
      {.kind = function.kind, .far_weight = request.far_weight, .law = function.law});
  ExplainedStatus explained = Explain(fit.status, fit.dependent_columns, design);
  if (fit.status == stats::StochasticFrontierStatus::kWrongSkew) {
    explained.message = base::Say("frontier.wrong_skew_line");
  }
  FrontierReport report = FittedReport(table, explained);
  report.options = FunctionOptionFields("iwls", table, function);
  report.options.push_back({"far_weight", request.far_weight});
  report.coefficients = Coefficients(fit, design);
  report.fit = {{"rounds", static_cast<std::int64_t>(fit.rounds)}};
  AddRows(table, explained, fit.units, &report);
  for (std::size_t row = 0; row < report.units.size(); ++row) {
    AppendLine(fit, row, &report.units[row]);
  }
  return report;
}

}  // namespace doelmaat::frontier
