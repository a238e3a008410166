#include "chart/map_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "chart/axis.h"

namespace doelmaat::chart {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kLegendRow = 28.0;
constexpr double kSwatch = 20.0;
constexpr double kLegendLeft = 4.0;
constexpr double kGap = 8.0;
// Areas are drawn in half units, as whole numbers.
constexpr double kFine = 2.0;

// What lies over the shade of a class.
enum class Marks { kNone, kRising, kDots, kCrossed, kLevel };

struct Style {
  MapChart::Kind kind;
  std::string_view css;
  Marks marks;
};

constexpr std::array<Style, 6> kStyles = {{
    {MapChart::Kind::kLow, "low", Marks::kRising},
    {MapChart::Kind::kMiddle, "middle", Marks::kDots},
    {MapChart::Kind::kHigh, "high", Marks::kNone},
    {MapChart::Kind::kUnclear, "unclear", Marks::kNone},
    {MapChart::Kind::kLeftOut, "left-out", Marks::kCrossed},
    {MapChart::Kind::kNoFigure, "no-figure", Marks::kLevel},
}};

using Grid = std::pair<std::int64_t, std::int64_t>;
using GridRing = std::vector<Grid>;
using GridArea = std::vector<GridRing>;

struct Frame {
  double west = 0.0;
  double north = 0.0;
  double x_scale = 0.0;  // half units a degree
  double y_scale = 0.0;
  double height = 0.0;  // units

  Grid At(const GeoPoint& point) const {
    return {std::llround((point.longitude - west) * x_scale),
            std::llround((north - point.latitude) * y_scale)};
  }
};

void CheckPlace(const GeoPoint& point) {
  constexpr double kMostLatitude = 89.0;
  constexpr double kMostLongitude = 180.0;
  // Written so that what is not a number fails too.
  const bool good =
      std::abs(point.latitude) < kMostLatitude && std::abs(point.longitude) <= kMostLongitude;
  if (!good) {
    throw Error(ErrorKind::kBadInput, base::Say("chart.no_place"));
  }
}

Frame FrameOf(const MapChart& chart) {
  std::vector<double> longitudes;
  std::vector<double> latitudes;
  for (const MapChart::Area& area : chart.areas) {
    for (const auto& ring : area.rings) {
      for (const GeoPoint& point : ring) {
        CheckPlace(point);
        longitudes.push_back(point.longitude);
        latitudes.push_back(point.latitude);
      }
    }
  }
  if (longitudes.empty()) {
    return {};
  }
  const auto [west, east] = std::minmax_element(longitudes.begin(), longitudes.end());
  const auto [south, north] = std::minmax_element(latitudes.begin(), latitudes.end());
  const double narrow = std::cos(0.5 * (*south + *north) * kPi / 180.0);
  const double width = std::max((*east - *west) * narrow, 1e-9);
  const double tall = *north - *south;
  // No higher than one and a half times as wide, whatever the country.
  const double scale = std::min(kChartWidth / width, 1.5 * kChartWidth / std::max(tall, 1e-9));
  return {*west, *north, kFine * scale * narrow, kFine * scale, scale * tall};
}

std::string Number(std::int64_t value) { return std::to_string(value); }

// The ring on the grid; empty when it is a speck.
GridRing OnGrid(const std::vector<GeoPoint>& ring, const Frame& frame) {
  GridRing places;
  for (const GeoPoint& point : ring) {
    const Grid place = frame.At(point);
    if (places.empty() || places.back() != place) {
      places.push_back(place);
    }
  }
  while (places.size() > 1 && places.back() == places.front()) {
    places.pop_back();
  }
  return places.size() < 3 ? GridRing{} : places;
}

GridArea OnGrid(const MapChart::Area& area, const Frame& frame) {
  GridArea rings;
  for (const auto& ring : area.rings) {
    GridRing places = OnGrid(ring, frame);
    if (!places.empty()) {
      rings.push_back(std::move(places));
    }
  }
  return rings;
}

// Relative steps after the first point, as short as they can be: "M12 30l4-5 6 7z".
std::string RingPath(const GridRing& places) {
  std::string path = "M" + Number(places[0].first) + " " + Number(places[0].second) + "l";
  for (std::size_t i = 1; i < places.size(); ++i) {
    for (const std::int64_t step :
         {places[i].first - places[i - 1].first, places[i].second - places[i - 1].second}) {
      if (step >= 0 && path.back() != 'l') {
        path += ' ';
      }
      path += Number(step);
    }
  }
  return path + "z";
}

const Style& StyleOf(MapChart::Kind kind) {
  return *std::find_if(
      kStyles.begin(), kStyles.end(), [kind](const Style& each) { return each.kind == kind; });
}

double LegendWidth(const MapChart& chart) {
  double width = 0.0;
  for (const MapChart::Class& each : chart.classes) {
    width = std::max(width, TextWidth(each.label));
  }
  return chart.classes.empty() ? 0.0 : kLegendLeft + kSwatch + kGap + width + kGap;
}

// How far the map lies below the top, so that no point is under the legend.
double MapTop(const MapChart& chart, const Frame& frame) {
  const double legend_height = kLegendRow * static_cast<double>(chart.classes.size()) + kGap;
  const double legend_width = LegendWidth(chart);
  double top = 0.0;
  for (const MapChart::Area& area : chart.areas) {
    for (const auto& ring : area.rings) {
      for (const GeoPoint& point : ring) {
        const auto [x, y] = frame.At(point);
        if (static_cast<double>(x) / kFine < legend_width) {
          top = std::max(top, legend_height - static_cast<double>(y) / kFine);
        }
      }
    }
  }
  return std::ceil(top);
}

// Marks are strokes that end at the edge of their class: Chromium makes of an SVG <pattern> a
// picture of half a megabyte in a PDF. Lines lie at every multiple of kMarkStep of y + slope × x.
constexpr std::int64_t kMarkStep = 12;

// Where a line is inside: from x to x.
using Stretch = std::pair<double, double>;
using Stretches = std::map<std::int64_t, std::vector<Stretch>>;

std::int64_t Level(const Grid& place, std::int64_t slope) {
  return place.second + slope * place.first;
}

// Adds the stretches of the lines inside an area; rings inside each other are holes.
void AddInside(const GridArea& area, std::int64_t slope, Stretches* lines) {
  std::map<std::int64_t, std::vector<double>> crossings;
  for (const GridRing& ring : area) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Grid& from = ring[i];
      const Grid& to = ring[(i + 1) % ring.size()];
      const auto [low, high] = std::minmax({Level(from, slope), Level(to, slope)});
      // From low up to but not at high, so that a corner counts once.
      const auto first =
          std::llround(std::ceil(static_cast<double>(low) / static_cast<double>(kMarkStep)));
      for (std::int64_t at = first * kMarkStep; at < high; at += kMarkStep) {
        const double share = static_cast<double>(at - Level(from, slope)) /
                             static_cast<double>(Level(to, slope) - Level(from, slope));
        crossings[at].push_back(static_cast<double>(from.first) +
                                share * static_cast<double>(to.first - from.first));
      }
    }
  }
  for (auto& [at, places] : crossings) {
    std::sort(places.begin(), places.end());
    for (std::size_t i = 0; i + 1 < places.size(); i += 2) {
      (*lines)[at].emplace_back(places[i], places[i + 1]);
    }
  }
}

// Areas that touch make one stretch.
std::vector<Stretch> Joined(std::vector<Stretch> stretches) {
  constexpr double kTouching = 0.5;
  std::sort(stretches.begin(), stretches.end());
  std::vector<Stretch> joined;
  for (const Stretch& stretch : stretches) {
    if (!joined.empty() && stretch.first <= joined.back().second + kTouching) {
      joined.back().second = std::max(joined.back().second, stretch.second);
    } else {
      joined.push_back(stretch);
    }
  }
  return joined;
}

std::string LinesIn(const std::vector<GridArea>& areas, std::int64_t slope) {
  Stretches lines;
  for (const GridArea& area : areas) {
    AddInside(area, slope, &lines);
  }
  std::string path;
  for (const auto& [at, stretches] : lines) {
    for (const Stretch& stretch : Joined(stretches)) {
      const std::int64_t from = std::llround(stretch.first);
      const std::int64_t wide = std::llround(stretch.second) - from;
      if (wide > 0) {
        path += "M" + Number(from) + " " + Number(at - slope * from);
        path += slope == 0 ? "h" + Number(wide)
                           : "l" + Number(wide) + (slope > 0 ? "" : " ") + Number(-slope * wide);
      }
    }
  }
  return path;
}

// Level lines from the first to the last dot of a stretch, which the style makes dots of; those of
// every second line stand between those of the others.
std::string DotsIn(const std::vector<GridArea>& areas) {
  Stretches lines;
  for (const GridArea& area : areas) {
    AddInside(area, 0, &lines);
  }
  std::string path;
  for (const auto& [at, stretches] : lines) {
    const double shift = at % (2 * kMarkStep) == 0 ? 0.0 : 0.5 * static_cast<double>(kMarkStep);
    constexpr auto kStep = static_cast<double>(kMarkStep);
    for (const Stretch& stretch : Joined(stretches)) {
      const double from = std::ceil((stretch.first - shift) / kStep) * kStep + shift;
      const double to = std::floor((stretch.second - shift) / kStep) * kStep + shift;
      if (from <= to) {
        // One longer than to the last dot, or it might fall off the end.
        path += "M" + Number(std::llround(from)) + " " + Number(at) + "h" +
                Number(std::llround(to - from) + 1);
      }
    }
  }
  return path;
}

std::string MarksIn(const std::vector<GridArea>& areas, Marks marks) {
  switch (marks) {
    case Marks::kNone:
      return "";
    case Marks::kRising:
      return LinesIn(areas, 1);
    case Marks::kDots:
      return DotsIn(areas);
    case Marks::kCrossed:
      return LinesIn(areas, 1) + LinesIn(areas, -1);
    case Marks::kLevel:
      return LinesIn(areas, 0);
  }
  return "";
}

std::string ClassOf(const Style& style) { return "m-area m-" + std::string(style.css); }

// A square of the legend, on the grid.
GridArea Swatch() {
  const std::int64_t left = std::llround(kFine * kLegendLeft);
  const std::int64_t side = std::llround(kFine * kSwatch);
  return {{{left, 0}, {left, side}, {left + side, side}, {left + side, 0}}};
}

void DrawLegend(Svg* svg, const MapChart& chart) {
  double y = 2.0;
  for (const MapChart::Class& each : chart.classes) {
    const Style& style = StyleOf(each.kind);
    svg->OpenGroup(ClassOf(style), y, 1.0 / kFine);
    svg->Rectangle("m-swatch", kFine * kLegendLeft, 0.0, kFine * kSwatch, kFine * kSwatch);
    svg->Path("m-mark", MarksIn({Swatch()}, style.marks));
    svg->CloseGroup();
    svg->Text("c-tick", kLegendLeft + kSwatch + kGap, y + 16.0, Anchor::kStart, each.label);
    y += kLegendRow;
  }
}

}  // namespace

std::string Draw(const MapChart& chart) {
  const Frame frame = FrameOf(chart);
  const double top = MapTop(chart, frame);
  const double legend = kLegendRow * static_cast<double>(chart.classes.size());
  Svg svg(chart.caption, std::ceil(std::max(top + frame.height, legend)) + 2.0, SvgRole::kGroup);
  DrawLegend(&svg, chart);
  // One group a class says the style once for all its areas.
  for (const Style& style : kStyles) {
    svg.OpenGroup(ClassOf(style), top, 1.0 / kFine);
    std::vector<GridArea> drawn;
    for (const MapChart::Area& area : chart.areas) {
      if (area.kind != style.kind) {
        continue;
      }
      GridArea rings = OnGrid(area, frame);
      std::string path;
      for (const GridRing& ring : rings) {
        path += RingPath(ring);
      }
      if (!path.empty()) {
        svg.LinkedArea(path, area.link, area.says);
        drawn.push_back(std::move(rings));
      }
    }
    svg.Path("m-mark", MarksIn(drawn, style.marks));
    svg.CloseGroup();
  }
  return svg.Finish();
}

}  // namespace doelmaat::chart
