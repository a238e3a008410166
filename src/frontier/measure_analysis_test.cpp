#include "frontier/measure_analysis.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "frontier/report_fixture.h"

namespace doelmaat::frontier {
namespace {

using fixture::At;
using numerics::SerialFor;

// A and C span y = x / 2; D lies 1 to the right of it. The means are 13/3 and 2.
FrontierTable Table() {
  return ReadFrontierTable("n,x,y\nA,2,1\nC,6,3\nD,5,2\n",
                           "f.csv",
                           {"n", {"x"}, {"y"}, {}, {}},
                           OutputRule::kSomePositive);
}

TEST(AnalyseMeasure, ADistanceStandsWithTheReasonWhyThereIsNoScore) {
  const FrontierReport report = AnalyseMeasure(Table(), {}, SerialFor());
  EXPECT_EQ(report.status, "solved");
  const Fields& last = report.units[2];
  EXPECT_NEAR(std::get<double>(At(last, "distance")), 3.0 / 13, 1e-9);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(At(last, "score")));
  EXPECT_NE(std::get<std::string>(At(last, "reason")), "");
  EXPECT_NEAR(std::get<NamedNumbers>(At(last, "targets"))[0].second, 4, 1e-9);
  EXPECT_EQ(std::get<std::int64_t>(At(report.summary, "on_frontier")), 2);
  EXPECT_NEAR(std::get<double>(At(report.summary, "mean_distance")), 1.0 / 13, 1e-9);
}

TEST(AnalyseMeasure, AStepOfTheUnitsOwnSizeIsAScore) {
  const FrontierReport in =
      AnalyseMeasure(Table(), {.direction = stats::Direction::kOwn}, SerialFor());
  EXPECT_NEAR(std::get<double>(At(in.units[2], "score")), 0.8, 1e-9);
  const FrontierReport out =
      AnalyseMeasure(Table(),
                     {.improve = stats::Improve::kOutputs, .direction = stats::Direction::kOwn},
                     SerialFor());
  EXPECT_NEAR(std::get<double>(At(out.units[2], "score")), 1.25, 1e-9);
}

TEST(AnalyseMeasure, SlacksGiveADistanceOrAScore) {
  const FrontierReport additive = AnalyseMeasure(Table(),
                                                 {.measure = Measure::kAdditive,
                                                  .improve = stats::Improve::kBoth,
                                                  .slack_weight = stats::SlackWeight::kUnit},
                                                 SerialFor());
  EXPECT_NEAR(std::get<double>(At(additive.units[2], "distance")), 1, 1e-9);
  const FrontierReport sbm =
      AnalyseMeasure(Table(), {.measure = Measure::kSlacksBased}, SerialFor());
  EXPECT_NEAR(std::get<double>(At(sbm.units[2], "score")), 0.8, 1e-9);
  EXPECT_NEAR(std::get<NamedNumbers>(At(sbm.units[2], "targets"))[0].second, 4, 1e-9);
  EXPECT_EQ(std::get<std::int64_t>(At(sbm.summary, "efficient")), 2);
}

TEST(AnalyseMeasure, RefusesWhatThereIsNot) {
  EXPECT_THROW(AnalyseMeasure(Table(), {.technology = Technology::kFreeDisposal}, SerialFor()),
               Error);
  EXPECT_THROW(AnalyseMeasure(Table(), {.measure = Measure::kAdditive}, SerialFor()), Error);
  EXPECT_THROW(MeasureOf("russell"), Error);
  EXPECT_THROW(ImproveOf("none"), Error);
}

}  // namespace
}  // namespace doelmaat::frontier
