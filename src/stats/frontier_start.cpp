#include "stats/frontier_start.h"

#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "stats/resampling.h"

namespace doelmaat::stats {
namespace {

// A mean square under this share of that of the response is rounding.
constexpr double kRounding = 1e-24;

// Shares of u in σ_u² + σ_v², or in the variance for the exponential law, whose variance is σ_u².
constexpr std::array<double, 5> kShares = {0.1, 0.3, 0.5, 0.7, 0.9};

std::vector<double> StartAt(const FrontierProblem& problem, InefficiencyLaw law, double share) {
  const bool exponential = law == InefficiencyLaw::kExponential;
  std::vector<double> start = Coefficients(problem.columns, problem.response);
  const double variance = problem.spread * problem.spread;
  const double sigma_squared =
      exponential ? variance : variance / (1 - share * 2 / std::numbers::pi);
  const double sigma_u = std::sqrt(share * sigma_squared);
  const double mean = exponential ? sigma_u : sigma_u * std::sqrt(2 / std::numbers::pi);
  // Least squares run through the mean of v − u; the frontier lies E[u] beyond.
  const std::vector<double> ones(problem.response.size(), 1);
  const std::vector<double> constant = Coefficients(problem.columns, ones);
  for (std::size_t col = 0; col < constant.size(); ++col) {
    start[col] += problem.sign * mean * constant[col];
  }
  start.push_back(std::log(sigma_u));
  start.push_back(0.5 * std::log((1 - share) * sigma_squared));
  return start;
}

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
  CheckLevels(levels);
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

std::vector<double> BestSplit(const FrontierProblem& problem,
                              InefficiencyLaw law,
                              const numerics::SmoothFunction& function) {
  std::vector<double> best;
  double highest = 0;
  for (const double share : kShares) {
    std::vector<double> start = StartAt(problem, law, share);
    const auto there = function(start);
    if (there.has_value() && (best.empty() || there->value > highest)) {
      highest = there->value;
      best = std::move(start);
    }
  }
  return best;
}

}  // namespace doelmaat::stats
