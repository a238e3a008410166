#include "measure/quantity.h"

#include <cmath>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "numerics/normal.h"

namespace doelmaat::measure {

using base::FormatExact;
using base::Say;
using numerics::Distribution;

Distribution BandDistribution(double low, double high, BandMeaning meaning) {
  if (!std::isfinite(low) || !std::isfinite(high) || low > high) {
    throw Error(
        ErrorKind::kBadInput,
        Say("measure.band_reversed", {{"low", FormatExact(low)}, {"high", FormatExact(high)}}));
  }
  if (low == high) {
    return Distribution::Point(low);
  }
  const double middle = low + (high - low) / 2;
  switch (meaning) {
    case BandMeaning::kLimits:
    case BandMeaning::kAef:
      return Distribution::Rectangular(low, high);
    case BandMeaning::kCoverage90:
      return Distribution::Normal(middle, (high - low) / 2 / numerics::NormalQuantile(0.95));
    case BandMeaning::kCoverage95:
      return Distribution::Normal(middle, (high - low) / 2 / numerics::NormalQuantile(0.975));
  }
  return Distribution::Point(middle);
}

void CheckShare(const Quantity& quantity) {
  if (!quantity.share || quantity.missing()) {
    return;
  }
  constexpr double kUnlikely = 1e-6;
  const Distribution& shape = quantity.distribution;
  const double low = std::isfinite(shape.lowest()) ? shape.lowest() : shape.Quantile(kUnlikely);
  const double high =
      std::isfinite(shape.highest()) ? shape.highest() : shape.Quantile(1 - kUnlikely);
  if (low < 0 || high > 1) {
    throw Error(
        ErrorKind::kBadInput,
        Say("measure.share_outside",
            {{"name", quantity.id}, {"low", FormatExact(low)}, {"high", FormatExact(high)}}));
  }
}

}  // namespace doelmaat::measure
