#include "stats/scale_estimates.h"

#include <cmath>

namespace doelmaat::stats {
namespace {

// Standard error of a function of ln σ_u and ln σ_v with these derivatives.
double ErrorOf(const numerics::Matrix& covariance, std::size_t first, double by_u, double by_v) {
  return std::sqrt(by_u * by_u * covariance(first, first) +
                   2 * by_u * by_v * covariance(first + 1, first) +
                   by_v * by_v * covariance(first + 1, first + 1));
}

}  // namespace

ScaleEstimates ScaleEstimatesOf(double log_sigma_u,
                                double log_sigma_v,
                                const numerics::Matrix& covariance,
                                std::size_t first) {
  const double u = std::exp(log_sigma_u);
  const double v = std::exp(log_sigma_v);
  const double squared = u * u + v * v;
  const double gamma = u * u / squared;
  const double slope = 2 * gamma * (1 - gamma);
  return {{u, ErrorOf(covariance, first, u, 0)},
          {v, ErrorOf(covariance, first, 0, v)},
          {squared, ErrorOf(covariance, first, 2 * u * u, 2 * v * v)},
          {gamma, ErrorOf(covariance, first, slope, -slope)}};
}

}  // namespace doelmaat::stats
