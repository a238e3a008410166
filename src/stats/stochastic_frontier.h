// A cost or production frontier with noise: what part of a residual is inefficiency?
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "numerics/matrix.h"
#include "stats/dea_bootstrap.h"
#include "stats/orthonormal_columns.h"
#include "stats/residual_skew.h"

namespace doelmaat::stats {

enum class FrontierKind {
  kCost,        // y = x'β + v + u: inefficiency raises y
  kProduction,  // y = x'β + v − u: inefficiency lowers y
};

enum class InefficiencyLaw {
  kHalfNormal,       // u = |N(0, σ_u²)|
  kExponential,      // u exponential with mean σ_u
  kTruncatedNormal,  // u = N(μ, σ_u²) given that it is ≥ 0
};

struct StochasticFrontierOptions {
  FrontierKind kind = FrontierKind::kCost;
  InefficiencyLaw law = InefficiencyLaw::kHalfNormal;
  std::vector<double> levels = {0.90, 0.95};  // of the intervals, in (0, 1)
};

enum class StochasticFrontierStatus {
  kConverged,
  kWrongSkew,  // least squares leave no skew that inefficiency gives: the most likely σ_u is 0
  kNoInefficiency,  // σ_u goes to 0
  kNoNoise,         // σ_v goes to 0: the likelihood has no highest point inside
  kMeanRunsAway,   // truncated normal: μ goes to −∞, where the law becomes the exponential one
  kNotConverged,   // the search stopped short of a highest point
  kTooFewRows,     // no more rows than parameters
  kRankDeficient,  // columns of the design determine each other: see dependent_columns
  kNoSpread,       // least squares leave no residual
  kOnePeriod,      // panel with a trend: no unit is seen in two periods
};

struct StochasticFrontierUnit {
  double residual = 0;                   // y − x'β, log units if y is a logarithm
  double inefficiency = 0;               // E[u | residual], same unit
  double efficiency = 0;                 // E[exp(−u) | residual], (0, 1)
  std::vector<Interval> intervals = {};  // of exp(−u), in order of levels
};

struct StochasticFrontierResult {
  StochasticFrontierOptions options;
  StochasticFrontierStatus status = StochasticFrontierStatus::kNotConverged;
  std::vector<std::size_t> dependent_columns;
  // Least squares: there unless rows or columns are too few or dependent.
  std::vector<double> ols_coefficients;
  std::vector<double> ols_standard_errors;
  std::optional<double> ols_log_likelihood;
  ResidualSkew skew;  // positive is the side of inefficiency, for both kinds
  // The rest is there only when converged.
  std::vector<Estimate> coefficients;  // one a column of the design
  Estimate sigma_u;
  Estimate sigma_v;
  Estimate sigma_squared;  // σ_u² + σ_v²
  Estimate gamma;          // σ_u² / (σ_u² + σ_v²)
  std::optional<Estimate> mu;
  double log_likelihood = 0;
  int steps = 0;
  std::vector<StochasticFrontierUnit> units;

  bool usable() const { return status == StochasticFrontierStatus::kConverged; }
};

// Maximum likelihood of y = x'β + v ± u with v ~ N(0, σ_v²), u ≥ 0 of the law, all independent.
//
//   (β, σ_u, σ_v, μ) = argmax Σ_i ln f(e_i),  e_i = ±(y_i − x_i'β), + for production, − for cost
//
// with f the density of v − u (stats/composed_error.h); standard errors from the inverse of the
// exact Hessian at the optimum in (β, ln σ_u, ln σ_v, μ), by the delta method for what is derived.
//
// design    n × p, usually logarithms; the caller brings the column of ones
// response  n values, usually the logarithm of cost or output
//
// Returns the fit, or the status that says why there is none; then there are no estimates and no
// scores. Residuals without the skew of inefficiency are kWrongSkew: by Waldman's theorem least
// squares with σ_u = 0 is then a highest point, and no efficiency is reported. The search starts
// from least squares and the best of five splits of its variance; the truncated normal also from
// the half-normal fit. Newton steps on orthonormal columns with exact derivatives: neither unit nor
// origin of a column changes a score. Intervals leave out the uncertainty of the parameters. Throws
// kBadInput when shapes differ, there is no column, a value is not finite or a level is outside (0,
// 1). Cost: about ten Newton steps of n (p + 4)² operations; see bench/README.md. Source: Aigner,
// Lovell & Schmidt 1977, Journal of Econometrics 6(1), 21-37; Stevenson 1980, ibid. 13(1), 57-66
// (truncated normal); Meeusen & van den Broeck 1977, International Economic Review 18(2), 435-444
// (exponential); Waldman 1982, Journal of Econometrics 18(2), 275-279. See
// docs/methods/stochastic-frontier.md.
// Tested by: stochastic_frontier_test.cpp (identities, limits), tests/conformance/frontier
// (optimum of the likelihood of R packages frontier 1.1-8 and sfaR 1.0.1).
StochasticFrontierResult FitStochasticFrontier(const numerics::Matrix& design,
                                               std::span<const double> response,
                                               const StochasticFrontierOptions& options);

}  // namespace doelmaat::stats
