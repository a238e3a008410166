#include "measure/aef_case.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::measure {
namespace {

const AefMeasureInputs kTargetEndDate{
    {0.1, 0.25}, {0.55, 0.65}, {1.5, 2}, {1, 1}, {75, 85}, std::nullopt};
const std::vector<AefPart> kParts = {{"ambulant", 292500, {520, 620, 660}},
                                     {"verblijf", 17000, {3220, 3840, 4090}}};

AefResult Evaluated(const AefMeasureInputs& inputs) {
  const Measure measure = AefMeasure("5", inputs, inputs.rate_eur_per_hour, kParts);
  return EvaluateAef(measure, {20'000, 1, false, 2}, numerics::SerialFor());
}

// AEF, measure 5, as printed: net 29 to 78 million.
TEST(AefCase, GivesThePublishedNet) {
  const AefOutcome net = Evaluated(kTargetEndDate).outcomes[2];
  EXPECT_EQ(std::floor(net.independent.low() / 1e6 + 0.5), 29);
  EXPECT_EQ(std::floor(net.independent.high() / 1e6 + 0.5), 78);
}

TEST(AefCase, HasOneMiddleUnderEveryRule) {
  for (const AefOutcome& outcome : Evaluated(kTargetEndDate).outcomes) {
    ASSERT_TRUE(outcome.exact_mean.has_value());
    EXPECT_NEAR(outcome.independent.middle, outcome.fully_correlated.middle, 1e-3);
    EXPECT_NEAR(outcome.independent.middle, *outcome.exact_mean, 1e-3);
    EXPECT_GT(outcome.fully_correlated.half_width, outcome.independent.half_width);
  }
}

TEST(AefCase, WithoutBandsHasNoWidth) {
  const AefResult result = Evaluated({{0.2, 0.2}, {0.6, 0.6}, {2, 2}, {1, 1}, {80, 80}, {}});
  for (const AefOutcome& outcome : result.outcomes) {
    EXPECT_EQ(outcome.independent.half_width, 0);
    EXPECT_NEAR(*outcome.exact_sd, 0, 1e-6);
    EXPECT_EQ(outcome.quantile_errors.front(), 0);
  }
  EXPECT_EQ(result.p_net_negative, 0);
}

TEST(AefCase, RefusesBandsAndPartsThatCannotBe) {
  AefMeasureInputs wrong = kTargetEndDate;
  wrong.reach = {0.25, 0.1};
  EXPECT_THROW(AefMeasure("5", wrong, wrong.rate_eur_per_hour, kParts), Error);
  wrong.reach = {0.5, 1.5};
  EXPECT_THROW(AefMeasure("5", wrong, wrong.rate_eur_per_hour, kParts), Error);
  EXPECT_THROW(AefMeasure("5", kTargetEndDate, {75, 85}, {{"leeg", 10, {}}}), Error);
  const Measure nobody = AefMeasure("5", kTargetEndDate, {75, 85}, {});
  EXPECT_THROW(EvaluateAef(nobody, {}, numerics::SerialFor()), Error);
}

}  // namespace
}  // namespace doelmaat::measure
