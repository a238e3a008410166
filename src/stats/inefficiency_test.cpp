#include "stats/inefficiency.h"

#include <cmath>

#include <gtest/gtest.h>

namespace doelmaat::stats {
namespace {

struct Known {
  ConditionalInefficiency law;
  double inefficiency, efficiency, low, high;  // the last two: 90% interval
};

// mpmath 1.3.0, 60 digits; the first two also by quadrature of the density.
const Known kKnown[] = {
    {{0.3, 0.2}, 0.3277579500917701, 0.7314924739764878, 0.5296025264652634, 0.9433282807716203},
    {{-0.2, 0.15}, 0.06972023042053405, 0.9343316643772522, 0.826031722856664, 0.9957581726267152},
    {{-8, 0.2}, 0.004993769441452745, 0.9950310291078612, 0.9851559202227599, 0.9997437304632104},
    {{0, 1}, 0.7978845608028654, 0.5231565837302467, 0.1408634940932175, 0.9392188329944324},
    {{2, 0.1}, 2, 0.1360136541668492, 0.1148090043928084, 0.1595313798390666},
};

// A mean of −40 spreads costs three digits: z² / 2 = 800 takes part in every logarithm.
constexpr double kTolerance = 1e-12;

TEST(ConditionalInefficiency, HasTheDigitsOfMpmath) {
  for (const Known& known : kKnown) {
    EXPECT_NEAR(ExpectedInefficiency(known.law), known.inefficiency, kTolerance);
    EXPECT_NEAR(ExpectedEfficiency(known.law), known.efficiency, kTolerance);
    const Interval interval = EfficiencyInterval(known.law, 0.9);
    EXPECT_NEAR(interval.low, known.low, kTolerance);
    EXPECT_NEAR(interval.high, known.high, kTolerance);
  }
}

// exp is convex, so the mean of exp(−u) lies above exp of minus the mean.
TEST(ConditionalInefficiency, LiesWhereItMust) {
  for (const double mean : {-1e4, -100.0, -3.0, 0.0, 0.4, 5.0}) {
    for (const double spread : {0.01, 0.3, 2.0}) {
      const ConditionalInefficiency law{mean, spread};
      const double efficiency = ExpectedEfficiency(law);
      EXPECT_GT(ExpectedInefficiency(law), 0);
      EXPECT_GE(efficiency * (1 + 1e-12), std::exp(-ExpectedInefficiency(law))) << mean;
      EXPECT_GT(efficiency, 0);
      EXPECT_LE(efficiency, 1);
      const Interval inner = EfficiencyInterval(law, 0.5);
      const Interval outer = EfficiencyInterval(law, 0.95);
      EXPECT_LE(outer.low, inner.low);
      EXPECT_LE(inner.low, inner.high);
      EXPECT_LE(inner.high, outer.high);
      EXPECT_LE(outer.high, 1);
    }
  }
}

TEST(ConditionalInefficiency, FarBelowZeroItIsExponential) {
  // Rate −μ*/σ*² = 5e5; the next term is smaller by (σ*/μ*)².
  EXPECT_NEAR(ExpectedInefficiency({-2e4, 0.2}) * 5e5, 1, 1e-9);
}

}  // namespace
}  // namespace doelmaat::stats
