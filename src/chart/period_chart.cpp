#include "chart/period_chart.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.h"
#include "chart/axis.h"

namespace doelmaat::chart {
namespace {

constexpr double kLeft = 78.0;
constexpr double kRight = kChartWidth - 18.0;
constexpr double kLegendLine = 26.0;
constexpr double kPlot = 236.0;
constexpr double kAxisRoom = 40.0;
constexpr double kHeadroom = 1.06;  // above the highest amount

struct Style {
  const char* line;
  const char* mark;
};
constexpr std::array<Style, 3> kStyles{
    {{"c-line", "c-solid"}, {"c-line c-dashed", "c-open"}, {"c-line c-dotted", "c-jump"}}};

std::string MarkPath(std::size_t series, double x, double y) {
  return series == 0   ? DotPath(x, y, 4.5)
         : series == 1 ? SquarePath(x, y, 3.8)
                       : TrianglePath(x, y, 6.0, true);
}

struct Frame {
  double top = 0.0;
  double bottom = 0.0;
  double step = 0.0;  // width of a period
  Scale values;

  double Left(std::size_t period) const { return kLeft + static_cast<double>(period) * step; }
  double Middle(std::size_t period) const { return Left(period) + step / 2.0; }
};

double Highest(const PeriodChart& chart) {
  double high = 0.0;
  for (std::size_t i = 0; i < chart.periods.size(); ++i) {
    double stacked = 0.0;
    for (const auto& series : chart.series) {
      const double value = series.values[i].value_or(0.0);
      stacked =
          chart.form == PeriodChart::Form::kColumns ? stacked + value : std::max(stacked, value);
    }
    high = std::max(high, stacked);
  }
  return high > 0.0 ? high * kHeadroom : 1.0;
}

std::size_t LegendLines(const PeriodChart& chart) {
  return chart.series.size() + (chart.incomplete_from.has_value() ? 1 : 0);
}

Frame FrameOf(const PeriodChart& chart) {
  Frame frame;
  frame.top = kLegendLine * static_cast<double>(LegendLines(chart) + 1) + 14.0;
  frame.bottom = frame.top + kPlot;
  frame.step =
      (kRight - kLeft) / static_cast<double>(std::max<std::size_t>(1, chart.periods.size()));
  frame.values = {0.0, Highest(chart), frame.bottom, frame.top};
  return frame;
}

void DrawLegend(Svg* svg, const PeriodChart& chart) {
  double y = 14.0;
  for (std::size_t s = 0; s < chart.series.size(); ++s) {
    if (chart.form == PeriodChart::Form::kLines) {
      svg->Line(kStyles[s].line, 8.0, y, 44.0, y);
      svg->Path(kStyles[s].mark, MarkPath(s, 26.0, y));
    } else if (s == 0) {
      svg->Rectangle("c-column", 8.0, y - 7.0, 36.0, 14.0);
    } else {
      svg->Hatched("c-other-bar", {8.0, y - 7.0, 36.0, 14.0});
    }
    svg->Text("c-note", 54.0, y + 6.0, Anchor::kStart, chart.series[s].label);
    y += kLegendLine;
  }
  if (chart.incomplete_from.has_value()) {
    svg->Rectangle("c-incomplete", 8.0, y - 8.0, 36.0, 16.0);
    svg->Text("c-note", 54.0, y + 6.0, Anchor::kStart, chart.incomplete_label);
    y += kLegendLine;
  }
  svg->Text("c-note", 8.0, y + 6.0, Anchor::kStart, chart.axis_label);
}

std::string Says(const PeriodChart& chart, std::size_t series, std::size_t period, double value) {
  return chart.series[series].label + ", " + chart.periods[period].label + ": " +
         chart.point_form.Write(value);
}

void DrawLines(Svg* svg, const PeriodChart& chart, const Frame& frame) {
  // The first series is what matters most, so it lies on top.
  for (std::size_t s = chart.series.size(); s-- > 0;) {
    const auto& values = chart.series[s].values;
    std::string path;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto& value = values[i];
      if (value.has_value()) {
        const bool joined = i > 0 && values[i - 1].has_value();
        path += (joined ? "L" : "M") + Coordinate(frame.Middle(i)) + " " +
                Coordinate(frame.values.At(*value));
      }
    }
    svg->Path(kStyles[s].line, path);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto& value = values[i];
      if (value.has_value()) {
        svg->Point(kStyles[s].mark,
                   MarkPath(s, frame.Middle(i), frame.values.At(*value)),
                   Says(chart, s, i, *value));
      }
    }
  }
}

std::string BoxPath(double left, double top, double width, double height) {
  return "M" + Coordinate(left) + " " + Coordinate(top) + "h" + Coordinate(width) + "v" +
         Coordinate(height) + "h" + Coordinate(-width) + "Z";
}

void DrawColumns(Svg* svg, const PeriodChart& chart, const Frame& frame) {
  const double gap = std::min(6.0, frame.step * 0.2);
  for (std::size_t i = 0; i < chart.periods.size(); ++i) {
    double under = 0.0;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      const std::optional<double>& value = chart.series[s].values[i];
      if (!value.has_value() || *value <= 0.0) {
        continue;
      }
      const double top = frame.values.At(under + *value);
      const double height = frame.values.At(under) - top;
      const double left = frame.Left(i) + gap / 2.0;
      if (s > 0) {
        svg->Hatched("c-other-bar", {left, top, frame.step - gap, height});
      }
      svg->Point(s == 0 ? "c-column" : "c-any",
                 BoxPath(left, top, frame.step - gap, height),
                 Says(chart, s, i, *value));
      under += *value;
    }
  }
}

void DrawTicks(Svg* svg, const PeriodChart& chart, const Frame& frame) {
  svg->Line("c-axis", kLeft, frame.bottom, kRight, frame.bottom);
  for (std::size_t i = 0; i < chart.periods.size(); ++i) {
    const std::string& tick = chart.periods[i].tick;
    if (!tick.empty()) {
      const double x = frame.Middle(i);
      svg->Line("c-axis", x, frame.bottom, x, frame.bottom + 6.0);
      svg->Text("c-tick", KeepInside(x, tick), frame.bottom + 26.0, Anchor::kMiddle, tick);
    }
  }
}

}  // namespace

std::string Draw(const PeriodChart& chart) {
  for (const auto& series : chart.series) {
    DOELMAAT_CHECK(series.values.size() == chart.periods.size());
  }
  DOELMAAT_CHECK(chart.series.size() <= kStyles.size());
  const Frame frame = FrameOf(chart);
  Svg svg(chart.caption, frame.bottom + kAxisRoom);
  if (chart.incomplete_from.has_value()) {
    const double left = frame.Left(*chart.incomplete_from);
    svg.Rectangle("c-incomplete", left, frame.top, kRight - left, kPlot);
  }
  DrawLegend(&svg, chart);
  DrawLeftAxis(&svg, frame.values, kLeft, kRight, chart.axis_form);
  DrawTicks(&svg, chart, frame);
  if (chart.form == PeriodChart::Form::kLines) {
    DrawLines(&svg, chart, frame);
  } else {
    DrawColumns(&svg, chart, frame);
  }
  return svg.Finish();
}

namespace {

// From each point level to the next, then down: what is true until something ends. `back` walks
// from the last point to the first, for the lower side of the band.
std::string StepPath(const std::vector<std::pair<double, double>>& steps, bool back) {
  std::string path;
  for (std::size_t k = 0; k < steps.size(); ++k) {
    const std::size_t i = back ? steps.size() - 1 - k : k;
    const std::string at = Coordinate(steps[i].first) + " " + Coordinate(steps[i].second);
    if (k == 0) {
      path += (back ? "L" : "M") + at;
    } else if (back) {
      path += "L" + Coordinate(steps[i + 1].first) + " " + Coordinate(steps[i].second) + "L" + at;
    } else {
      path += "L" + Coordinate(steps[i].first) + " " + Coordinate(steps[i - 1].second) + "L" + at;
    }
  }
  return path;
}

}  // namespace

std::string Draw(const CurveChart& chart) {
  constexpr double kTop = 2.0 * kLegendLine + 14.0;
  constexpr double kBottom = kTop + kPlot;
  const double last = chart.points.empty() ? 1.0 : chart.points.back().at;
  const Scale x{0.0, last, kLeft, kRight};
  const Scale y{0.0, 1.0, kBottom, kTop};
  Svg svg(chart.caption, kBottom + 64.0);
  svg.Line("c-line", 8.0, 14.0, 44.0, 14.0);
  svg.Text("c-note", 54.0, 20.0, Anchor::kStart, chart.curve_label);
  svg.Rectangle("c-box", 8.0, 14.0 + kLegendLine - 7.0, 36.0, 14.0);
  svg.Text("c-note", 54.0, 20.0 + kLegendLine, Anchor::kStart, chart.band_label);
  DrawLeftAxis(&svg, y, kLeft, kRight, {.before = "", .after = "%", .factor = 100.0});
  DrawBottomAxis(&svg, x, kBottom, {});
  svg.Text("c-note", kChartWidth / 2.0, kBottom + 54.0, Anchor::kMiddle, chart.axis_label);
  std::vector<std::pair<double, double>> steps{{x.At(0.0), y.At(1.0)}};
  std::vector<std::pair<double, double>> upper = steps;
  std::vector<std::pair<double, double>> lower = steps;
  for (const auto& point : chart.points) {
    steps.emplace_back(x.At(point.at), y.At(point.share));
    upper.emplace_back(x.At(point.at), y.At(point.high.value_or(point.share)));
    lower.emplace_back(x.At(point.at), y.At(point.low.value_or(point.share)));
  }
  svg.Path("c-box", StepPath(upper, false) + StepPath(lower, true) + "Z");
  svg.Path("c-line", StepPath(steps, false));
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    svg.Point(
        "c-solid", DotPath(steps[i + 1].first, steps[i + 1].second, 4.5), chart.points[i].says);
  }
  return svg.Finish();
}

}  // namespace doelmaat::chart
