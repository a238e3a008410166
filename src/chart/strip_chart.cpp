#include "chart/strip_chart.h"

#include <algorithm>
#include <cmath>

#include "chart/axis.h"

namespace doelmaat::chart {
namespace {

constexpr double kHeight = 210.0;
constexpr double kMiddle = 78.0;
constexpr double kBoxTop = 38.0;
constexpr double kBoxBottom = 118.0;
constexpr double kAxis = 150.0;
constexpr double kDot = 6.5;
constexpr double kDiamond = 12.0;
constexpr double kRow = 14.0;

struct Placed {
  const StripChart::Point* point;
  double x;
  int row;  // 0 in the middle, then 1 below, -1 above, 2 below, ...
};

// Gives each dot the first row in which it does not touch a dot placed before it.
std::vector<Placed> Spread(const std::vector<const StripChart::Point*>& points,
                           const Scale& scale,
                           std::optional<double> own_x) {
  constexpr int kRows[] = {0, 1, -1, 2, -2};
  std::vector<Placed> placed;
  for (const StripChart::Point* point : points) {
    const double x = scale.At(point->value);
    int chosen = 0;
    for (const int row : kRows) {
      const bool hits_own =
          own_x.has_value() && row == 0 && std::abs(x - *own_x) < kDot + kDiamond + 1.0;
      const bool hits_dot = std::any_of(placed.begin(), placed.end(), [&](const Placed& other) {
        return other.row == row && std::abs(other.x - x) < 2.0 * kDot + 1.0;
      });
      if (!hits_own && !hits_dot) {
        chosen = row;
        break;
      }
    }
    placed.push_back({point, x, chosen});
  }
  return placed;
}

Scale AxisOf(const StripChart& chart) {
  std::vector<double> values;
  values.reserve(chart.peers.size() + 4);  // quartiles, median, own
  for (const auto& peer : chart.peers) {
    values.push_back(peer.value);
  }
  for (const auto& value : {chart.first_quartile, chart.median, chart.third_quartile}) {
    if (value.has_value()) {
      values.push_back(*value);
    }
  }
  if (chart.own.has_value()) {
    values.push_back(chart.own->value);
  }
  const Extent extent = ExtentOf(values).Padded(0.04);
  return {extent.low, extent.high, 16.0, kChartWidth - 16.0};
}

void DrawBox(Svg* svg, const StripChart& chart, const Scale& scale) {
  if (chart.first_quartile.has_value() && chart.third_quartile.has_value()) {
    const double left = scale.At(*chart.first_quartile);
    const double right = scale.At(*chart.third_quartile);
    svg->Rectangle("c-box", left, kBoxTop, right - left, kBoxBottom - kBoxTop);
  }
  if (chart.median.has_value()) {
    const double x = scale.At(*chart.median);
    svg->Line("c-median", x, kBoxTop, x, kBoxBottom + 6.0);
    const std::string text = chart.median_label + " " + chart.form.Write(*chart.median);
    svg->Text("c-note", KeepInside(x, text), kBoxBottom + 24.0, Anchor::kMiddle, text);
  }
}

}  // namespace

std::string Draw(const StripChart& chart) {
  Svg svg(chart.caption, kHeight);
  const Scale scale = AxisOf(chart);
  DrawBox(&svg, chart, scale);
  DrawBottomAxis(&svg, scale, kAxis, chart.form);
  std::vector<const StripChart::Point*> points;
  points.reserve(chart.peers.size());
  for (const auto& peer : chart.peers) {
    points.push_back(&peer);
  }
  std::stable_sort(points.begin(), points.end(), [](const auto* a, const auto* b) {
    return a->value < b->value;
  });
  const auto own_x =
      chart.own.has_value() ? std::optional(scale.At(chart.own->value)) : std::nullopt;
  for (const Placed& dot : Spread(points, scale, own_x)) {
    svg.Point("c-peer",
              DotPath(dot.x, kMiddle + kRow * dot.row, kDot),
              dot.point->label + ": " + chart.form.Write(dot.point->value));
  }
  if (own_x.has_value()) {
    const std::string label = chart.own->label + " " + chart.form.Write(chart.own->value);
    svg.Line("c-lead", *own_x, 26.0, *own_x, kMiddle);
    svg.Point("c-own", DiamondPath(*own_x, kMiddle, kDiamond), label);
    svg.Text("c-own-label", KeepInside(*own_x, label, Weight::kBold), 20.0, Anchor::kMiddle, label);
  }
  svg.Text("c-note", kChartWidth / 2.0, kHeight - 2.0, Anchor::kMiddle, chart.axis_label);
  return svg.Finish();
}

}  // namespace doelmaat::chart
