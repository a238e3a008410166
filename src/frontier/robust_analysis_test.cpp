#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "frontier/conditional_analysis.h"
#include "frontier/outliers_analysis.h"
#include "frontier/partial_analysis.h"
#include "frontier/report_fixture.h"
#include "frontier/subsampling_analysis.h"

namespace doelmaat::frontier {
namespace {

using fixture::At;
using fixture::IsNull;
using fixture::Number;
using numerics::SerialFor;
using stats::Orientation;

FrontierTable Table(const std::string& rows) {
  return ReadFrontierTable(
      "n,x,y,z\n" + rows, "f.csv", {"n", {"x"}, {"y"}, {"z"}, {}}, OutputRule::kSomePositive);
}

// 24 units; U7 does what the others do at a tenth of the cost.
FrontierTable WithOutlier() {
  std::string rows;
  for (int unit = 0; unit < 24; ++unit) {
    const int y = 10 + (unit * 7) % 24;
    const double x = (unit == 7 ? 0.1 : 1) * (y + 3 + (unit * 5) % 11);
    rows += "U" + std::to_string(unit) + "," + std::to_string(x) + "," + std::to_string(y) + "," +
            std::to_string((unit * 11) % 17) + "\n";
  }
  return Table(rows);
}

TEST(AnalyseOutliers, NamesTheUnitThatCarriesTheOthers) {
  const FrontierReport report = AnalyseOutliers(
      WithOutlier(), {.technology = Technology::kConstant, .bubbles = 100}, SerialFor());
  ASSERT_EQ(report.status, "solved");
  for (const Fields& unit : report.units) {
    const bool outlier = std::get<std::string>(At(unit, "id")) == "U7";
    EXPECT_EQ(std::get<bool>(At(unit, "outlier")), outlier);
  }
  EXPECT_EQ(std::get<std::int64_t>(At(report.summary, "outliers")), 1);
  const auto& nearest = std::get<NamedNumbers>(At(report.summary, "cloud_nearest_1"));
  EXPECT_EQ(nearest.size(), 24U);
  EXPECT_EQ(nearest[0].second, 0);
  EXPECT_EQ(nearest[0].first, std::get<std::string>(At(report.summary, "cloud_set_1")));
  EXPECT_NEAR(nearest[1].second, Number(report.summary, "cloud_gap_1"), 1e-15);
}

TEST(AnalyseOutliers, KeepsTheJackstrapWhenTheCloudCannotBe) {
  const FrontierReport report =
      AnalyseOutliers(Table("A,2,4,1\nB,4,8,2\nC,8,16,3\nD,6,12,4\nE,3,6,5\nF,5,10,6\n"),
                      {.bubbles = 20},
                      SerialFor());
  EXPECT_EQ(report.status, "rank_deficient");
  EXPECT_NE(report.message.find("y"), std::string::npos);
  EXPECT_TRUE(IsNull(report.units[0], "cloud_ratio"));
  EXPECT_FALSE(IsNull(report.units[0], "leverage"));
}

TEST(AnalyseOutliers, RefusesWhatItCannotDo) {
  EXPECT_THROW(
      AnalyseOutliers(WithOutlier(), {.technology = Technology::kFreeDisposal}, SerialFor()),
      Error);
  EXPECT_THROW(AnalyseOutliers(WithOutlier(), {.most_deleted = 5}, SerialFor()), Error);
}

// Order-m as in order_m_test.cpp, without an interval for want of comparable units.
TEST(AnalysePartial, ScoresAndSaysWhyThereIsNoInterval) {
  const FrontierReport report =
      AnalysePartial(Table("A,4,2,0\nB,2,3,0\n"), {.frontier = {.m = 2}}, SerialFor());
  EXPECT_NEAR(Number(report.units[0], "score"), 0.625, 1e-12);
  EXPECT_EQ(std::get<std::int64_t>(At(report.units[0], "comparable")), 2);
  EXPECT_TRUE(IsNull(report.units[0], "ci95"));
  EXPECT_FALSE(IsNull(report.units[0], "reason"));
  EXPECT_EQ(std::get<std::int64_t>(At(report.summary, "without_interval")), 2);
  EXPECT_THROW(AnalysePartial(Table("A,4,2,0\nB,2,3,0\n"), {.frontier = {.m = 0}}, SerialFor()),
               Error);
}

TEST(AnalysePartial, GivesIntervalsWhereThereAreComparableUnits) {
  const FrontierReport report = AnalysePartial(
      WithOutlier(),
      {.frontier = {.kind = stats::PartialKind::kOrderAlpha, .alpha = 0.9}, .replications = 50},
      SerialFor());
  std::int64_t without = 0;
  for (const Fields& unit : report.units) {
    const bool many = std::get<std::int64_t>(At(unit, "comparable")) >= 10;
    EXPECT_EQ(IsNull(unit, "ci90"), !many);
    EXPECT_EQ(IsNull(unit, "reason"), many);
    without += many ? 0 : 1;
  }
  EXPECT_EQ(std::get<std::int64_t>(At(report.summary, "without_interval")), without);
  EXPECT_NEAR(Number(report.options, "alpha"), 0.9, 0);
}

TEST(AnalyseConditional, HoldsUnitsBesideTheirLike) {
  const FrontierReport report =
      AnalyseConditional(WithOutlier(), {.measure = stats::ConditionalMeasure::kDea}, SerialFor());
  ASSERT_EQ(report.status, "solved");
  for (const Fields& unit : report.units) {
    EXPECT_GE(Number(unit, "conditional"), Number(unit, "score") - 1e-9);
    EXPECT_NEAR(Number(unit, "ratio"), Number(unit, "conditional") / Number(unit, "score"), 1e-12);
  }
}

TEST(AnalyseConditional, NamesColumnsThatDoNotVary) {
  const FrontierReport report = AnalyseConditional(
      Table("A,4,2,3\nB,2,3,3\nC,3,3,3\nD,4,4,3\nE,6,5,3\nF,7,6,3\n"), {}, SerialFor());
  EXPECT_EQ(report.status, "rank_deficient");
  EXPECT_NE(report.message.find("z"), std::string::npos);
  EXPECT_TRUE(report.units.empty());
  FrontierTable bare = WithOutlier();
  bare.columns.environment.clear();
  EXPECT_THROW(AnalyseConditional(bare, {}, SerialFor()), Error);
  EXPECT_THROW(ConditionalMeasureOf("sfa"), Error);
}

TEST(AnalyseSubsampling, GivesIntervalsOrTheReasonWhyNot) {
  const FrontierReport report =
      AnalyseSubsampling(WithOutlier(), {.replications = 60}, SerialFor());
  ASSERT_EQ(report.status, "solved");
  std::int64_t without = 0;
  for (const Fields& unit : report.units) {
    EXPECT_EQ(IsNull(unit, "ci95"), !IsNull(unit, "reason"));
    without += IsNull(unit, "ci95") ? 1 : 0;
    if (!IsNull(unit, "ci95")) {
      EXPECT_LE(std::get<Range>(At(unit, "ci95")).high, Number(unit, "score") + 1e-9);
    }
  }
  EXPECT_EQ(std::get<std::int64_t>(At(report.summary, "without_interval")), without);
  EXPECT_EQ(std::get<std::int64_t>(At(report.summary, "subsample_size")), 10);  // 24^0.7 = 9.25
  EXPECT_THROW(
      AnalyseSubsampling(WithOutlier(), {.technology = Technology::kFreeDisposal}, SerialFor()),
      Error);
}

}  // namespace
}  // namespace doelmaat::frontier
