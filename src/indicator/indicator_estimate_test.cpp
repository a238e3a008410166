#include "indicator/indicator_estimate.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::indicator {
namespace {

using Rows = std::vector<std::vector<Number>>;

IndicatorDefinition Prices() {
  IndicatorDefinition definition;
  definition.id = "prices";
  definition.estimate = EstimateKind::kRatio;
  definition.scale = 30;
  definition.columns = {{"municipality", ColumnKind::kKey, "", "", ""},
                        {"sector", ColumnKind::kKey, "", "", ""},
                        {"units", ColumnKind::kTrajectories, "", "", ""},
                        {"value", ColumnKind::kCents, "", "units", ""}};
  return definition;
}

IndicatorDefinition Counts() {
  IndicatorDefinition definition;
  definition.id = "counts";
  definition.columns = {{"municipality", ColumnKind::kKey, "", "", ""},
                        {"sector", ColumnKind::kKey, "", "", ""},
                        {"begun", ColumnKind::kTrajectories, "", "", ""},
                        {"crisis", ColumnKind::kTrajectories, "", "", ""},
                        {"share", ColumnKind::kShare, "", "crisis", ""}};
  return definition;
}

IndicatorRows CountRows(std::int64_t begun, std::int64_t crisis) {
  return {{"municipality", "sector", "begun", "crisis", "share"},
          {{std::string("GM0384"), std::string("stay"), begun, crisis, 0.5},
           {std::string("GM0384"), std::string("home"), std::int64_t{7}, std::int64_t{1}, 0.1}}};
}

// Days 1 2 3 4, cents 200 500 500 800: r = 200, residuals 0 100 -100 0, se = sqrt(4/3 20000) / 10.
const std::vector<Number> kFour = {std::string("GM0384"),
                                   std::string("home"),
                                   std::int64_t{4},
                                   10.0,
                                   2000.0,
                                   30.0,
                                   5900.0,
                                   1180000.0};
const std::vector<std::string> kSums = {
    "municipality", "sector", "units", "x", "y", "xx", "xy", "yy"};

TEST(EstimateNumber, GivesAPriceInEurosWithItsErrorByHand) {
  const auto estimate =
      EstimateNumber(Prices(), {"", "", {{"sector", {"home"}}}}, {kSums, Rows{kFour}});
  ASSERT_EQ(estimate.status, EstimateStatus::kEstimated);
  EXPECT_EQ(estimate.units, 4);
  EXPECT_NEAR(estimate.value, 60, 1e-12);
  EXPECT_NEAR(estimate.standard_error, 0.3 * std::sqrt(4.0 / 3 * 20000) / 10, 1e-12);
  EXPECT_DOUBLE_EQ(*estimate.degrees, 3);
}

// Two rows of two units each hold the same four: the sums add up.
TEST(EstimateNumber, OfRowsTogetherIsThatOfOneRowWithAllUnits) {
  const Rows halves = {{std::string("GM0384"),
                        std::string("home"),
                        std::int64_t{2},
                        3.0,
                        700.0,
                        5.0,
                        1200.0,
                        290000.0},
                       {std::string("GM0384"),
                        std::string("stay"),
                        std::int64_t{2},
                        7.0,
                        1300.0,
                        25.0,
                        4700.0,
                        890000.0}};
  const Selection both{"", "", {{"sector", {"home", "stay"}}}};
  const auto together = EstimateNumber(Prices(), both, {kSums, halves});
  const auto one = EstimateNumber(Prices(), both, {kSums, Rows{kFour}});
  EXPECT_NEAR(together.value, one.value, 1e-12);
  EXPECT_NEAR(together.standard_error, one.standard_error, 1e-12);
}

TEST(EstimateNumber, CountsAndSharesHaveThatErrorOfChance) {
  const auto count =
      EstimateNumber(Counts(), {"begun", "", {{"sector", {"home", "stay"}}}}, CountRows(9, 3));
  EXPECT_EQ(count.kind, NumberKind::kCount);
  EXPECT_NEAR(count.value, 16, 0);
  EXPECT_NEAR(count.standard_error, 4, 1e-12);
  const auto share = EstimateNumber(
      Counts(), {"crisis", "begun", {{"sector", {"home", "stay"}}}}, CountRows(9, 3));
  EXPECT_EQ(share.kind, NumberKind::kShare);
  EXPECT_NEAR(share.value, 0.25, 1e-12);
  EXPECT_NEAR(share.standard_error, std::sqrt(0.25 * 0.75 / 16), 1e-12);
  EXPECT_EQ(share.counted, 4);
}

TEST(EstimateNumber, OfNoneOneOrAllSaysWhyThereIsNone) {
  const Selection stay{"crisis", "begun", {{"sector", {"stay"}}}};
  EXPECT_EQ(EstimateNumber(Counts(), stay, CountRows(3, 1)).status, EstimateStatus::kTooFewUnits);
  EXPECT_EQ(EstimateNumber(Counts(), stay, CountRows(9, 0)).status, EstimateStatus::kNoSpread);
  EXPECT_EQ(EstimateNumber(Counts(), stay, CountRows(9, 9)).status, EstimateStatus::kNoSpread);
  const Selection elsewhere{"begun", "", {{"sector", {"elsewhere"}}}};
  EXPECT_EQ(EstimateNumber(Counts(), elsewhere, CountRows(9, 1)).status, EstimateStatus::kNoRows);
  const auto none =
      EstimateNumber(Counts(), {"begun", "", {{"sector", {"stay"}}}}, CountRows(0, 0));
  EXPECT_EQ(none.status, EstimateStatus::kEstimated);
  EXPECT_EQ(none.value, 0);
  EXPECT_EQ(none.standard_error, 0);
  Rows one = {kFour};
  one[0][2] = std::int64_t{1};
  EXPECT_EQ(EstimateNumber(Prices(), {"", "", {{"sector", {"home"}}}}, {kSums, one}).status,
            EstimateStatus::kTooFewUnits);
}

TEST(EstimateNumber, RefusesWhatTheIndicatorDoesNotHave) {
  const auto refuse = [](const IndicatorDefinition& definition, const Selection& selection) {
    EXPECT_THROW(KindOf(definition, selection), Error);
  };
  refuse(Counts(), {"begun", "", {}});                                       // sector not chosen
  refuse(Counts(), {"begun", "", {{"sector", {"a"}}, {"year", {"2025"}}}});  // no such key
  refuse(Counts(), {"share", "", {{"sector", {"a"}}}});                      // no count
  refuse(Counts(), {"", "", {{"sector", {"a"}}}});                           // no column
  refuse(Prices(), {"units", "", {{"sector", {"a"}}}});                      // has one number
  refuse(Counts(), {"begun", "", {{"sector", {"a"}}, {"municipality", {"GM0384"}}}});
  EXPECT_THROW(
      EstimateNumber(Counts(), {"begun", "crisis", {{"sector", {"stay"}}}}, CountRows(9, 3)),
      Error);
}

}  // namespace
}  // namespace doelmaat::indicator
