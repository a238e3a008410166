// A stochastic cost or production frontier on a table of units, as a report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"
#include "stats/stochastic_frontier.h"

namespace doelmaat::frontier {

enum class FunctionalForm { kCobbDouglas, kTranslog };

// "cost", "production"; "half-normal", "exponential", "truncated-normal"; "cobb-douglas",
// "translog". Each throws kBadInput naming the words there are.
stats::FrontierKind KindOf(std::string_view word);
stats::InefficiencyLaw LawOf(std::string_view word);
FunctionalForm FormOf(std::string_view word);

struct SfaRequest {
  stats::FrontierKind kind = stats::FrontierKind::kCost;
  stats::InefficiencyLaw law = stats::InefficiencyLaw::kHalfNormal;
  FunctionalForm form = FunctionalForm::kCobbDouglas;
};

// The design of the fit: named columns, and the response.
struct SfaDesign {
  std::vector<std::string> names;
  numerics::Matrix columns;
  std::vector<double> response;
};

// ln of the one input (cost) or the one output (production) on a constant, the logarithms of the
// other side, for the translog also ½ ln² and every product of two, and the environment as it is.
// Throws kBadInput when there is more than one input (cost) or output (production).
SfaDesign DesignOf(const FrontierTable& table, const SfaRequest& request);

// What a fit says of its options.
Fields SfaOptionFields(const FrontierTable& table, const SfaRequest& request);

// A coefficient as the reports have it: name, estimate, se.
Fields EstimateFields(const std::string& name, const stats::Estimate& estimate);

// Appends score, jlms, inefficiency, residual, ci90, ci95 and reason; without a unit all are null
// but the reason.
void AppendScores(const stats::StochasticFrontierUnit* unit,
                  const std::string& reason,
                  Fields* fields);

// Coefficients named as in R ("(Intercept)", "log(y1)", "sigmaSq", "gamma"), log-likelihood, and
// for every row the score E[exp(−u) | residual] with intervals, exp(−E[u | residual]) as `jlms`,
// and what they rest on. When there is no fit the status says why, and every score is null with the
// reason; with wrong_skew the coefficients are those of least squares, the optimum with σ_u = 0.
// The table is read with OutputRule::kAllPositive. See stats/stochastic_frontier.h.
FrontierReport AnalyseSfa(const FrontierTable& table, const SfaRequest& request);

}  // namespace doelmaat::frontier
