#include "stats/small_numbers.h"

#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/gamma.hpp>

#include "base/error.h"
#include "base/text.h"
#include "numerics/normal.h"

namespace doelmaat::stats {
namespace {

void Check(bool right, const char* key) {
  if (!right) {
    throw Error(ErrorKind::kBadInput, base::Say(key));
  }
}

}  // namespace

std::optional<Interval> ShareInterval(std::int64_t count, std::int64_t total, double confidence) {
  Check(count >= 0 && count <= total, "stats.share_count");
  Check(confidence > 0 && confidence < 1, "stats.small_numbers_confidence");
  if (total == 0) {
    return std::nullopt;
  }
  const auto n = static_cast<double>(total);
  const double p = static_cast<double>(count) / n;
  const double z = numerics::NormalQuantile(0.5 + confidence / 2);
  const double middle = p + z * z / (2 * n);
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  return Interval{count == 0 ? 0.0 : std::max(0.0, (middle - half) / scale),
                  count == total ? 1.0 : std::min(1.0, (middle + half) / scale)};
}

Interval CountInterval(std::int64_t count, double confidence) {
  Check(count >= 0, "stats.negative_count");
  Check(confidence > 0 && confidence < 1, "stats.small_numbers_confidence");
  const double tail = (1 - confidence) / 2;
  const auto k = static_cast<double>(count);
  return {count == 0 ? 0.0 : boost::math::gamma_p_inv(k, tail),
          boost::math::gamma_q_inv(k + 1, tail)};
}

}  // namespace doelmaat::stats
