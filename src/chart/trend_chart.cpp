#include "chart/trend_chart.h"

#include <algorithm>

#include "chart/axis.h"

namespace doelmaat::chart {
namespace {

constexpr double kHeight = 360.0;
constexpr double kLeft = 66.0;
constexpr double kRight = kChartWidth - 30.0;
constexpr double kTop = 78.0;
constexpr double kBottom = 316.0;

struct Frame {
  Scale years;
  Scale values;
  int first_year = 0;
  int last_year = 0;
};

Frame FrameOf(const TrendChart& chart) {
  std::vector<double> years;
  std::vector<double> values = {0.0};
  for (const auto& series : chart.series) {
    for (const auto& point : series.points) {
      years.push_back(point.year);
      if (point.value.has_value()) {
        values.push_back(*point.value);
      }
    }
  }
  const Extent span = ExtentOf(years);
  const Extent extent = ExtentOf(values);
  const double high = extent.high > 0.0 ? extent.high * 1.06 : 1.0;
  return {{span.low, span.high, kLeft + 24.0, kRight},
          {std::min(0.0, extent.low), high, kBottom, kTop},
          static_cast<int>(span.low),
          static_cast<int>(span.high)};
}

bool BreakBefore(const TrendChart& chart, int year) {
  return std::any_of(chart.breaks.begin(), chart.breaks.end(), [&](const auto& item) {
    return item.year == year;
  });
}

// The line through the years that follow each other without a gap or a break.
std::string LinePath(const TrendChart& chart,
                     const TrendChart::Series& series,
                     const Frame& frame) {
  std::string path;
  const TrendChart::Point* previous = nullptr;
  for (const auto& point : series.points) {
    if (!point.value.has_value()) {
      previous = nullptr;
      continue;
    }
    const bool joined =
        previous != nullptr && previous->year + 1 == point.year && !BreakBefore(chart, point.year);
    path += (joined ? "L" : "M") + Coordinate(frame.years.At(point.year)) + " " +
            Coordinate(frame.values.At(*point.value));
    previous = &point;
  }
  return path;
}

void DrawSeries(Svg* svg,
                const TrendChart& chart,
                const TrendChart::Series& series,
                const Frame& frame) {
  const bool solid = series.style == TrendChart::Style::kSolid;
  svg->Path(solid ? "c-line" : "c-line c-dashed", LinePath(chart, series, frame));
  for (const auto& point : series.points) {
    if (!point.value.has_value()) {
      continue;
    }
    const double x = frame.years.At(point.year);
    const double y = frame.values.At(*point.value);
    std::string says = series.label + " " + std::to_string(point.year) + ": " +
                       chart.point_form.Write(*point.value);
    if (point.jump != TrendChart::Jump::kNone) {
      says += " (" + chart.jump_label + ")";
      svg->Point("c-jump", TrianglePath(x, y, 10.0, point.jump == TrendChart::Jump::kUp), says);
    } else if (solid) {
      svg->Point("c-solid", DotPath(x, y, 5.5), says);
    } else {
      svg->Point("c-open", SquarePath(x, y, 4.5), says);
    }
  }
}

void DrawLegend(Svg* svg, const TrendChart& chart) {
  double x = 8.0;
  for (const auto& series : chart.series) {
    const bool solid = series.style == TrendChart::Style::kSolid;
    svg->Line(solid ? "c-line" : "c-line c-dashed", x, 16.0, x + 36.0, 16.0);
    svg->Path(solid ? "c-solid" : "c-open",
              solid ? DotPath(x + 18.0, 16.0, 5.5) : SquarePath(x + 18.0, 16.0, 4.5));
    svg->Text("c-note", x + 44.0, 22.0, Anchor::kStart, series.label);
    x += 70.0 + 11.0 * static_cast<double>(series.label.size());
  }
  const bool jumps = std::any_of(chart.series.begin(), chart.series.end(), [](const auto& series) {
    return std::any_of(series.points.begin(), series.points.end(), [](const auto& point) {
      return point.value.has_value() && point.jump != TrendChart::Jump::kNone;
    });
  });
  if (jumps) {
    svg->Path("c-jump", TrianglePath(x + 10.0, 16.0, 9.0, true));
    svg->Text("c-note", x + 26.0, 22.0, Anchor::kStart, chart.jump_label);
  }
}

}  // namespace

std::string Draw(const TrendChart& chart) {
  Svg svg(chart.caption, kHeight);
  const Frame frame = FrameOf(chart);
  DrawLegend(&svg, chart);
  svg.Text("c-note", 8.0, 56.0, Anchor::kStart, chart.axis_label);
  DrawLeftAxis(&svg, frame.values, kLeft, kRight + 12.0, chart.axis_form);
  svg.Line("c-axis", kLeft, kBottom, kRight + 12.0, kBottom);
  for (int year = frame.first_year; year <= frame.last_year; ++year) {
    svg.Text("c-tick", frame.years.At(year), kBottom + 26.0, Anchor::kMiddle, std::to_string(year));
  }
  for (const auto& item : chart.breaks) {
    const double x = frame.years.At(item.year - 0.5);
    svg.Line("c-break", x, kTop - 12.0, x, kBottom);
    svg.Text("c-break-label", x, kTop - 18.0, Anchor::kMiddle, item.label);
  }
  // The first series is what matters most, so it lies on top.
  for (auto series = chart.series.rbegin(); series != chart.series.rend(); ++series) {
    DrawSeries(&svg, chart, *series, frame);
  }
  return svg.Finish();
}

}  // namespace doelmaat::chart
