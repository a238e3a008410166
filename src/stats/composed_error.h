// The density of noise plus inefficiency, with its derivatives; for composed_likelihood.cpp, others
// call stats/stochastic_frontier.h.
#pragma once

#include "numerics/jet.h"
#include "stats/inefficiency.h"
#include "stats/stochastic_frontier.h"

namespace doelmaat::stats {

// e, ln σ_u, ln σ_v and μ; the last is only used by the truncated normal.
using ErrorJet = numerics::Jet<4>;
inline constexpr std::size_t kErrorVariables = 4;

// ln f(e) of e = v − u with v ~ N(0, σ_v²) and u ≥ 0 of the law. With σ² = σ_u² + σ_v²:
//
//   half-normal  ln 2 − ½ ln 2πσ² − e²/2σ² + ln Φ(−e σ_u/(σ_v σ))
//   truncated    − ½ ln 2πσ² − (e + μ)²/2σ² + ln Φ((μ σ_v/σ_u − e σ_u/σ_v)/σ) − ln Φ(μ/σ_u)
//   exponential  − ln σ_u + σ_v²/2σ_u² + e/σ_u + ln Φ(−e/σ_v − σ_v/σ_u),  mean of u is σ_u
//
// Source: Kumbhakar & Lovell 2000, Stochastic Frontier Analysis, 3.2.
ErrorJet LogDensity(InefficiencyLaw law, double e, std::span<const double> scale);

// What of ln f hangs on the scale alone, so that rows with one scale share it:
//
//   ln f = constant + slope e − ½ curve e² + ln Φ(start − pull e)
struct ErrorTerms {
  ErrorJet constant;
  ErrorJet slope;
  ErrorJet curve;
  ErrorJet start;
  ErrorJet pull;
};
ErrorTerms TermsOf(InefficiencyLaw law, std::span<const double> scale);
ErrorJet LogDensity(const ErrorTerms& terms, double e);

// u given e; the scale as above.
ConditionalInefficiency Conditional(InefficiencyLaw law, double e, std::span<const double> scale);

}  // namespace doelmaat::stats
