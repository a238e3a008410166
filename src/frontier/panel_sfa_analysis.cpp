#include "frontier/panel_sfa_analysis.h"

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "frontier/fit_fields.h"
#include "frontier/option_words.h"

namespace doelmaat::frontier {
namespace {

using base::Say;
using stats::PanelFrontierResult;
using stats::PanelTrend;

constexpr std::array<std::string_view, 3> kTrends = {"none", "invariant", "decay"};

std::vector<stats::PanelRow> RowsOf(const FrontierTable& table) {
  std::map<std::string, std::size_t> numbers;
  std::vector<stats::PanelRow> rows;
  for (std::size_t row = 0; row < table.ids.size(); ++row) {
    const auto period = base::ParseInteger(table.periods[row]);
    if (!period.has_value()) {
      throw Error(ErrorKind::kBadData,
                  Say("frontier.period_not_whole",
                      {{"file", table.file},
                       {"column", table.columns.period},
                       {"unit", table.ids[row]},
                       {"value", table.periods[row]}}));
    }
    const std::size_t unit = numbers.emplace(table.ids[row], numbers.size()).first->second;
    rows.push_back({unit, static_cast<double>(*period)});
  }
  return rows;
}

std::vector<Fields> Coefficients(const PanelFrontierResult& fit, const FrontierDesign& design) {
  if (!fit.usable()) {
    return {};
  }
  std::vector<Fields> rows = FunctionCoefficients(fit, design);
  if (fit.eta.has_value()) {
    rows.push_back(EstimateFields("eta", *fit.eta));
  }
  return rows;
}

}  // namespace

std::optional<PanelTrend> TrendOf(std::string_view word) {
  const std::size_t place = IndexOf(kTrends, "--panel", word);
  if (place == 0) {
    return std::nullopt;
  }
  return place == 1 ? PanelTrend::kInvariant : PanelTrend::kDecay;
}

FrontierReport AnalysePanelSfa(const FrontierTable& table,
                               const FunctionRequest& request,
                               PanelTrend trend) {
  if (table.columns.period.empty()) {
    throw Error(ErrorKind::kBadInput, Say("frontier.no_period"));
  }
  const FrontierDesign design = DesignOf(table, request);
  const PanelFrontierResult fit =
      stats::FitPanelFrontier(design.columns,
                              design.response,
                              RowsOf(table),
                              {.kind = request.kind, .law = request.law, .trend = trend});
  ExplainedStatus explained = Explain(fit.status, fit.dependent_columns, design);
  if (fit.status == stats::StochasticFrontierStatus::kMeanRunsAway) {
    explained.message = Say("frontier.panel_mean_runs_away");
  }
  FrontierReport report = FittedReport(table, explained);
  report.options = FunctionOptionFields("sfa", table, request);
  report.options.push_back({"period", table.columns.period});
  report.options.push_back(
      {"panel", std::string(trend == PanelTrend::kDecay ? "decay" : "invariant")});
  if (fit.usable() && fit.skew.status == stats::ResidualSkewStatus::kWrongSide) {
    report.warnings.push_back({"wrong_skew", Say("frontier.panel_wrong_skew")});
  }
  report.coefficients = Coefficients(fit, design);
  const auto log_likelihood = fit.usable() ? std::optional(fit.log_likelihood) : std::nullopt;
  report.fit = LikelihoodFields(log_likelihood, fit.ols_log_likelihood, fit.skew);
  AddRows(table, explained, fit.rows, &report);
  return report;
}

}  // namespace doelmaat::frontier
