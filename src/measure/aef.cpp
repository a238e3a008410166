#include "measure/aef.h"

#include <cmath>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::measure {

std::vector<FormulaBand> PropagateAef(const Program& program,
                                      std::span<const HalfBand> quantities) {
  std::vector<double> point;
  point.reserve(quantities.size());
  for (const HalfBand& quantity : quantities) {
    point.push_back(quantity.middle);
  }
  const std::vector<double> middles = Evaluate(program, point);
  std::vector<FormulaBand> bands;
  bands.reserve(middles.size());
  for (const double middle : middles) {
    bands.push_back({{middle, 0}, std::vector<double>(quantities.size())});
  }
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    point[i] = quantities[i].high();
    const std::vector<double> high = Evaluate(program, point);
    point[i] = quantities[i].low();
    const std::vector<double> low = Evaluate(program, point);
    point[i] = quantities[i].middle;
    for (std::size_t output = 0; output < bands.size(); ++output) {
      const double half = (high[output] - low[output]) / 2;
      bands[output].squares[i] = half * half;
    }
  }
  for (FormulaBand& each : bands) {
    double sum = 0;
    for (const double square : each.squares) {
      sum += square;
    }
    each.band.half_width = std::sqrt(sum);
    if (!std::isfinite(each.band.middle) || !std::isfinite(sum)) {
      throw Error(ErrorKind::kBadInput, base::Say("measure.not_finite"));
    }
  }
  return bands;
}

HalfBand CombineParts(std::span<const HalfBand> parts, PartsRule rule) {
  HalfBand whole;
  double squares = 0;
  double sum = 0;
  for (const HalfBand& part : parts) {
    whole.middle += part.middle;
    squares += part.half_width * part.half_width;
    sum += part.half_width;
  }
  whole.half_width = rule == PartsRule::kIndependent ? std::sqrt(squares) : sum;
  return whole;
}

HalfBand Difference(const HalfBand& a, const HalfBand& b) {
  return {a.middle - b.middle, std::hypot(a.half_width, b.half_width)};
}

}  // namespace doelmaat::measure
