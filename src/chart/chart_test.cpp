#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "chart/axis.h"
#include "chart/bar_pair_chart.h"
#include "chart/caterpillar_chart.h"
#include "chart/strip_chart.h"
#include "chart/svg_fixture.h"
#include "chart/trend_chart.h"

namespace doelmaat::chart {
namespace {

using fixture::Count;

StripChart Strip() {
  StripChart chart;
  chart.caption = {"strip", "Uitgaven", "Twintig gemeenten op een as"};
  chart.peers = {{"Oostdijk", 9000.0}, {"Westdijk", 9001.0}, {"Noord & <Zuid>", 14000.0}};
  chart.own = StripChart::Point{"Eigen \"stad\"", 11000.0};
  chart.first_quartile = 9000.5;
  chart.median = 9001.0;
  chart.third_quartile = 12000.0;
  chart.form = {"€ ", "", 1.0, 0};
  chart.median_label = "mediaan";
  return chart;
}

CaterpillarChart Caterpillar(int units) {
  CaterpillarChart chart;
  chart.caption = {"cat", "Alle gemeenten", "Score met marge"};
  for (int i = 0; i < units; ++i) {
    const double value = 0.5 + 0.4 * ((i * 37) % units) / units;
    chart.units.push_back({"Gemeente " + std::to_string(i),
                           value,
                           value - 0.05,
                           value + 0.04,
                           i == 3   ? CaterpillarChart::Kind::kOwn
                           : i < 10 ? CaterpillarChart::Kind::kPeer
                                    : CaterpillarChart::Kind::kOther});
  }
  chart.between = " tot ";
  chart.form = {"", "", 1.0, 2};
  return chart;
}

TEST(Chart, HasTitleDescriptionAndRole) {
  const std::string svg = Draw(Strip());
  EXPECT_NE(svg.find("role=\"img\" aria-labelledby=\"strip-t strip-d\""), std::string::npos);
  EXPECT_NE(svg.find("<title id=\"strip-t\">Uitgaven</title>"), std::string::npos);
  EXPECT_NE(svg.find("<desc id=\"strip-d\">Twintig gemeenten op een as</desc>"), std::string::npos);
}

TEST(Chart, EscapesNames) {
  const std::string svg = Draw(Strip());
  EXPECT_EQ(svg.find("<Zuid>"), std::string::npos);
  EXPECT_NE(svg.find("Noord &amp; &lt;Zuid&gt;: € 14.000"), std::string::npos);
  EXPECT_NE(svg.find("Eigen &quot;stad&quot; € 11.000"), std::string::npos);
}

TEST(Chart, GivesTheSameBytesTwice) {
  EXPECT_EQ(Draw(Strip()), Draw(Strip()));
  EXPECT_EQ(Draw(Caterpillar(50)), Draw(Caterpillar(50)));
}

TEST(StripChart, DrawsADotForEachPeerAndADiamondForTheOwn) {
  const std::string svg = Draw(Strip());
  EXPECT_EQ(Count(svg, "c-peer pt"), 3u);
  EXPECT_EQ(Count(svg, "c-own pt"), 1u);
}

TEST(StripChart, PutsDotsThatWouldTouchOnDifferentRows) {
  const std::string svg = Draw(Strip());
  const std::size_t first = svg.find("c-peer pt\" d=\"M");
  const std::size_t second = svg.find("c-peer pt\" d=\"M", first + 1);
  const auto row = [&](std::size_t at) {
    const std::size_t space = svg.find(' ', at + 15);
    return svg.substr(space + 1, svg.find('a', space) - space - 1);
  };
  EXPECT_NE(row(first), row(second));
}

TEST(StripChart, WithoutAnyValueIsStillAnImage) {
  StripChart chart;
  chart.caption = {"leeg", "Geen cijfers", "Er zijn geen cijfers"};
  EXPECT_TRUE(Draw(chart).ends_with("</svg>"));
}

TEST(CaterpillarChart, HoldsHundredsOfUnitsInTwoPaths) {
  const std::string svg = Draw(Caterpillar(330));
  EXPECT_EQ(Count(svg, "c-intervals"), 1u);
  EXPECT_EQ(Count(svg, "c-points"), 1u);
  EXPECT_LT(svg.size(), 20000u);
}

TEST(CaterpillarChart, NamesOwnAndPeersOrAll) {
  CaterpillarChart chart = Caterpillar(30);
  EXPECT_EQ(Count(Draw(chart), " pt\""), 10u);
  chart.names = CaterpillarChart::Names::kAll;
  EXPECT_EQ(Count(Draw(chart), " pt\""), 30u);
}

TEST(CaterpillarChart, DoesNotDependOnTheOrderOfItsUnits) {
  CaterpillarChart chart = Caterpillar(40);
  const std::string svg = Draw(chart);
  std::reverse(chart.units.begin(), chart.units.end());
  EXPECT_EQ(Draw(chart), svg);
}

TrendChart Trend() {
  TrendChart chart;
  chart.caption = {"trend", "Uitgaven", "Per jaar"};
  chart.series = {{"jaarrekening",
                   TrendChart::Style::kSolid,
                   {{2019, 1e6}, {2020, 2e6}, {2021, 3e6}, {2022, std::nullopt}, {2023, 4e6}}}};
  chart.point_form = {"€ ", "", 1.0, 0};
  return chart;
}

TEST(TrendChart, LeavesAGapForAYearWithoutAnAmount) {
  const std::string svg = Draw(Trend());
  const std::size_t line = svg.find("class=\"c-line\" d=");
  const std::string path = svg.substr(line, svg.find("/>", line) - line);
  EXPECT_EQ(Count(path, "M"), 2u);
  EXPECT_EQ(Count(path, "L"), 2u);
}

TEST(TrendChart, DoesNotDrawALineAcrossABreak) {
  TrendChart chart = Trend();
  chart.breaks = {{2021, "A"}};
  const std::string svg = Draw(chart);
  const std::size_t line = svg.find("class=\"c-line\" d=");
  const std::string path = svg.substr(line, svg.find("/>", line) - line);
  EXPECT_EQ(Count(path, "L"), 1u);
  EXPECT_EQ(Count(svg, "c-break-label"), 1u);
}

TEST(TrendChart, MarksAJumpByShape) {
  TrendChart chart = Trend();
  chart.series[0].points[1].jump = TrendChart::Jump::kUp;
  chart.jump_label = "sprong";
  const std::string svg = Draw(chart);
  EXPECT_EQ(Count(svg, "c-jump pt"), 1u);
  EXPECT_NE(svg.find("jaarrekening 2020: € 2.000.000 (sprong)"), std::string::npos);
}

TEST(BarPairChart, SaysWhyABarIsNotThere) {
  BarPairChart chart;
  chart.caption = {"bars", "Leeftijd", "Aandelen"};
  chart.rows = {{"0-4 jaar", 0.25, 0.2, "25,0%", "20,0%"},
                {"18-22 jaar", std::nullopt, 0.1, "afgeschermd", "10,0%"}};
  chart.other_label = "mediaan";
  const std::string svg = Draw(chart);
  EXPECT_EQ(Count(svg, "c-own-bar"), 2u);  // the legend and one row
  EXPECT_EQ(Count(svg, "c-other-bar"), 3u);
  EXPECT_NE(svg.find("afgeschermd / 10,0%"), std::string::npos);
}

TEST(Axis, ABoldTextKeepsFurtherFromTheEdge) {
  const std::string text = "Groningen: 0.73 (0.65 to 0.84)";
  EXPECT_LT(KeepInside(kChartWidth, text, Weight::kBold), KeepInside(kChartWidth, text));
  EXPECT_EQ(KeepInside(kChartWidth / 2.0, text, Weight::kBold), kChartWidth / 2.0);
}

TEST(BarPairChart, HasOneBarWhereThereIsNothingToCompareWith) {
  BarPairChart chart;
  chart.caption = {"bars", "Uitgaven", "Bedragen"};
  chart.rows = {{"zonder verblijf", 10.0, std::nullopt, "€ 10", ""}};
  const std::string svg = Draw(chart);
  EXPECT_EQ(Count(svg, "c-other-bar"), 0u);
  EXPECT_EQ(svg.find(" / "), std::string::npos);
}

}  // namespace
}  // namespace doelmaat::chart
