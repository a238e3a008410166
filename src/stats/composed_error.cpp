#include "stats/composed_error.h"

#include <cmath>
#include <numbers>

namespace doelmaat::stats {
namespace {

ErrorJet HalfNormal(const ErrorJet& e, const ErrorJet& log_u, const ErrorJet& log_v) {
  const ErrorJet variance = Exp(2.0 * log_u) + Exp(2.0 * log_v);
  const ErrorJet ratio = Exp(log_u - log_v) * Inverse(Sqrt(variance));
  return -0.5 * Log(variance) + (-0.5) * (e * e * Inverse(variance)) + LogNormalCdf(-(e * ratio)) +
         (std::numbers::ln2 - 0.5 * std::log(2 * std::numbers::pi));
}

ErrorJet Exponential(const ErrorJet& e, const ErrorJet& log_u, const ErrorJet& log_v) {
  const ErrorJet noise_share = Exp(log_v - log_u);
  return -log_u + 0.5 * (noise_share * noise_share) + e * Exp(-log_u) +
         LogNormalCdf(-(e * Exp(-log_v)) - noise_share);
}

ErrorJet Truncated(const ErrorJet& e,
                   const ErrorJet& log_u,
                   const ErrorJet& log_v,
                   const ErrorJet& mu) {
  const ErrorJet variance = Exp(2.0 * log_u) + Exp(2.0 * log_v);
  const ErrorJet away = e + mu;
  const ErrorJet ratio = Exp(log_u - log_v);
  const ErrorJet inner = (mu * Inverse(ratio) - e * ratio) * Inverse(Sqrt(variance));
  return -0.5 * Log(variance) + (-0.5) * (away * away * Inverse(variance)) + LogNormalCdf(inner) -
         LogNormalCdf(mu * Exp(-log_u)) + (-0.5 * std::log(2 * std::numbers::pi));
}

}  // namespace

ErrorJet LogDensity(InefficiencyLaw law, double e, std::span<const double> scale) {
  const ErrorJet error = ErrorJet::Variable(e, 0);
  const ErrorJet log_u = ErrorJet::Variable(scale[0], 1);
  const ErrorJet log_v = ErrorJet::Variable(scale[1], 2);
  switch (law) {
    case InefficiencyLaw::kHalfNormal:
      return HalfNormal(error, log_u, log_v);
    case InefficiencyLaw::kExponential:
      return Exponential(error, log_u, log_v);
    case InefficiencyLaw::kTruncatedNormal:
      break;
  }
  return Truncated(error, log_u, log_v, ErrorJet::Variable(scale[2], 3));
}

ConditionalInefficiency Conditional(InefficiencyLaw law, double e, std::span<const double> scale) {
  const double sigma_u = std::exp(scale[0]);
  const double sigma_v = std::exp(scale[1]);
  if (law == InefficiencyLaw::kExponential) {
    return {-e - sigma_v * sigma_v / sigma_u, sigma_v};
  }
  const double mu = law == InefficiencyLaw::kTruncatedNormal ? scale[2] : 0;
  const double sigma = std::hypot(sigma_u, sigma_v);
  const double share = sigma_u * sigma_u / (sigma * sigma);
  return {mu * (1 - share) - e * share, sigma_u * sigma_v / sigma};
}

}  // namespace doelmaat::stats
