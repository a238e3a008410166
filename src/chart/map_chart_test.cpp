#include "chart/map_chart.h"

#include <limits>
#include <string>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::chart {
namespace {

using Kind = MapChart::Kind;

// Two squares of one degree side by side on the equator: there a degree is as wide as it is high.
MapChart TwoSquares() {
  MapChart chart;
  chart.caption = {"kaart", "Kaart", "Twee vierkanten"};
  chart.areas = {{"West & co",
                  "gemeente/GM0001.html",
                  Kind::kLow,
                  {{{0, -0.5}, {0, 0.5}, {1, 0.5}, {1, -0.5}}}},
                 {"Oost", "", Kind::kNoFigure, {{{1, -0.5}, {1, 0.5}, {2, 0.5}, {2, -0.5}}}}};
  return chart;
}

std::size_t Count(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

TEST(MapChart, PutsPlacesWhereTheProjectionDoes) {
  // 640 units for two degrees: 320 units, 640 half units a degree; north is up.
  const std::string svg = Draw(TwoSquares());
  EXPECT_NE(svg.find("viewBox=\"0 0 640 322\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("d=\"M0 640l0-640 640 0 0 640z\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("d=\"M640 640l0-640 640 0 0 640z\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("translate(0 0) scale(0.5)"), std::string::npos) << svg;
}

TEST(MapChart, ShrinksLongitudeByTheCosineOfTheMiddleLatitude) {
  // At 60 degrees north a degree of longitude is half as long: 1 x 1 degree is twice as high as
  // wide, and the height is held at one and a half times the width: 960 units, 480 units wide.
  MapChart chart;
  chart.areas = {{"Noord", "", Kind::kHigh, {{{10, 59.5}, {10, 60.5}, {11, 60.5}, {11, 59.5}}}}};
  const std::string svg = Draw(chart);
  EXPECT_NE(svg.find("viewBox=\"0 0 640 962\""), std::string::npos) << svg;
  EXPECT_NE(svg.find("d=\"M0 1920l0-1920 960 0 0 1920z\""), std::string::npos) << svg;
}

TEST(MapChart, ALinkSaysItsNameAndIsNoTabStop) {
  const std::string svg = Draw(TwoSquares());
  EXPECT_NE(svg.find("<a class=\"pt\" tabindex=\"-1\" href=\"gemeente/GM0001.html\">"
                     "<title>West &amp; co</title>"),
            std::string::npos)
      << svg;
  EXPECT_NE(svg.find("<g class=\"pt\"><title>Oost</title>"), std::string::npos) << svg;
  // A picture hides what is in it from a screen reader; a group does not.
  EXPECT_NE(svg.find("role=\"group\" aria-labelledby=\"kaart-t kaart-d\""), std::string::npos);
}

TEST(MapChart, ClassesDifferByMarksAndNotByColourAlone) {
  MapChart chart = TwoSquares();
  chart.classes = {{Kind::kLow, "laag: 1"}, {Kind::kNoFigure, "geen cijfer: 1"}};
  const std::string svg = Draw(chart);
  // Of the legend on a square of 40 half units, of the map on one of 640.
  EXPECT_EQ(Count(svg, "<path class=\"m-mark\" d=\"M8 4l4-4M8 16l16-16"), 1u) << svg;
  EXPECT_EQ(Count(svg, "<path class=\"m-mark\" d=\"M0 12l12-12M0 24l24-24"), 1u) << svg;
  EXPECT_EQ(Count(svg, "<path class=\"m-mark\" d=\"M8 0h40M8 12h40"), 1u) << svg;
  EXPECT_EQ(Count(svg, "<path class=\"m-mark\" d=\"M640 0h640M640 12h640"), 1u) << svg;
  EXPECT_NE(svg.find("laag: 1"), std::string::npos);
  // Each pattern would be a picture of half a megabyte in a PDF.
  EXPECT_EQ(svg.find("<pattern"), std::string::npos) << svg;
  EXPECT_EQ(svg.find("url("), std::string::npos) << svg;
}

TEST(MapChart, MarksEndAtTheEdgeOfTheirClass) {
  MapChart chart = TwoSquares();
  chart.areas[1].rings.push_back({{1.25, 0}, {1.25, 0.25}, {1.5, 0.25}, {1.5, 0}});
  std::string svg = Draw(chart);
  EXPECT_NE(svg.find("M640 156h640M640 168h160M960 168h320"), std::string::npos) << svg;  // a hole
  chart = TwoSquares();
  chart.areas[0].kind = Kind::kLeftOut;
  svg = Draw(chart);
  EXPECT_NE(svg.find("M0 12l12-12M0 24l24-24"), std::string::npos) << svg;
  EXPECT_NE(svg.find("M636 0l4 4M624 0l16 16"), std::string::npos) << svg;
  chart.areas[0].kind = Kind::kNoFigure;  // as its neighbour: one stroke over the border
  svg = Draw(chart);
  EXPECT_NE(svg.find("M0 0h1280M0 12h1280"), std::string::npos) << svg;
}

TEST(MapChart, DotsLieOnOneLatticeWhateverTheArea) {
  MapChart chart = TwoSquares();
  chart.areas[0].kind = Kind::kMiddle;
  EXPECT_NE(Draw(chart).find("M0 0h637M6 12h625M0 24h637"), std::string::npos) << Draw(chart);
  chart.areas[0].rings[0][0] = {0.03, -0.5};  // 19 half units
  chart.areas[0].rings[0][1] = {0.03, 0.5};
  chart.areas.push_back({"Rand", "", Kind::kHigh, {{{0, -0.5}, {0, 0.5}, {0.01, 0.5}}}});
  EXPECT_NE(Draw(chart).find("M24 0h613M30 12h601M24 24h613"), std::string::npos) << Draw(chart);
}

TEST(MapChart, TheMapMakesRoomForItsLegendOnlyWhereTheyWouldTouch) {
  MapChart chart = TwoSquares();
  chart.classes = {{Kind::kLow, "laag"}, {Kind::kHigh, "hoog"}};
  EXPECT_NE(Draw(chart).find("translate(0 64)"), std::string::npos) << Draw(chart);
  chart.areas[0].rings = {{{0, -0.5}, {1, 0.5}, {1, -0.5}}};  // the upper left corner is free
  EXPECT_EQ(Draw(chart).find("translate(0 64)"), std::string::npos) << Draw(chart);
}

TEST(MapChart, AHoleStaysOpenAndASpeckIsNotDrawn) {
  MapChart chart = TwoSquares();
  chart.areas[0].rings.push_back({{0.25, 0}, {0.5, 0.25}, {0.5, 0}});
  chart.areas[1].rings = {{{2, 0}, {2, 1e-6}, {2, 2e-6}}};
  const std::string svg = Draw(chart);
  EXPECT_NE(svg.find("<path fill-rule=\"evenodd\" d=\"M0 "), std::string::npos) << svg;
  EXPECT_NE(svg.find("zM"), std::string::npos) << svg;
  EXPECT_EQ(svg.find("Oost"), std::string::npos) << svg;
}

TEST(MapChart, WithoutAreasItIsALegend) {
  MapChart chart;
  chart.classes = {{Kind::kLow, "laag: 0"}};
  EXPECT_NE(Draw(chart).find("laag: 0"), std::string::npos);
  EXPECT_EQ(Draw(chart), Draw(chart));
}

TEST(MapChart, RefusesAPlaceThatIsNone) {
  for (const GeoPoint& place : {GeoPoint{5.0, 90.0},
                                GeoPoint{200.0, 52.0},
                                GeoPoint{std::numeric_limits<double>::quiet_NaN(), 52.0},
                                GeoPoint{5.0, std::numeric_limits<double>::infinity()}}) {
    MapChart chart = TwoSquares();
    chart.areas[0].rings[0][0] = place;
    EXPECT_THROW(Draw(chart), Error);
  }
}

}  // namespace
}  // namespace doelmaat::chart
