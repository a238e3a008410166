// What the reports of fitted frontiers have in common: coefficients, scores, and why there are
// none.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "frontier/frontier_design.h"
#include "frontier/frontier_report.h"
#include "stats/stochastic_frontier.h"

namespace doelmaat::frontier {

// The status as a word of docs/user/frontier.md, and what it means for the user: empty when
// converged.
struct ExplainedStatus {
  std::string status;
  std::string message;
};

// The columns to leave out, of those that a fit found to follow from others. When that is the
// constant, the columns that are the same everywhere are named in its place.
std::string DependentNames(const std::vector<std::size_t>& dependent,
                           const std::vector<std::string>& names,
                           const numerics::Matrix& columns);

// `dependent` are the columns named with kRankDeficient.
ExplainedStatus Explain(stats::StochasticFrontierStatus status,
                        const std::vector<std::size_t>& dependent,
                        const FrontierDesign& design);

// A coefficient as the reports have it: name, estimate, se.
Fields EstimateFields(const std::string& name, const stats::Estimate& estimate);

// Of a function with noise and inefficiency: one a column of the design, then the spreads and, of a
// law that has one, mu.
template <typename Fit>
std::vector<Fields> FunctionCoefficients(const Fit& fit, const FrontierDesign& design) {
  std::vector<Fields> rows;
  rows.reserve(design.names.size() + 5);
  for (std::size_t col = 0; col < design.names.size(); ++col) {
    rows.push_back(EstimateFields(design.names[col], fit.coefficients[col]));
  }
  rows.push_back(EstimateFields("sigmaSq", fit.sigma_squared));
  rows.push_back(EstimateFields("gamma", fit.gamma));
  rows.push_back(EstimateFields("sigmaU", fit.sigma_u));
  rows.push_back(EstimateFields("sigmaV", fit.sigma_v));
  if (fit.mu.has_value()) {
    rows.push_back(EstimateFields("mu", *fit.mu));
  }
  return rows;
}

// id, period where there is one, and status of a row.
Fields RowFields(const FrontierTable& table, std::size_t row, const std::string& status);

// Appends score, jlms, inefficiency, residual, ci90, ci95 and reason; without a unit all are null
// but the reason.
void AppendScores(const stats::StochasticFrontierUnit* unit,
                  const std::string& reason,
                  Fields* fields);

// Status, message and warnings of a fit; options, coefficients and rows are for the caller.
FrontierReport FittedReport(const FrontierTable& table, const ExplainedStatus& explained);

// loglik, ols_loglik, skewness and skew_p_value.
Fields LikelihoodFields(const std::optional<double>& log_likelihood,
                        const std::optional<double>& ols_log_likelihood,
                        const stats::ResidualSkew& skew);

// Every row of the table with its scores, and the summary of them. `units` is empty when the fit is
// of no use; then each row has the reason.
void AddRows(const FrontierTable& table,
             const ExplainedStatus& explained,
             const std::vector<stats::StochasticFrontierUnit>& units,
             FrontierReport* report);

}  // namespace doelmaat::frontier
