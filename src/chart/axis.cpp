#include "chart/axis.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>

namespace doelmaat::chart {
namespace {

constexpr int kTicks = 5;
constexpr double kCharacterWidth = 11.6;
constexpr double kBolder = 1.1;  // how much wider a bold text is

// Round ticks that the form can write as they are: an axis of whole numbers has no "0 0 0 1 1 1".
// All of them where it can write none.
std::vector<double> WrittenTicks(double low, double high, int about, const NumberForm& form) {
  const std::vector<double> ticks = RoundTicks(low, high, about);
  const double unit = form.factor * std::pow(10.0, form.decimals);
  std::vector<double> exact;
  std::copy_if(ticks.begin(), ticks.end(), std::back_inserter(exact), [&](double tick) {
    return std::abs(tick * unit - std::round(tick * unit)) < 1e-6;
  });
  return exact.empty() ? ticks : exact;
}

std::vector<double> TicksThatFit(const Scale& scale, const NumberForm& form) {
  std::vector<double> ticks;
  for (int about = kTicks; about >= 2; --about) {
    ticks = WrittenTicks(scale.from, scale.to, about, form);
    double width = 0.0;
    for (const double tick : ticks) {
      width += TextWidth(form.Write(tick)) + kCharacterWidth;
    }
    if (width <= scale.end - scale.start) {
      break;
    }
  }
  return ticks;
}

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
  for (const double tick : TicksThatFit(scale, form)) {
    const double x = scale.At(tick);
    const std::string text = form.Write(tick);
    svg->Line("c-axis", x, y, x, y + 6.0);
    svg->Text("c-tick", KeepInside(x, text), y + 26.0, Anchor::kMiddle, text);
  }
}

void DrawLeftAxis(Svg* svg, const Scale& scale, double left, double right, const NumberForm& form) {
  for (const double tick : WrittenTicks(scale.from, scale.to, kTicks, form)) {
    const double y = scale.At(tick);
    svg->Line("c-grid", left, y, right, y);
    svg->Text("c-tick", left - 8.0, y + 6.0, Anchor::kEnd, form.Write(tick));
  }
}

double KeepInside(double x, std::string_view text, Weight weight) {
  const double width = TextWidth(text) * (weight == Weight::kBold ? kBolder : 1.0);
  const double half = std::min(width, kChartWidth) / 2.0;
  return std::clamp(x, half, kChartWidth - half);
}

double TextWidth(std::string_view text) {
  // Bytes that continue a character of UTF-8 take no width.
  const auto characters = std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  });
  return kCharacterWidth * static_cast<double>(characters);
}

}  // namespace doelmaat::chart
