#include "chart/range_chart.h"

#include <string>

#include <gtest/gtest.h>

#include "chart/svg_fixture.h"

namespace doelmaat::chart {
namespace {

using fixture::Count;

RangeChart Ranges() {
  RangeChart chart;
  chart.caption = {"banden", "Netto", "Vier rekenwijzen"};
  chart.rows = {{"zoals <AEF>", 13e6, 68e6, 123e6, "68 (13 tot 123)"},
                {"Monte Carlo", -1e6, 68e6, 150e6, "68 (-1 tot 150)"}};
  chart.form = {"", "", 1e-6, 0};
  chart.axis_label = "miljoen euro";
  return chart;
}

TornadoChart Tornado() {
  TornadoChart chart;
  chart.caption = {"tornado", "Wat telt", "Netto bij de uiteinden"};
  chart.rows = {{"bereik", 10e6, 127e6, "10 tot 127"}, {"uren", 79e6, 57e6, "79 tot 57"}};
  chart.middle = 68e6;
  chart.form = {"", "", 1e-6, 0};
  return chart;
}

TEST(RangeChart, DrawsEveryRowWithItsNumbersAndEscapesLabels) {
  const std::string svg = Draw(Ranges());
  EXPECT_EQ(Count(svg, "class=\"c-box\""), 2U);
  EXPECT_NE(svg.find("zoals &lt;AEF&gt;"), std::string::npos);
  EXPECT_NE(svg.find("68 (-1 tot 150)"), std::string::npos);
  EXPECT_NE(svg.find("role=\"img\""), std::string::npos);
  EXPECT_EQ(svg, Draw(Ranges()));
}

TEST(RangeChart, WithoutRowsOrExtentIsStillDrawn) {
  RangeChart chart = Ranges();
  chart.rows.clear();
  EXPECT_EQ(Draw(chart).find("nan"), std::string::npos);
  chart.rows = {{"nul", 0, 0, 0, "0"}};
  EXPECT_EQ(Draw(chart).find("nan"), std::string::npos);
}

TEST(TornadoChart, DrawsBothSidesOfTheMiddle) {
  const std::string svg = Draw(Tornado());
  // A bar and its legend.
  EXPECT_EQ(Count(svg, "class=\"c-own-bar\""), 3U);
  EXPECT_EQ(Count(svg, "class=\"c-other-bar c-open-area\""), 3U);
  EXPECT_EQ(svg.find("width=\"-"), std::string::npos);
}

}  // namespace
}  // namespace doelmaat::chart
