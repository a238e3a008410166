#include "stats/composed_error.h"

#include <cmath>
#include <numbers>

namespace doelmaat::stats {
namespace {

ErrorTerms HalfNormal(const ErrorJet& log_u, const ErrorJet& log_v) {
  const ErrorJet variance = Exp(2.0 * log_u) + Exp(2.0 * log_v);
  return {-0.5 * Log(variance) + (std::numbers::ln2 - 0.5 * std::log(2 * std::numbers::pi)),
          {},
          Inverse(variance),
          {},
          Exp(log_u - log_v) * Inverse(Sqrt(variance))};
}

ErrorTerms Exponential(const ErrorJet& log_u, const ErrorJet& log_v) {
  const ErrorJet noise_share = Exp(log_v - log_u);
  return {-log_u + 0.5 * (noise_share * noise_share), Exp(-log_u), {}, -noise_share, Exp(-log_v)};
}

ErrorTerms Truncated(const ErrorJet& log_u, const ErrorJet& log_v, const ErrorJet& mu) {
  const ErrorJet variance = Exp(2.0 * log_u) + Exp(2.0 * log_v);
  const ErrorJet inverse = Inverse(variance);
  const ErrorJet root = Sqrt(inverse);
  const ErrorJet ratio = Exp(log_u - log_v);
  return {-0.5 * Log(variance) + (-0.5) * (mu * mu * inverse) - LogNormalCdf(mu * Exp(-log_u)) +
              (-0.5 * std::log(2 * std::numbers::pi)),
          -(mu * inverse),
          inverse,
          mu * Inverse(ratio) * root,
          ratio * root};
}

// term × g(e), of which g and its first two derivatives are given; the term knows no e.
ErrorJet Times(const ErrorJet& term, double g, double first, double second) {
  ErrorJet product = g * term;
  product.gradient[0] = first * term.value;
  product.hessian[0] = second * term.value;
  for (std::size_t row = 1; row < kErrorVariables; ++row) {
    product.hessian[row * (row + 1) / 2] = first * term.gradient[row];
  }
  return product;
}

}  // namespace

ErrorTerms TermsOf(InefficiencyLaw law, std::span<const double> scale) {
  const ErrorJet log_u = ErrorJet::Variable(scale[0], 1);
  const ErrorJet log_v = ErrorJet::Variable(scale[1], 2);
  switch (law) {
    case InefficiencyLaw::kHalfNormal:
      return HalfNormal(log_u, log_v);
    case InefficiencyLaw::kExponential:
      return Exponential(log_u, log_v);
    case InefficiencyLaw::kTruncatedNormal:
      break;
  }
  return Truncated(log_u, log_v, ErrorJet::Variable(scale[2], 3));
}

ErrorJet LogDensity(const ErrorTerms& terms, double e) {
  const ErrorJet inner = terms.start + Times(terms.pull, -e, -1, 0);
  return terms.constant + Times(terms.slope, e, 1, 0) + Times(terms.curve, -0.5 * e * e, -e, -1) +
         LogNormalCdf(inner);
}

ErrorJet LogDensity(InefficiencyLaw law, double e, std::span<const double> scale) {
  return LogDensity(TermsOf(law, scale), e);
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
