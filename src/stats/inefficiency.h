// What is known of the inefficiency of one unit once its residual is known.
#pragma once

#include "stats/dea_bootstrap.h"

namespace doelmaat::stats {

// The law of u given the residual: a normal of mean `mean` and spread `spread`, cut off below 0.
// The three classical laws of u (half-normal, truncated normal, exponential) all lead here.
struct ConditionalInefficiency {
  double mean;
  double spread;  // > 0
};

// E[u | ε] = σ* (z + φ(z)/Φ(z)), z = μ*/σ*; in the unit of u, above 0.
// Source: Jondrow, Lovell, Materov & Schmidt 1982, Journal of Econometrics 19(2-3), 233-238.
// Tested by: inefficiency_test.cpp (quadrature, mpmath 1.3).
double ExpectedInefficiency(const ConditionalInefficiency& law);

// E[exp(−u) | ε] = exp(−μ* + σ*²/2) Φ(z − σ*) / Φ(z), in (0, 1).
// Source: Battese & Coelli 1988, Journal of Econometrics 38(3), 387-399.
double ExpectedEfficiency(const ConditionalInefficiency& law);

// Central interval of exp(−u) given ε, of `level` in (0, 1), for known parameters: the uncertainty
// of the estimated parameters is not in it.
// Source: Horrace & Schmidt 1996, Journal of Productivity Analysis 7(2-3), 257-282.
Interval EfficiencyInterval(const ConditionalInefficiency& law, double level);

}  // namespace doelmaat::stats
