#include "chart/caterpillar_chart.h"

#include <algorithm>
#include <optional>

#include "chart/axis.h"

namespace doelmaat::chart {
namespace {

using Kind = CaterpillarChart::Kind;

constexpr double kHeight = 400.0;
constexpr double kLeft = 56.0;
constexpr double kRight = kChartWidth - 8.0;
constexpr double kTop = 8.0;
constexpr double kBottom = 362.0;
constexpr double kLabelRoom = 36.0;  // free height at the foot, for the label of the own unit

std::vector<CaterpillarChart::UnitMark> Sorted(std::vector<CaterpillarChart::UnitMark> units) {
  std::sort(units.begin(), units.end(), [](const auto& a, const auto& b) {
    return a.value != b.value ? a.value < b.value : a.label < b.label;
  });
  return units;
}

Scale ValueAxis(const CaterpillarChart& chart) {
  std::vector<double> values = {chart.limit_low, chart.limit_high};
  for (const auto& unit : chart.units) {
    values.insert(values.end(), {unit.low, unit.high, unit.value});
  }
  const Extent extent = ExtentOf(values);
  return {extent.low, extent.high, kBottom - kLabelRoom, kTop + 6.0};
}

void DrawBands(Svg* svg, const CaterpillarChart& chart, const Scale& scale) {
  const double low = scale.At(chart.limit_low);
  const double high = scale.At(chart.limit_high);
  svg->Hatched("c-band", {kLeft, low, kRight - kLeft, kBottom - low});
  svg->Hatched("c-band", {kLeft, kTop, kRight - kLeft, high - kTop}, Hatch::kDots);
  svg->Line("c-limit", kLeft, low, kRight, low);
  svg->Line("c-limit", kLeft, high, kRight, high);
}

void DrawBandLabels(Svg* svg, const CaterpillarChart& chart, const Scale& scale) {
  const double low = scale.At(chart.limit_low);
  const double high = scale.At(chart.limit_high);
  svg->Text("c-band-label", kLeft + 8.0, high - 8.0, Anchor::kStart, chart.high_label);
  svg->Text("c-band-label", kLeft + 8.0, low - 8.0, Anchor::kStart, chart.middle_label);
  svg->Text("c-band-label", kRight - 8.0, low + 22.0, Anchor::kEnd, chart.low_label);
}

std::string Says(const CaterpillarChart& chart, const CaterpillarChart::UnitMark& unit) {
  return unit.label + ": " + chart.form.Write(unit.value) + " (" + chart.form.Write(unit.low) +
         chart.between + chart.form.Write(unit.high) + ")";
}

void DrawOwn(Svg* svg,
             const CaterpillarChart& chart,
             const CaterpillarChart::UnitMark& unit,
             double x,
             const Scale& scale) {
  svg->Line("c-lead", x, scale.At(unit.low), x, kBottom - 24.0);
  svg->Line("c-own-interval", x, scale.At(unit.low), x, scale.At(unit.high));
  svg->Point("c-own", DiamondPath(x, scale.At(unit.value), 10.0), Says(chart, unit));
  const std::string says = Says(chart, unit);
  svg->Text(
      "c-own-label", KeepInside(x, says, Weight::kBold), kBottom - 6.0, Anchor::kMiddle, says);
}

}  // namespace

std::string Draw(const CaterpillarChart& chart) {
  Svg svg(chart.caption, kHeight);
  const auto units = Sorted(chart.units);
  const Scale values = ValueAxis(chart);
  const Scale ranks{0.0, static_cast<double>(units.size()) - 1.0, kLeft + 10.0, kRight - 10.0};
  DrawBands(&svg, chart, values);
  DrawLeftAxis(&svg, values, kLeft, kRight, chart.form);
  std::string intervals;
  std::string points;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::string x = Coordinate(ranks.At(static_cast<double>(i)));
    intervals += "M" + x + " " + Coordinate(values.At(units[i].low)) + "V" +
                 Coordinate(values.At(units[i].high));
    points += "M" + x + " " + Coordinate(values.At(units[i].value)) + "h0";
  }
  svg.Path("c-intervals", intervals);
  svg.Path("c-points", points);
  DrawBandLabels(&svg, chart, values);
  std::optional<std::size_t> own;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto& unit = units[i];
    const double x = ranks.At(static_cast<double>(i));
    if (unit.kind == Kind::kOwn) {
      own = i;
    } else if (unit.kind == Kind::kPeer) {
      svg.Point("c-peer", DotPath(x, values.At(unit.value), 4.0), Says(chart, unit));
    } else if (chart.names == CaterpillarChart::Names::kAll) {
      svg.Point("c-any", SquarePath(x, values.At(unit.value), 3.0), Says(chart, unit));
    }
  }
  if (own.has_value()) {
    DrawOwn(&svg, chart, units[*own], ranks.At(static_cast<double>(*own)), values);
  }
  svg.Text("c-tick", kLeft, kHeight - 12.0, Anchor::kStart, chart.left_label);
  svg.Text("c-tick", kRight, kHeight - 12.0, Anchor::kEnd, chart.right_label);
  return svg.Finish();
}

}  // namespace doelmaat::chart
