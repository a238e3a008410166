// Whether the residuals of a cost function lean to the side that inefficiency would push them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace doelmaat::stats {

enum class ResidualSkewStatus {
  kRightSide,  // positive skew, as inefficiency in cost gives; p_value says how surely
  kWrongSide,  // no positive skew: a stochastic cost frontier finds no inefficiency
  kTooFew,     // fewer than 3 residuals
  kNoSpread,   // all residuals equal
};

struct ResidualSkew {
  ResidualSkewStatus status = ResidualSkewStatus::kTooFew;
  std::size_t n = 0;
  // These three are there with status kRightSide and kWrongSide.
  std::optional<double> skewness;  // m3 / m2^1.5, no unit
  std::optional<double> m3t;       // standard normal when there is no skew
  std::optional<double> p_value;   // one-sided, 0 to 1: chance of this much positive skew or more
};

// Coelli's test for inefficiency in the residuals of a cost function fitted by least squares.
//
//   m_k = Σ (e_i − mean(e))^k / n,  skewness = m3 / m2^(3/2),
//   M3T = m3 / sqrt(6 m2³ / n),     p = 1 − Φ(M3T)
//
// residuals  of a regression of log cost, cost − fitted: inefficiency raises cost, so it gives
//            positive skew
//
// Returns the statistic and its one-sided p-value, or why there is none. Throws kBadInput for a
// value that is not finite. Neither shift nor positive scale changes it; a change of sign turns it
// round. The normal law holds for many residuals; with fewer than about 50 the p-value is a hint.
// Cost: two passes.
// Source: Coelli 1995, Journal of Productivity Analysis 6(3), 247-268; Waldman 1982 on the wrong
// sign. See docs/methods/residual-skew.md. Tested by: residual_skew_test.cpp (by hand and to 30
// digits with mpmath 1.3; identities).
ResidualSkew TestResidualSkew(std::span<const double> residuals);

}  // namespace doelmaat::stats
