#include "chart/bar_pair_chart.h"

#include <algorithm>

#include "chart/axis.h"

namespace doelmaat::chart {
namespace {

constexpr double kRowHeight = 64.0;
constexpr double kTop = 66.0;
constexpr double kBar = 13.0;
constexpr double kExtraLine = 26.0;
constexpr double kLeft = 4.0;
constexpr double kRight = kChartWidth - 4.0;

Scale AxisOf(const BarPairChart& chart) {
  double high = 0.0;
  for (const auto& row : chart.rows) {
    high = std::max({high, row.own.value_or(0.0), row.other.value_or(0.0)});
  }
  return {0.0, high > 0.0 ? high : 1.0, 0.0, kRight - kLeft};
}

void DrawLegend(Svg* svg, const BarPairChart& chart) {
  svg->Rectangle("c-own-bar", kLeft, 8.0, 30.0, kBar);
  svg->Text("c-note", kLeft + 40.0, 21.0, Anchor::kStart, chart.own_label);
  if (!chart.other_label.empty()) {
    svg->Hatched("c-other-bar", {kLeft, 32.0, 30.0, kBar});
    svg->Text("c-note", kLeft + 40.0, 45.0, Anchor::kStart, chart.other_label);
  }
}

std::string Numbers(const BarPairChart::Row& row) {
  return row.other_text.empty() ? row.own_text : row.own_text + " / " + row.other_text;
}

// The numbers get a line of their own below a label that leaves them no room.
double ExtraHeight(const BarPairChart::Row& row) {
  return TextWidth(row.label + "  " + Numbers(row)) > kRight - kLeft ? kExtraLine : 0.0;
}

}  // namespace

std::string Draw(const BarPairChart& chart) {
  double height = kTop;
  for (const auto& row : chart.rows) {
    height += kRowHeight + ExtraHeight(row);
  }
  Svg svg(chart.caption, height);
  const Scale scale = AxisOf(chart);
  DrawLegend(&svg, chart);
  double y = kTop;
  for (const auto& row : chart.rows) {
    svg.Text("c-name", kLeft, y + 20.0, Anchor::kStart, row.label);
    y += ExtraHeight(row);
    svg.Text("c-note", kRight, y + 20.0, Anchor::kEnd, Numbers(row));
    svg.Line("c-axis", kLeft, y + 26.0, kLeft, y + 30.0 + 2.0 * kBar);
    if (row.own.has_value()) {
      svg.Rectangle("c-own-bar", kLeft, y + 27.0, scale.At(*row.own), kBar);
    }
    if (row.other.has_value()) {
      svg.Hatched("c-other-bar", {kLeft, y + 28.0 + kBar, scale.At(*row.other), kBar});
    }
    y += kRowHeight;
  }
  return svg.Finish();
}

}  // namespace doelmaat::chart
