#include "measure/phase_in.h"

#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/gamma.hpp>

#include "base/error.h"
#include "base/text.h"
#include "numerics/normal.h"

namespace doelmaat::measure {
namespace {

constexpr int kMostYears = 200;
constexpr double kMonths = 12;
constexpr double kRounding = 1e-9;

// Raw moments of the duration that fall below t: E [X^j; X <= t], j = 0, 1, 2.
struct PartialMoments {
  double zero = 0;
  double one = 0;
  double two = 0;
};

PartialMoments OfGamma(double t, double mean, double cv_squared) {
  const double shape = 1 / cv_squared;
  const double scale = mean * cv_squared;
  const auto below = [&](double k) { return boost::math::gamma_p(k, t / scale); };
  return {below(shape), mean * below(shape + 1), mean * mean * (1 + cv_squared) * below(shape + 2)};
}

PartialMoments OfLognormal(double t, double mean, double cv_squared) {
  const double square = std::log1p(cv_squared);
  const double sigma = std::sqrt(square);
  const double score = (std::log(t / mean) + square / 2) / sigma;
  const auto below = [&](double j) { return numerics::NormalCdf(score - j * sigma); };
  return {below(0), mean * below(1), mean * mean * (1 + cv_squared) * below(2)};
}

PartialMoments Below(double t, const Duration& duration) {
  const double mean = duration.mean_months;
  switch (duration.shape) {
    case DurationShape::kExponential:
      return OfGamma(t, mean, 1);
    case DurationShape::kGamma:
      return OfGamma(t, mean, duration.cv_squared);
    case DurationShape::kLognormal:
      return OfLognormal(t, mean, duration.cv_squared);
    case DurationShape::kFixed:
      return t < mean ? PartialMoments{} : PartialMoments{1, mean, mean * mean};
  }
  return {};
}

// E (t − X)⁺ and E ((t − X)⁺)² / 2.
struct Integrals {
  double first = 0;
  double second = 0;
};

Integrals IntegralsAt(double t, const Duration& duration) {
  if (t <= 0) {
    return {};
  }
  const PartialMoments below = Below(t, duration);
  return {t * below.zero - below.one, (t * t * below.zero - 2 * t * below.one + below.two) / 2};
}

// ∫_0^t of the adoption among trajectories that end, in months.
double EndedUntil(double t, const PhaseInputs& inputs) {
  const double ramp = inputs.adoption_months;
  if (ramp == 0) {
    return IntegralsAt(t, inputs.duration).first;
  }
  return (IntegralsAt(t, inputs.duration).second - IntegralsAt(t - ramp, inputs.duration).second) /
         ramp;
}

// ∫_0^t of the adoption among those that start.
double StartedUntil(double t, double ramp) { return t >= ramp ? t - ramp / 2 : t * t / (2 * ramp); }

void Check(const PhaseInputs& inputs, int years) {
  const auto wrong = [](double value) { return !std::isfinite(value) || value < 0; };
  const Duration& duration = inputs.duration;
  const bool spread =
      duration.shape == DurationShape::kGamma || duration.shape == DurationShape::kLognormal;
  if (years < 1 || years > kMostYears || wrong(inputs.benefit) || wrong(inputs.cost) ||
      wrong(inputs.adoption_months) || wrong(duration.mean_months) || duration.mean_months == 0 ||
      (spread && (wrong(duration.cv_squared) || duration.cv_squared == 0))) {
    throw Error(ErrorKind::kBadInput, base::Say("measure.bad_phase"));
  }
}

}  // namespace

std::vector<PhaseYear> PhaseIn(const PhaseInputs& inputs, int years) {
  Check(inputs, years);
  std::vector<PhaseYear> all;
  for (int year = 1; year <= years; ++year) {
    const double end = kMonths * year;
    const double start = end - kMonths;
    const double ramp = inputs.adoption_months;
    PhaseYear each;
    each.year = year;
    each.benefit = inputs.benefit / kMonths * (EndedUntil(end, inputs) - EndedUntil(start, inputs));
    each.cost = inputs.cost / kMonths * (StartedUntil(end, ramp) - StartedUntil(start, ramp));
    each.net = each.benefit - each.cost;
    all.push_back(each);
  }
  return all;
}

FundingSplit SplitByFunding(double benefit,
                            std::span<const double> shares,
                            std::span<const double> realisation) {
  double whole = 0;
  double seen = 0;
  const auto share = [](double value) { return value >= 0 && value <= 1; };
  bool right = std::isfinite(benefit) && shares.size() == realisation.size();
  for (std::size_t way = 0; right && way < shares.size(); ++way) {
    right = share(shares[way]) && share(realisation[way]);
    whole += shares[way];
    seen += shares[way] * realisation[way];
  }
  if (!right || std::abs(whole - 1) > kRounding) {
    throw Error(ErrorKind::kBadInput, base::Say("measure.bad_funding"));
  }
  return {benefit * seen, benefit - benefit * seen};
}

}  // namespace doelmaat::measure
