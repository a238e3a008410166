#include "frontier/weight_bound_text.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::frontier {
namespace {

const FrontierColumns& Columns() {
  static const FrontierColumns kColumns{"n", {"x", "z/a"}, {"y", "w"}, {}, {}};
  return kColumns;
}

TEST(WeightBoundsOf, ReadsColumnsAndBothEnds) {
  const auto bounds = WeightBoundsOf({"x/z/a:0.5:2", "w/y::3", "z/a/x:1e-1:"}, Columns());
  ASSERT_EQ(bounds.size(), 3U);
  EXPECT_EQ(bounds[0].side, stats::Side::kInputs);
  EXPECT_EQ(bounds[0].column, 0U);
  EXPECT_EQ(bounds[0].other, 1U);
  EXPECT_EQ(bounds[0].low, 0.5);
  EXPECT_EQ(bounds[0].high, 2);
  EXPECT_EQ(bounds[1].side, stats::Side::kOutputs);
  EXPECT_EQ(bounds[1].column, 1U);
  EXPECT_EQ(bounds[1].low, 0);
  EXPECT_EQ(bounds[1].high, 3);
  EXPECT_EQ(bounds[2].column, 1U);
  EXPECT_EQ(bounds[2].low, 0.1);
  EXPECT_FALSE(bounds[2].high.has_value());
}

TEST(WeightBoundsOf, RefusesWhatItCannotReadNamingIt) {
  for (const char* bad : {"",
                          ":",
                          "x",
                          "x/y:1:2",
                          "x/z/a",
                          "x/z/a:1",
                          "x/q:1:2",
                          "x/z/a:a:2",
                          "x/z/a:1:inf",
                          "x/z/a::",
                          "x/z/a:0,5:2"}) {
    try {
      WeightBoundsOf({bad}, Columns());
      FAIL() << bad;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
      EXPECT_NE(std::string(error.what()).find(bad), std::string::npos) << error.what();
    }
  }
}

TEST(GivenOf, MarksTheColumnsOfTheSideThatIsScaled) {
  EXPECT_EQ(GivenOf({"z/a"}, Columns(), stats::Orientation::kInput),
            (std::vector<bool>{false, true}));
  EXPECT_EQ(GivenOf({"y"}, Columns(), stats::Orientation::kOutput),
            (std::vector<bool>{true, false}));
  EXPECT_TRUE(GivenOf({}, Columns(), stats::Orientation::kInput).empty());
  EXPECT_THROW(GivenOf({"y"}, Columns(), stats::Orientation::kInput), Error);
}

}  // namespace
}  // namespace doelmaat::frontier
