// A stochastic cost or production frontier on a table of units, as a report.
#pragma once

#include "frontier/frontier_design.h"
#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"

namespace doelmaat::frontier {

using SfaRequest = FunctionRequest;

// Coefficients named as in R ("(Intercept)", "log(y1)", "sigmaSq", "gamma"), log-likelihood, and
// for every row the score E[exp(−u) | residual] with intervals, exp(−E[u | residual]) as `jlms`,
// and what they rest on. When there is no fit the status says why, and every score is null with the
// reason; with wrong_skew the coefficients are those of least squares, the optimum with σ_u = 0.
// The table is read with OutputRule::kAllPositive. See stats/stochastic_frontier.h.
FrontierReport AnalyseSfa(const FrontierTable& table, const SfaRequest& request);

}  // namespace doelmaat::frontier
