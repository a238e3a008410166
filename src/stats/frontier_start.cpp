#include "stats/frontier_start.h"

#include <cmath>
#include <numbers>
#include <string>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"

namespace doelmaat::stats {
namespace {

// A mean square under this share of that of the response is rounding.
constexpr double kRounding = 1e-24;

double MeanSquare(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) {
    sum += value * value;
  }
  return sum / static_cast<double>(values.size());
}

}  // namespace

void CheckFrontierData(const numerics::Matrix& design,
                       std::span<const double> response,
                       std::span<const double> levels) {
  if (design.rows() != response.size()) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.ols_shape",
                          {{"rows", std::to_string(design.rows())},
                           {"responses", std::to_string(response.size())}}));
  }
  for (const double level : levels) {
    if (!(level > 0 && level < 1)) {
      throw Error(ErrorKind::kBadInput,
                  base::Say("stats.bootstrap_level", {{"asked", base::FormatExact(level)}}));
    }
  }
}

FrontierStart StartFrontier(const numerics::Matrix& design,
                            std::span<const double> response,
                            std::size_t parameters) {
  FrontierStart start;
  start.ols = FitOls(design, response);
  if (start.ols.status == OlsStatus::kTooFewRows || design.rows() <= parameters) {
    start.refusal = StochasticFrontierStatus::kTooFewRows;
    return start;
  }
  if (start.ols.status == OlsStatus::kRankDeficient) {
    start.refusal = StochasticFrontierStatus::kRankDeficient;
    return start;
  }
  const double variance = MeanSquare(start.ols.residuals);
  if (!(variance > kRounding * MeanSquare(response))) {
    start.refusal = StochasticFrontierStatus::kNoSpread;
    return start;
  }
  start.spread = std::sqrt(variance);
  start.log_likelihood =
      -0.5 * static_cast<double>(response.size()) * (std::log(2 * std::numbers::pi * variance) + 1);
  return start;
}

}  // namespace doelmaat::stats
