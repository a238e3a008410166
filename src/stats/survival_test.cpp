#include "stats/survival.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::stats {
namespace {

// Weeks in remission on 6-MP: Freireich et al. 1963, Blood 21(6), 699-716, printed in many books.
std::vector<Lifetime> Remissions() {
  std::vector<Lifetime> all;
  for (const double weeks : {6, 6, 6, 7, 10, 13, 16, 22, 23}) {
    all.push_back({0, weeks, true});
  }
  for (const double weeks : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) {
    all.push_back({0, weeks, false});
  }
  return all;
}

// Kleinbaum & Klein 2012, Survival Analysis, 3rd edition, table 2.1 and further: to four decimals,
// with the standard errors of Greenwood.
TEST(EstimateSurvival, GivesThePublishedCurve) {
  const SurvivalResult result = EstimateSurvival(Remissions());
  struct Row {
    double time;
    std::size_t at_risk;
    std::size_t ended;
    double survival;
    double error;
  };
  const std::vector<Row> published{{6, 21, 3, 0.8571, 0.0764},
                                   {7, 17, 1, 0.8067, 0.0869},
                                   {10, 15, 1, 0.7529, 0.0963},
                                   {13, 12, 1, 0.6902, 0.1068},
                                   {16, 11, 1, 0.6275, 0.1141},
                                   {22, 7, 1, 0.5378, 0.1282},
                                   {23, 6, 1, 0.4482, 0.1346}};
  ASSERT_EQ(result.points.size(), published.size());
  for (std::size_t row = 0; row < published.size(); ++row) {
    EXPECT_EQ(result.points[row].time, published[row].time);
    EXPECT_EQ(result.points[row].at_risk, published[row].at_risk);
    EXPECT_EQ(result.points[row].ended, published[row].ended);
    EXPECT_NEAR(result.points[row].survival, published[row].survival, 5e-5);
    EXPECT_NEAR(*result.points[row].standard_error, published[row].error, 5e-5);
  }
  EXPECT_EQ(result.median, 23);
  EXPECT_EQ(result.median_low, 13);
  EXPECT_FALSE(result.median_high.has_value());
  EXPECT_EQ(result.ended, 9U);
}

TEST(EstimateSurvival, IsTheShareThatGoesOnWhenNothingIsOpen) {
  std::vector<Lifetime> all;
  for (int days = 1; days <= 10; ++days) {
    all.push_back({0, static_cast<double>(days), true});
  }
  const SurvivalResult result = EstimateSurvival(all);
  for (int days = 1; days <= 10; ++days) {
    const SurvivalPoint& point = result.points[static_cast<std::size_t>(days - 1)];
    EXPECT_NEAR(point.survival, 1 - days / 10.0, 1e-12);
    if (days < 10) {
      EXPECT_NEAR(*point.standard_error, std::sqrt(days * (10.0 - days) / 1000), 1e-12);
    }
  }
  EXPECT_EQ(result.median, 5);
  EXPECT_NEAR(result.restricted_mean, 5.5, 1e-12);  // the mean
  EXPECT_NEAR(*result.restricted_mean_standard_error, std::sqrt(8.25 / 10), 1e-12);
  EXPECT_FALSE(result.points.back().standard_error.has_value());
}

TEST(EstimateSurvival, FollowsTheUnitOfAges) {
  std::vector<Lifetime> all = Remissions();
  const SurvivalResult weeks = EstimateSurvival(all, {0.9, 30});
  for (Lifetime& each : all) {
    each.exit *= 7;
  }
  const SurvivalResult days = EstimateSurvival(all, {0.9, 210});
  EXPECT_NEAR(days.restricted_mean, 7 * weeks.restricted_mean, 1e-9);
  EXPECT_EQ(days.points.back().survival, weeks.points.back().survival);
  EXPECT_EQ(days.points.back().interval->low, weeks.points.back().interval->low);
}

// By hand: at age 2 two of three in view end, at 4 one of two; the last came into view at 3.
TEST(EstimateSurvival, CountsOnlyWhatIsInView) {
  const std::vector<Lifetime> all{{0, 2, true}, {0, 2, true}, {1, 4, true}, {3, 5, false}};
  const SurvivalResult result = EstimateSurvival(all);
  ASSERT_EQ(result.points.size(), 2U);
  EXPECT_EQ(result.points[0].at_risk, 3U);
  EXPECT_NEAR(result.points[0].survival, 1.0 / 3, 1e-12);
  EXPECT_EQ(result.points[1].at_risk, 2U);
  EXPECT_NEAR(result.points[1].survival, 1.0 / 6, 1e-12);
}

TEST(EstimateSurvival, SaysSoWhenNothingEnded) {
  const std::vector<Lifetime> all{{0, 2, false}, {1, 4, false}};
  const SurvivalResult result = EstimateSurvival(all);
  EXPECT_EQ(result.status, SurvivalStatus::kNoEnds);
  EXPECT_TRUE(result.points.empty());
  EXPECT_FALSE(result.median.has_value());
  EXPECT_EQ(result.lifetimes, 2U);
}

TEST(EstimateSurvival, RefusesFaultyInput) {
  const auto refuses = [](const std::vector<Lifetime>& all, const SurvivalOptions& options) {
    try {
      EstimateSurvival(all, options);
    } catch (const Error& error) {
      return error.kind() == ErrorKind::kBadInput;
    }
    return false;
  };
  EXPECT_TRUE(refuses({}, {}));
  EXPECT_TRUE(refuses({{2, 2, true}}, {}));
  EXPECT_TRUE(refuses({{-1, 2, true}}, {}));
  EXPECT_TRUE(refuses({{0, std::numeric_limits<double>::quiet_NaN(), true}}, {}));
  EXPECT_TRUE(refuses({{0, std::numeric_limits<double>::infinity(), true}}, {}));
  EXPECT_TRUE(refuses({{0, 2, true}}, {1.0, {}}));
  EXPECT_TRUE(refuses({{0, 2, true}}, {0.95, 0.0}));
}

}  // namespace
}  // namespace doelmaat::stats
