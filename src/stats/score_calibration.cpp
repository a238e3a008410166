#include "stats/score_calibration.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/text.h"
#include "numerics/random_stream.h"

namespace doelmaat::stats {
namespace {

constexpr std::string_view kPurpose = "score_calibration";
constexpr double kRounding = 1e-6;

void Check(std::span<const double> scores,
           const numerics::Matrix& draws,
           const ScoreCalibration& calibration) {
  const auto is_score = [](double value) { return value > 0 && value <= 1 + kRounding; };
  if (scores.size() != draws.rows() || !std::ranges::all_of(scores, is_score) ||
      !std::ranges::all_of(draws.values(), is_score)) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.calibration_scores"));
  }
  if (!(calibration.gap_factor > 0 && std::isfinite(calibration.gap_factor)) ||
      !(calibration.gap_spread >= 0 && std::isfinite(calibration.gap_spread))) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.calibration_constants"));
  }
}

}  // namespace

numerics::Matrix CalibrateDraws(std::span<const double> scores,
                                const numerics::Matrix& draws,
                                const ScoreCalibration& calibration,
                                std::uint64_t seed) {
  Check(scores, draws, calibration);
  numerics::Matrix calibrated(draws.rows(), draws.cols());
  for (std::size_t unit = 0; unit < draws.rows(); ++unit) {
    numerics::RandomStream stream(seed, kPurpose, unit);
    const double distance = 1 / scores[unit];
    for (std::size_t draw = 0; draw < draws.cols(); ++draw) {
      const double gap = std::max(0.0, 1 / draws(unit, draw) - distance);
      const double factor =
          calibration.gap_factor * std::exp(calibration.gap_spread * stream.Normal());
      calibrated(unit, draw) = std::min(1.0, 1 / (distance + factor * gap));
    }
  }
  return calibrated;
}

}  // namespace doelmaat::stats
