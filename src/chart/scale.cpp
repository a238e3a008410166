#include "chart/scale.h"

#include <cmath>

#include "base/check.h"
#include "base/number_text.h"

namespace doelmaat::chart {

double Scale::At(double value) const {
  if (from == to) {
    return (start + end) / 2.0;
  }
  return start + (value - from) / (to - from) * (end - start);
}

std::vector<double> RoundTicks(double low, double high, int about) {
  DOELMAAT_CHECK(std::isfinite(low) && std::isfinite(high) && low <= high && about >= 2);
  if (low == high) {
    return {low};
  }
  const double raw = (high - low) / about;
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  const double part = raw / power;  // in [1, 10): to the nearest of 1, 2, 5 and 10
  const double factor = part < 1.5 ? 1.0 : part < 3.5 ? 2.0 : part < 7.5 ? 5.0 : 10.0;
  const double step = factor * power;
  std::vector<double> ticks;
  const double first = std::ceil(low / step - 1e-9);
  const double last = std::floor(high / step + 1e-9);
  for (int i = 0; first + i <= last; ++i) {
    ticks.push_back((first + i) * step);
  }
  return ticks;
}

std::string NumberForm::Write(double value) const {
  return before + base::FormatNumber(value * factor, decimals, base::NumberStyle::kSpoken) + after;
}

}  // namespace doelmaat::chart
