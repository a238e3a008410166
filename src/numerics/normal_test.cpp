#include "numerics/normal.h"

#include <cmath>

#include <gtest/gtest.h>

namespace doelmaat::numerics {
namespace {

struct Known {
  double z, log_cdf, ratio, excess;
};

// mpmath 1.3.0, 40 digits. On both sides of −5, where the method changes.
const Known kKnown[] = {
    {8, -6.2209605742717860585e-16, 5.0522710835368954309e-15, 8.0000000000000050523},
    {3, -0.0013508099647481937988, 0.0044378390421256637933, 3.0044378390421256638},
    {0, -0.69314718055994530942, 0.79788456080286535588, 0.79788456080286535588},
    {-1, -1.8410216450092635058, 1.5251352761609812091, 0.52513527616098120909},
    {-4.9, -14.551182689355312642, 5.0898286001298836334, 0.18982860012988327809},
    {-5.1, -15.588487091871465665, 5.2832876169091570201, 0.18328761690915737534},
    {-12, -75.410673001568795939, 12.08221417525428433, 0.082214175254284329819},
    {-40, -804.60844201375378817, 40.024968847207263723, 0.024968847207263723245},
    {-1000, -500007.82669481218431, 1000.00099999800001, 0.000999998000009999926},
};

// Rounding of z²/2 and of a difference h − |z| near −5: a few hundred units in the last place.
constexpr double kRelative = 1e-13;

TEST(NormalTail, HasTheDigitsOfMpmath) {
  for (const Known& known : kKnown) {
    EXPECT_NEAR(LogNormalCdf(known.z) / known.log_cdf, 1, kRelative) << known.z;
    EXPECT_NEAR(InverseMillsAt(known.z).ratio / known.ratio, 1, kRelative) << known.z;
    EXPECT_NEAR(InverseMillsAt(known.z).excess / known.excess, 1, kRelative) << known.z;
  }
}

TEST(NormalTail, ExcessAndRatioAreDerivativesOfTheLogarithm) {
  for (const double z : {-30.0, -5.0, -2.0, 0.5, 4.0}) {
    const double h = 1e-4;
    const InverseMills mills = InverseMillsAt(z);
    const double slope = (LogNormalCdf(z + h) - LogNormalCdf(z - h)) / (2 * h);
    EXPECT_NEAR(slope, mills.ratio, 1e-6 * (1 + mills.ratio));  // h² and rounding / h
    const double bend = (InverseMillsAt(z + h).ratio - InverseMillsAt(z - h).ratio) / (2 * h);
    EXPECT_NEAR(bend, -mills.ratio * mills.excess, 1e-6);
  }
}

TEST(NormalQuantile, TurnsTheDistributionRound) {
  for (const double p : {1e-300, 1e-10, 0.025, 0.5, 0.975}) {
    EXPECT_NEAR(LogNormalCdf(NormalQuantile(p)), std::log(p), 1e-12 * (1 - std::log(p)));
  }
  EXPECT_NEAR(NormalQuantile(0.975), 1.959963984540054, 1e-14);
  // mpmath 1.3.0.
  EXPECT_NEAR(NormalQuantileOfLog(-1000), -44.615747731969403, 1e-13 * 45);
  for (const double log_p : {-1e6, -800.0, -3.0, -1e-3}) {
    EXPECT_NEAR(LogNormalCdf(NormalQuantileOfLog(log_p)) / log_p, 1, 1e-12);
  }
}

TEST(NormalCdf, IsSymmetric) {
  for (const double z : {0.0, 0.3, 2.0, 7.0}) {
    EXPECT_NEAR(NormalCdf(z) + NormalCdf(-z), 1, 1e-15);
  }
}

TEST(NormalQuantileDeathTest, AChanceOutsideZeroToOneIsABug) {
  EXPECT_DEATH(NormalQuantile(0), "");
  EXPECT_DEATH(NormalQuantile(1.5), "");
  EXPECT_DEATH(NormalQuantileOfLog(0), "");
}

}  // namespace
}  // namespace doelmaat::numerics
