#include "frontier/sfa_analysis.h"

#include "frontier/fit_fields.h"

namespace doelmaat::frontier {
namespace {

using stats::StochasticFrontierResult;
using stats::StochasticFrontierStatus;

std::vector<Fields> Coefficients(const StochasticFrontierResult& fit,
                                 const FrontierDesign& design) {
  std::vector<Fields> rows;
  if (fit.status == StochasticFrontierStatus::kWrongSkew) {
    for (std::size_t col = 0; col < design.names.size(); ++col) {
      rows.push_back(EstimateFields(design.names[col],
                                    {fit.ols_coefficients[col], fit.ols_standard_errors[col]}));
    }
  }
  return fit.usable() ? FunctionCoefficients(fit, design) : rows;
}

}  // namespace

FrontierReport AnalyseSfa(const FrontierTable& table, const SfaRequest& request) {
  const FrontierDesign design = DesignOf(table, request);
  const StochasticFrontierResult fit = stats::FitStochasticFrontier(
      design.columns, design.response, {.kind = request.kind, .law = request.law});
  const ExplainedStatus explained = Explain(fit.status, fit.dependent_columns, design);
  FrontierReport report = FittedReport(table, explained);
  report.options = FunctionOptionFields("sfa", table, request);
  report.coefficients = Coefficients(fit, design);
  const auto log_likelihood = fit.usable() ? std::optional(fit.log_likelihood)
                              : fit.status == StochasticFrontierStatus::kWrongSkew
                                  ? fit.ols_log_likelihood
                                  : std::nullopt;
  report.fit = LikelihoodFields(log_likelihood, fit.ols_log_likelihood, fit.skew);
  AddRows(table, explained, fit.units, &report);
  return report;
}

}  // namespace doelmaat::frontier
