#pragma once

#include <string>
#include <vector>

#include "chart/svg.h"

namespace doelmaat::chart {

// A place on earth, in degrees (WGS84).
struct GeoPoint {
  double longitude = 0.0;
  double latitude = 0.0;
};

// A map of areas in a few classes: each class has its own shade and its own marks, so that it
// also reads on paper and without colour. An area may be a link to its page; links are no tab
// stops, for there may be hundreds before the table that says the same.
struct MapChart {
  // In the order in which they come in `classes`; the style of a class goes by its kind.
  enum class Kind { kLow, kMiddle, kHigh, kUnclear, kLeftOut, kNoFigure };
  struct Class {
    Kind kind = Kind::kNoFigure;
    std::string label;  // legend: "laag: 12"
  };
  struct Area {
    std::string says;  // "Utrecht: waarschijnlijk hoog (71%)"
    std::string link;  // relative address; "" for none
    Kind kind = Kind::kNoFigure;
    std::vector<std::vector<GeoPoint>> rings;  // closed by themselves; one inside another is a hole
  };

  Caption caption;
  std::vector<Class> classes;  // the legend
  std::vector<Area> areas;
};

// The map as SVG, `kChartWidth` wide; the legend stands in the upper left corner and the map lies
// as high as it can without touching it.
//
//   x = (longitude − west) cos φ0 × s,  y = (north − latitude) × s,  φ0 the middle latitude
//
// longitude, latitude  degrees, finite, |latitude| < 89; the areas do not cross the line of 180°
//
// Equirectangular: true to scale along φ0 and northwards. In the Netherlands a distance east-west
// is at most 4% off at the edges; areas are for looking at, not for measuring. Points that fall
// together on a grid of half a unit are drawn once; a ring of fewer than three such points is not
// drawn. Marks are strokes that end at the edge of their class, on one lattice for the whole map.
// Same chart, same bytes. Without areas it is a legend. Throws kBadInput for a place that is
// none. Source: Snyder 1987, Map Projections: A Working Manual, USGS Professional Paper 1395,
// p. 90. Tested by: map_chart_test.cpp (places by hand, holes, marks, links).
std::string Draw(const MapChart& chart);

}  // namespace doelmaat::chart
