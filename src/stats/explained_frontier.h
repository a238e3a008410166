// A stochastic frontier whose inefficiency or noise differs from row to row with what is known of
// the row.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "numerics/matrix.h"
#include "stats/orthonormal_columns.h"
#include "stats/stochastic_frontier.h"

namespace doelmaat::stats {

// What the law of a row hangs on, n rows each; the caller brings columns of ones where wanted.
struct FrontierCauses {
  numerics::Matrix mean = {};          // of μ; no columns: μ is 0, or has one value for all rows
  numerics::Matrix inefficiency = {};  // of ln σ_u²; no columns: one value for all rows
  numerics::Matrix noise = {};         // of ln σ_v²; no columns: one value for all rows
};

enum class FrontierPart { kFrontier, kMean, kInefficiency, kNoise };

struct ExplainedFrontierResult {
  StochasticFrontierOptions options;
  StochasticFrontierStatus status = StochasticFrontierStatus::kNotConverged;
  FrontierPart dependent_part = FrontierPart::kFrontier;  // that has the dependent columns
  std::vector<std::size_t> dependent_columns;
  std::optional<double> ols_log_likelihood;
  ResidualSkew skew;  // of least squares; positive is the side of inefficiency
  // The rest is there only when converged.
  std::vector<Estimate> coefficients;  // one a column of the design
  std::vector<Estimate> mean;  // μ, one a column; one value where μ has no columns but a law
  std::vector<Estimate> inefficiency;  // ln σ_u², one a column
  std::vector<Estimate> noise;         // ln σ_v², one a column
  // σ_u² + σ_v² and the share of σ_u² in it, where both are the same for all rows.
  std::optional<Estimate> sigma_squared;
  std::optional<Estimate> gamma;
  double log_likelihood = 0;
  int steps = 0;
  std::vector<StochasticFrontierUnit> units;

  bool usable() const { return status == StochasticFrontierStatus::kConverged; }
};

// Maximum likelihood of y_i = x_i'β + v_i ± u_i with v ~ N(0, σ_vi²) and u ≥ 0 of the law, where
//
//   μ_i = m_i'δ,   ln σ_ui² = w_i'γ,   ln σ_vi² = h_i'φ      (m mean, w inefficiency, h noise)
//
// design    n × p, response n values: as FitStochasticFrontier
// causes    see above; columns of the mean ask the truncated normal law. With those alone this is
//           the model of Battese & Coelli 1995, with or without a column of ones; with columns of
//           the variances that of Caudill, Ford & Gropper 1995 (u) and its mirror in v
//
// Returns the fit with standard errors from the exact Hessian, or the status that says why there is
// none, as FitPanelFrontier does. Rows are independent given their causes, also those of one unit.
// Without causes it is FitStochasticFrontier, but for the wrong skew of least squares: here that is
// no bar, since causes may account for it; see `skew`. Neither unit nor origin of a column (given a
// column of ones) changes a score. Throws kBadInput as FitStochasticFrontier does, when a cause has
// another number of rows or is not finite, and for a mean with another law than the truncated
// normal. Cost: ten to thirty Newton steps of n q² operations, q parameters in all.
// Source: Battese & Coelli 1995, Empirical Economics 20(2), 325-332; Caudill, Ford & Gropper 1995,
// Journal of Business & Economic Statistics 13(1), 105-111; Hadri 1999, ibid. 17(3), 359-363. See
// docs/methods/explained-frontier.md.
// Tested by: explained_frontier_test.cpp (known truth, identities), tests/conformance/frontier
// (optimum of R package frontier 1.1-8, fits of sfaR 1.0.1).
ExplainedFrontierResult FitExplainedFrontier(const numerics::Matrix& design,
                                             std::span<const double> response,
                                             const FrontierCauses& causes,
                                             const StochasticFrontierOptions& options);

}  // namespace doelmaat::stats
