// The standard normal distribution, also far out in its tails.
#pragma once

namespace doelmaat::numerics {

// Φ(z), the chance that a standard normal is at most z.
double NormalCdf(double z);

// ln Φ(z), finite for every finite z.
double LogNormalCdf(double z);

// The first two derivatives of ln Φ at z hang on one ratio:
//
//   ratio   h = φ(z) / Φ(z)                 ln Φ'  =  h
//   excess  h + z, without cancellation     ln Φ'' = −h (h + z)
//
// The mean of a standard normal that is known to exceed −z is h; σ × excess is the mean of a normal
// of mean σ z and spread σ cut off at zero. Both are above zero. Relative error under 1e-13 for z
// under 8, where h is at least 5e-15.
// Source: Abramowitz & Stegun 1964, 26.2.14 (continued fraction of the tail).
// Tested by: normal_test.cpp (mpmath 1.3 to 20 digits).
struct InverseMills {
  double ratio;
  double excess;
};
InverseMills InverseMillsAt(double z);
// The same where Φ(z) is at hand, as NormalCdf gives it.
InverseMills InverseMillsAt(double z, double cdf);

// z with Φ(z) = p, for p in (0, 1). A p outside is a bug.
double NormalQuantile(double p);

// z with ln Φ(z) = log_p, for log_p under 0: also where p itself is too small for a double.
double NormalQuantileOfLog(double log_p);

}  // namespace doelmaat::numerics
