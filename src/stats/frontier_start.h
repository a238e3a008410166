// What every frontier with noise asks of its data before it searches; shared by the fits, others
// call stats/stochastic_frontier.h and its kin.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "numerics/matrix.h"
#include "numerics/newton.h"
#include "stats/ols.h"
#include "stats/orthonormal_columns.h"
#include "stats/stochastic_frontier.h"

namespace doelmaat::stats {

struct FrontierStart {
  // Why there is nothing to search: kTooFewRows (no more rows than columns or parameters),
  // kRankDeficient (see ols.dependent_columns) or kNoSpread (least squares leave no residual).
  std::optional<StochasticFrontierStatus> refusal;
  OlsResult ols;
  double spread = 0;          // √(Σ residual² / n), when there is no refusal
  double log_likelihood = 0;  // of least squares, likewise
};

// Throws kBadInput when rows of design and response differ, or a level is outside (0, 1).
void CheckFrontierData(const numerics::Matrix& design,
                       std::span<const double> response,
                       std::span<const double> levels);

// Least squares of the response on the design, and whether `parameters` can be found from them.
// Throws as FitOls does.
FrontierStart StartFrontier(const numerics::Matrix& design,
                            std::span<const double> response,
                            std::size_t parameters);

// A search on orthonormal columns.
struct FrontierProblem {
  const OrthonormalColumns& columns;
  std::span<const double> response;
  double sign;    // +1 for production, −1 for cost
  double spread;  // of least squares
};

// Where to start: of five splits of the least-squares variance into u and v the one of the highest
// value. Coefficients of the columns, ln σ_u and ln σ_v, for which `function` gives a value; law is
// half-normal or exponential. Empty when the function is finite nowhere.
std::vector<double> BestSplit(const FrontierProblem& problem,
                              InefficiencyLaw law,
                              const numerics::SmoothFunction& function);

}  // namespace doelmaat::stats
