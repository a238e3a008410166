#include "chart/range_chart.h"

#include <algorithm>

#include "chart/axis.h"

namespace doelmaat::chart {
namespace {

constexpr double kRowHeight = 58.0;
constexpr double kBar = 14.0;
constexpr double kMark = 13.0;  // half the height of the lines at zero and at the middle
constexpr double kExtraLine = 26.0;
constexpr double kLegend = 62.0;
constexpr double kAxisRoom = 64.0;
constexpr double kLeft = 16.0;
constexpr double kRight = kChartWidth - 16.0;
constexpr double kPadding = 0.04;

// The numbers get a line of their own below a label that leaves them no room.
template <typename Row>
double ExtraHeight(const Row& row) {
  return TextWidth(row.label + "  " + row.text) > kRight - kLeft ? kExtraLine : 0.0;
}

template <typename Row>
double HeightOf(const std::vector<Row>& rows) {
  double height = 0.0;
  for (const Row& row : rows) {
    height += kRowHeight + ExtraHeight(row);
  }
  return height;
}

// Label and numbers; returns the height of the middle of the bar below them.
template <typename Row>
double DrawHead(Svg* svg, const Row& row, double* y) {
  svg->Text("c-name", kLeft, *y + 18.0, Anchor::kStart, row.label);
  *y += ExtraHeight(row);
  svg->Text("c-note", kRight, *y + 18.0, Anchor::kEnd, row.text);
  const double middle = *y + 26.0 + kBar / 2.0;
  *y += kRowHeight;
  return middle;
}

// The axis always holds zero, where a saving turns into a cost.
Scale AxisOf(std::vector<double> values) {
  values.push_back(0.0);
  const Extent extent = ExtentOf(values).Padded(kPadding);
  return {extent.low, extent.high, kLeft, kRight};
}

// Beside a bar only, so that it runs through no text.
void DrawMark(Svg* svg, const char* css, double x, double middle) {
  svg->Line(css, x, middle - kMark, x, middle + kMark);
}

void DrawFoot(
    Svg* svg, const Scale& scale, double bottom, const NumberForm& form, const std::string& label) {
  DrawBottomAxis(svg, scale, bottom, form);
  svg->Text("c-note", kChartWidth / 2.0, bottom + 54.0, Anchor::kMiddle, label);
}

// A bar between two values, whichever is lower.
Area BarArea(const Scale& scale, double from, double to, double middle) {
  const double left = std::min(scale.At(from), scale.At(to));
  const double right = std::max(scale.At(from), scale.At(to));
  return {left, middle - kBar / 2.0, right - left, kBar};
}

void DrawBar(Svg* svg, const char* css, const Area& bar) {
  svg->Rectangle(css, bar.x, bar.y, bar.width, bar.height);
}

}  // namespace

std::string Draw(const RangeChart& chart) {
  std::vector<double> values;
  for (const auto& row : chart.rows) {
    values.insert(values.end(), {row.low, row.middle, row.high});
  }
  const Scale scale = AxisOf(values);
  const double bottom = HeightOf(chart.rows) + 4.0;
  Svg svg(chart.caption, bottom + kAxisRoom);
  double y = 0.0;
  for (const auto& row : chart.rows) {
    const double middle = DrawHead(&svg, row, &y);
    DrawBar(&svg, "c-box", BarArea(scale, row.low, row.high, middle));
    DrawMark(&svg, "c-limit", scale.At(0.0), middle);
    svg.Point("c-own", DiamondPath(scale.At(row.middle), middle, 9.0), row.label + ": " + row.text);
  }
  DrawFoot(&svg, scale, bottom, chart.form, chart.axis_label);
  return svg.Finish();
}

std::string Draw(const TornadoChart& chart) {
  std::vector<double> values = {chart.middle};
  for (const auto& row : chart.rows) {
    values.insert(values.end(), {row.at_low, row.at_high});
  }
  const Scale scale = AxisOf(values);
  const double bottom = kLegend + HeightOf(chart.rows) + 4.0;
  Svg svg(chart.caption, bottom + kAxisRoom);
  svg.Hatched("c-other-bar", {kLeft, 6.0, 30.0, kBar});
  svg.Text("c-note", kLeft + 40.0, 19.0, Anchor::kStart, chart.low_label);
  svg.Rectangle("c-own-bar", kLeft, 32.0, 30.0, kBar);
  svg.Text("c-note", kLeft + 40.0, 45.0, Anchor::kStart, chart.high_label);
  double y = kLegend;
  for (const auto& row : chart.rows) {
    const double middle = DrawHead(&svg, row, &y);
    svg.Hatched("c-other-bar", BarArea(scale, row.at_low, chart.middle, middle));
    DrawBar(&svg, "c-own-bar", BarArea(scale, chart.middle, row.at_high, middle));
    DrawMark(&svg, "c-limit", scale.At(0.0), middle);
    DrawMark(&svg, "c-median", scale.At(chart.middle), middle);
    svg.Point(
        "c-any", SquarePath(scale.At(chart.middle), middle, 6.0), row.label + ": " + row.text);
  }
  DrawFoot(&svg, scale, bottom, chart.form, chart.axis_label);
  return svg.Finish();
}

}  // namespace doelmaat::chart
