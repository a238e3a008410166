#include "chart/axis.h"

#include <algorithm>

namespace doelmaat::chart {
namespace {

constexpr int kTicks = 5;

}  // namespace

Extent Extent::Padded(double part) const {
  const double width = high > low ? high - low : std::max(1.0, high);
  return {low - part * width, high + part * width};
}

Extent ExtentOf(const std::vector<double>& values) {
  if (values.empty()) {
    return {};
  }
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return {*low, *high};
}

void DrawBottomAxis(Svg* svg, const Scale& scale, double y, const NumberForm& form) {
  svg->Line("c-axis", scale.start, y, scale.end, y);
  for (const double tick : RoundTicks(scale.from, scale.to, kTicks - 1)) {
    const double x = scale.At(tick);
    svg->Line("c-axis", x, y, x, y + 6.0);
    const EdgeText place = KeepInside(x, 36.0);
    svg->Text("c-tick", place.x, y + 26.0, place.anchor, form.Write(tick));
  }
}

void DrawLeftAxis(Svg* svg, const Scale& scale, double left, double right, const NumberForm& form) {
  for (const double tick : RoundTicks(scale.from, scale.to, kTicks)) {
    const double y = scale.At(tick);
    svg->Line("c-grid", left, y, right, y);
    svg->Text("c-tick", left - 8.0, y + 6.0, Anchor::kEnd, form.Write(tick));
  }
}

EdgeText KeepInside(double x, double margin) {
  if (x < margin) {
    return {std::max(x, 2.0), Anchor::kStart};
  }
  if (x > kChartWidth - margin) {
    return {std::min(x, kChartWidth - 2.0), Anchor::kEnd};
  }
  return {x, Anchor::kMiddle};
}

}  // namespace doelmaat::chart
