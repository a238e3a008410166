#include "measure/aef.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "measure/formula_fixture.h"

namespace doelmaat::measure {
namespace {

const HalfBand kReach{0.175, 0.075};
const HalfBand kMonths{1.75, 0.25};

// AEF measure 5, ambulatory part, by hand: 292500 × .175 × (520 + .75 × 620), and relative
// half-widths .075/.175 and (S(2) − S(1.5)) / 2 / S(1.75) = 155 / 985.
TEST(Aef, TakesRelativeHalfWidthsOfAProductInQuadrature) {
  const auto bands = PropagateAef(Compiled({"292500 * x0 * tail_cost(x1, 520, 620, 660)"}),
                                  std::vector<HalfBand>{kReach, kMonths});
  const double middle = 292500 * 0.175 * 985;
  EXPECT_NEAR(bands[0].band.middle, middle, 1e-6);
  EXPECT_NEAR(bands[0].band.half_width, middle * std::hypot(0.075 / 0.175, 155.0 / 985), 1e-6);
  EXPECT_NEAR(bands[0].squares[0] + bands[0].squares[1],
              bands[0].band.half_width * bands[0].band.half_width,
              1e-14 * middle * middle);
}

TEST(Aef, TakesHalfWidthsOfASumInQuadrature) {
  const auto bands = PropagateAef(Compiled({"x0 + x1"}), std::vector<HalfBand>{{1, 3}, {2, 4}});
  EXPECT_NEAR(bands[0].band.half_width, 5, 1e-14);
  EXPECT_NEAR(bands[0].band.low(), -2, 1e-14);
  EXPECT_NEAR(bands[0].band.high(), 8, 1e-14);
}

TEST(Aef, CombinesPartsByEitherRule) {
  const std::vector<HalfBand> parts = {{10, 3}, {20, 4}};
  EXPECT_NEAR(CombineParts(parts, PartsRule::kIndependent).half_width, 5, 1e-14);
  EXPECT_NEAR(CombineParts(parts, PartsRule::kFullyCorrelated).half_width, 7, 1e-14);
  EXPECT_EQ(CombineParts(parts, PartsRule::kIndependent).middle, 30);
  const HalfBand net = Difference(parts[1], parts[0]);
  EXPECT_EQ(net.middle, 10);
  EXPECT_NEAR(net.half_width, 5, 1e-14);
}

TEST(Aef, OfKnownQuantitiesHasNoWidth) {
  const auto bands = PropagateAef(Compiled({"x0 * x1"}), std::vector<HalfBand>{{2, 0}, {3, 0}});
  EXPECT_EQ(bands[0].band.half_width, 0);
  EXPECT_EQ(CombineParts({}, PartsRule::kIndependent).half_width, 0);
}

TEST(Aef, RefusesWhatIsNotFinite) {
  EXPECT_THROW(PropagateAef(Compiled({"1 / x0"}), std::vector<HalfBand>{{1, 1}}), Error);
}

}  // namespace
}  // namespace doelmaat::measure
