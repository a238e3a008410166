#include "chart/scale.h"

#include <gtest/gtest.h>

#include "chart/axis.h"

namespace doelmaat::chart {
namespace {

TEST(Scale, IsLinearAndMayRunBackwards) {
  const Scale up{0.0, 10.0, 100.0, 200.0};
  EXPECT_NEAR(up.At(2.5), 125.0, 1e-12);
  const Scale down{0.0, 10.0, 200.0, 100.0};
  EXPECT_NEAR(down.At(2.5), 175.0, 1e-12);
  const Scale point{3.0, 3.0, 100.0, 200.0};
  EXPECT_NEAR(point.At(3.0), 150.0, 1e-12);
}

TEST(RoundTicks, AreRoundAndInside) {
  EXPECT_EQ(RoundTicks(0.0, 10.0, 5), (std::vector<double>{0.0, 2.0, 4.0, 6.0, 8.0, 10.0}));
  EXPECT_EQ(RoundTicks(7312.0, 15877.0, 5),
            (std::vector<double>{8000.0, 10000.0, 12000.0, 14000.0}));
  EXPECT_EQ(RoundTicks(4.0, 4.0, 5), (std::vector<double>{4.0}));
  const std::vector<double> scores = RoundTicks(0.41, 0.99, 5);
  ASSERT_EQ(scores.size(), 5u);
  EXPECT_NEAR(scores.front(), 0.5, 1e-12);
}

TEST(RoundTicks, KeepTheEdgesDespiteBinaryFractions) {
  const std::vector<double> ticks = RoundTicks(0.1, 0.5, 4);
  ASSERT_EQ(ticks.size(), 5u);
  EXPECT_NEAR(ticks.front(), 0.1, 1e-12);
  EXPECT_NEAR(ticks.back(), 0.5, 1e-12);
}

TEST(Axis, NamesNoNumberTwice) {
  Svg svg({"as", "", ""}, 200.0);
  DrawBottomAxis(&svg, {0.0, 1.0, 100.0, 700.0}, 100.0, {});
  const std::string drawn = svg.Finish();
  std::size_t ticks = 0;
  for (std::size_t at = drawn.find("c-tick"); at != std::string::npos;
       at = drawn.find("c-tick", at + 1)) {
    ++ticks;
  }
  EXPECT_EQ(ticks, 2U);  // 0 and 1, not 0 0 0 1 1 1
}

TEST(NumberForm, WritesDutch) {
  EXPECT_EQ((NumberForm{"€ ", "", 1.0, 0}.Write(12345.4)), "€ 12.345");
  EXPECT_EQ((NumberForm{"", "%", 100.0, 1}.Write(0.1234)), "12,3%");
}

TEST(Extent, OfNothingIsZeroToOneAndOfOneValueHasWidthOncePadded) {
  EXPECT_NEAR(ExtentOf({}).high, 1.0, 1e-12);
  const Extent one = ExtentOf({5.0}).Padded(0.1);
  EXPECT_LT(one.low, 5.0);
  EXPECT_GT(one.high, 5.0);
}

}  // namespace
}  // namespace doelmaat::chart
