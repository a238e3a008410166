#include "chart/map_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
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

struct Style {
  MapChart::Kind kind;
  std::string_view css;
  std::string_view marks;  // of a tile of 8 by 8
};

constexpr std::array<Style, 6> kStyles = {{
    {MapChart::Kind::kLow, "low", "M-2 2l4-4M0 8l8-8M6 10l4-4"},
    {MapChart::Kind::kMiddle, "middle", "M2 2h2v2h-2zM6 6h2v2h-2z"},
    {MapChart::Kind::kHigh, "high", ""},
    {MapChart::Kind::kUnclear, "unclear", ""},
    {MapChart::Kind::kLeftOut, "left-out", "M0 0l8 8M0 8l8-8"},
    {MapChart::Kind::kNoFigure, "no-figure", "M0 4h8"},
}};

using Grid = std::pair<std::int64_t, std::int64_t>;

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

// Relative steps after the first point, as short as they can be: "M12 30l4-5 6 7z".
std::string RingPath(const std::vector<GeoPoint>& ring, const Frame& frame) {
  std::vector<Grid> places;
  for (const GeoPoint& point : ring) {
    const Grid place = frame.At(point);
    if (places.empty() || places.back() != place) {
      places.push_back(place);
    }
  }
  while (places.size() > 1 && places.back() == places.front()) {
    places.pop_back();
  }
  if (places.size() < 3) {
    return "";
  }
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

// Patterns for those classes that have one.
void AddPatterns(Svg* svg) {
  for (const Style& style : kStyles) {
    if (!style.marks.empty()) {
      svg->Tile(style.css, "m-" + std::string(style.css), style.marks);
    }
  }
}

// A pattern paints over the class, so an area has either.
std::string FillOf(const Svg& svg, const Style& style) {
  return style.marks.empty() ? "" : svg.PatternFill(style.css);
}

std::string ClassOf(const Style& style) {
  return style.marks.empty() ? "m-area m-" + std::string(style.css) : "m-area";
}

void DrawLegend(Svg* svg, const MapChart& chart) {
  double y = 2.0;
  for (const MapChart::Class& each : chart.classes) {
    const Style& style = StyleOf(each.kind);
    svg->OpenGroup(ClassOf(style), FillOf(*svg, style), y, 1.0);
    svg->Rectangle("m-swatch", kLegendLeft, 0.0, kSwatch, kSwatch);
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
  AddPatterns(&svg);
  DrawLegend(&svg, chart);
  // One group a class says the style once for all its areas.
  for (const Style& style : kStyles) {
    svg.OpenGroup(ClassOf(style), FillOf(svg, style), top, 1.0 / kFine);
    for (const MapChart::Area& area : chart.areas) {
      if (area.kind != style.kind) {
        continue;
      }
      std::string path;
      for (const auto& ring : area.rings) {
        path += RingPath(ring, frame);
      }
      if (!path.empty()) {
        svg.LinkedArea(path, area.link, area.says);
      }
    }
    svg.CloseGroup();
  }
  return svg.Finish();
}

}  // namespace doelmaat::chart
