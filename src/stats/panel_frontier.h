// A stochastic frontier for units that are seen in several periods.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "numerics/matrix.h"
#include "stats/orthonormal_columns.h"
#include "stats/stochastic_frontier.h"

namespace doelmaat::stats {

enum class PanelTrend {
  kInvariant,  // u_it = u_i
  kDecay,      // u_it = u_i exp(−η (t − T)), T the last period of all units
};

struct PanelFrontierOptions {
  FrontierKind kind = FrontierKind::kCost;
  // The law of u_i: half-normal or truncated normal; exponential is refused.
  InefficiencyLaw law = InefficiencyLaw::kHalfNormal;
  PanelTrend trend = PanelTrend::kDecay;
  std::vector<double> levels = {0.90, 0.95};  // of the intervals, in (0, 1)
};

// One row of the data: which unit, and when. Units by any number; times on a scale with equal
// steps, such as years.
struct PanelRow {
  std::size_t unit = 0;
  double time = 0;
};

struct PanelFrontierResult {
  PanelFrontierOptions options;
  StochasticFrontierStatus status = StochasticFrontierStatus::kNotConverged;
  std::vector<std::size_t> dependent_columns;
  std::optional<double> ols_log_likelihood;
  // Of the mean residual of each unit after least squares; positive is the side of inefficiency.
  ResidualSkew skew;
  // The rest is there only when converged.
  std::vector<Estimate> coefficients;  // one a column of the design
  Estimate sigma_u;                    // of u_i, or before truncation
  Estimate sigma_v;
  Estimate sigma_squared;       // σ_u² + σ_v²
  Estimate gamma;               // σ_u² / (σ_u² + σ_v²)
  std::optional<Estimate> mu;   // truncated normal
  std::optional<Estimate> eta;  // decay, per unit of time; above 0: inefficiency falls with time
  double log_likelihood = 0;
  int steps = 0;
  std::vector<StochasticFrontierUnit> rows;  // one a row of the data

  bool usable() const { return status == StochasticFrontierStatus::kConverged; }
};

// Maximum likelihood of y_it = x_it'β + v_it ± u_it, v ~ N(0, σ_v²), u_it = w_it u_i and u_i ≥ 0 of
// the law, w_it as the trend has it. With e = ±(y − x'β), + for production, and over the T_i rows
// of a unit A = Σ e², B = Σ w e, D = Σ w²:
//
//   ln f_i = −(T_i/2) ln 2π − T_i ln σ_v − A/2σ_v² − ln σ_u − μ²/2σ_u² − ln Φ(μ/σ_u)
//            + ln σ* + z²/2 + ln Φ(z),   z = μ*/σ*
//   σ*² = σ_u²σ_v² / (σ_v² + D σ_u²),    μ* = (μσ_v² − B σ_u²) / (σ_v² + D σ_u²)
//
// design    n × p, response n values: as FitStochasticFrontier
// rows      n; units may be seen in different periods, and in different numbers of them
//
// Returns the fit with standard errors from the exact Hessian, or the status that says why there is
// none: those of FitStochasticFrontier less kWrongSkew, kNoInefficiency where σ_u goes to 0, and
// kOnePeriod where a trend is asked and no unit is seen twice. u_it given the residuals of its unit
// is normal with mean w_it μ* and spread w_it σ*, cut off at zero; scores are made of it as in
// FitStochasticFrontier. Units that differ to the wrong side (see `skew`) are fitted all the same:
// what differs between units is not noise. With one row a unit and kInvariant it is that fit. The
// order of rows and the origin of time change nothing. Throws kBadInput when shapes differ, a value
// is not finite, a unit has two rows at one time, for the exponential law and for a level outside
// (0, 1). Cost: fifteen to twenty-five Newton steps of n p² operations; see bench/README.md.
// Source: Battese & Coelli 1992, Journal of Productivity Analysis 3(1-2), 153-169. See
// docs/methods/panel-frontier.md.
// Tested by: panel_frontier_test.cpp (known truth, identities, limits), tests/conformance/frontier
// (optimum of the likelihood of R package frontier 1.1-8).
PanelFrontierResult FitPanelFrontier(const numerics::Matrix& design,
                                     std::span<const double> response,
                                     const std::vector<PanelRow>& rows,
                                     const PanelFrontierOptions& options);

}  // namespace doelmaat::stats
