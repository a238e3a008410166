#include "chart/period_chart.h"

#include <string>

#include <gtest/gtest.h>

#include "chart/svg_fixture.h"

namespace doelmaat::chart {
namespace {

using fixture::Count;

PeriodChart Months() {
  PeriodChart chart;
  chart.caption = {"stand", "Stand", "Per maand"};
  chart.periods = {{"december 2024", ""}, {"januari 2025", "2025"}, {"februari 2025", ""}};
  chart.series = {{"Stand <alle>", {100.0, std::nullopt, 120.0}}, {"Jongeren", {80.0, 85.0, 90.0}}};
  chart.axis_label = "trajecten";
  return chart;
}

TEST(PeriodChart, SaysEveryValueAndLeavesAGapWhereThereIsNone) {
  const std::string svg = Draw(Months());
  EXPECT_EQ(Count(svg, "class=\"c-solid pt\""), 2U);
  EXPECT_EQ(Count(svg, "class=\"c-open pt\""), 3U);
  EXPECT_NE(svg.find("Stand &lt;alle&gt;, februari 2025: 120"), std::string::npos);
  EXPECT_NE(svg.find(">2025<"), std::string::npos);
}

TEST(PeriodChart, StacksTheSecondPartOnTheFirst) {
  PeriodChart chart = Months();
  chart.form = PeriodChart::Form::kColumns;
  const std::string svg = Draw(chart);
  EXPECT_EQ(Count(svg, "class=\"c-column pt\""), 2U);
  EXPECT_EQ(Count(svg, "class=\"c-any pt\""), 3U);
}

TEST(PeriodChart, ShadesWhatIsNotComplete) {
  PeriodChart chart = Months();
  EXPECT_EQ(Count(Draw(chart), "c-incomplete"), 0U);
  chart.incomplete_from = 1;
  chart.incomplete_label = "nog niet volledig";
  EXPECT_EQ(Count(Draw(chart), "c-incomplete"), 2U);  // legend and ground
  EXPECT_NE(Draw(chart).find("nog niet volledig"), std::string::npos);
}

TEST(PeriodChart, OfNothingIsAFrame) {
  PeriodChart chart;
  chart.caption = {"leeg", "Leeg", "Niets"};
  EXPECT_EQ(Count(Draw(chart), " pt\""), 0U);
}

TEST(PeriodChartDeathTest, EverySeriesHasAValueAPeriod) {
  PeriodChart chart = Months();
  chart.series[0].values.pop_back();
  EXPECT_DEATH(Draw(chart), "values");
}

TEST(CurveChart, GoesDownInStepsWithItsMargin) {
  CurveChart chart;
  chart.caption = {"duur", "Duur", "Loopt nog"};
  chart.points = {{1.0, 0.9, 0.8, 0.95, "na 1 maand 90%"}, {2.0, 0.5, {}, {}, "na 2 maanden 50%"}};
  const std::string svg = Draw(chart);
  EXPECT_EQ(Count(svg, "class=\"c-solid pt\""), 2U);
  EXPECT_NE(svg.find("na 2 maanden 50%"), std::string::npos);
  // Level from 1 to 2 months at 90%, then down to 50%: plot from 78 to 622 and 66 to 302.
  EXPECT_NE(svg.find("L350 89.6L622 89.6L622 184"), std::string::npos) << svg;
}

}  // namespace
}  // namespace doelmaat::chart
