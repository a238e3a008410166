#include "numerics/distribution.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include "base/check.h"
#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "numerics/normal.h"
#include "numerics/shape_quantiles.h"

namespace doelmaat::numerics {
namespace {

using base::Say;

// A quantile at which the root finding of Boost runs out of steps (a beta that piles up at an end)
// is its last bracket, not an exception.
using Patient = boost::math::policies::policy<
    boost::math::policies::evaluation_error<boost::math::policies::ignore_error>>;
using BetaShape = boost::math::beta_distribution<double, Patient>;
using GammaShape = boost::math::gamma_distribution<double, Patient>;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
// Grid of normal scores of the tables.
constexpr double kGridEnd = 8.5;
constexpr double kGridStep = 1.0 / 64;
constexpr double kBeyond = 1e-9;

[[noreturn]] void Refuse(const std::string& what) { throw Error(ErrorKind::kBadInput, what); }

void CheckBand(double low, double high) {
  if (!std::isfinite(low) || !std::isfinite(high) || low >= high) {
    Refuse(Say("distribution.band",
               {{"low", base::FormatExact(low)}, {"high", base::FormatExact(high)}}));
  }
}

void CheckSpread(double mean, double spread) {
  if (!std::isfinite(mean) || !std::isfinite(spread) || spread <= 0) {
    Refuse(Say("distribution.spread", {{"value", base::FormatExact(spread)}}));
  }
}

void CheckMode(double low, double mode, double high) {
  CheckBand(low, high);
  if (!(mode >= low && mode <= high)) {
    Refuse(Say("distribution.mode",
               {{"mode", base::FormatExact(mode)},
                {"low", base::FormatExact(low)},
                {"high", base::FormatExact(high)}}));
  }
}

}  // namespace

double StudentQuantile(double p, double degrees) {
  return std::isinf(degrees) ? NormalQuantile(p)
                             : boost::math::quantile(boost::math::students_t(degrees), p);
}

double StudentProbability(double t, double degrees) {
  return std::isinf(degrees) ? NormalCdf(t) : boost::math::cdf(boost::math::students_t(degrees), t);
}

Distribution Distribution::Point(double value) {
  if (!std::isfinite(value)) {
    Refuse(Say("distribution.not_finite"));
  }
  Distribution made;
  made.mean_ = made.lowest_ = made.highest_ = made.a_ = value;
  return made;
}

Distribution Distribution::Rectangular(double low, double high) {
  CheckBand(low, high);
  Distribution made;
  made.kind_ = DistributionKind::kRectangular;
  made.a_ = made.lowest_ = low;
  made.b_ = made.highest_ = high;
  made.mean_ = low + (high - low) / 2;
  made.uncertainty_ = (high - low) / std::sqrt(12.0);
  return made;
}

Distribution Distribution::CurvedTrapezoid(double low, double high, double limit_half_width) {
  CheckBand(low, high);
  const double w = (high - low) / 2;
  const double d = limit_half_width;
  if (!(d > 0 && d < w)) {
    Refuse(Say("distribution.limit", {{"value", base::FormatExact(d)}}));
  }
  Distribution made;
  made.kind_ = DistributionKind::kCurvedTrapezoid;
  made.mean_ = low + w;
  made.a_ = w;
  made.b_ = d;
  made.lowest_ = low - d;
  made.highest_ = high + d;
  made.uncertainty_ = std::sqrt(w * w / 3 + d * d / 9);
  made.Tabulate();
  return made;
}

Distribution Distribution::Trapezoid(double low, double high, double top_share) {
  CheckBand(low, high);
  if (!(top_share >= 0 && top_share < 1)) {
    Refuse(Say("distribution.top_share", {{"value", base::FormatExact(top_share)}}));
  }
  Distribution made;
  made.kind_ = DistributionKind::kTrapezoid;
  made.a_ = (high - low) / 2;
  made.b_ = top_share;
  made.lowest_ = low;
  made.highest_ = high;
  made.mean_ = low + made.a_;
  made.uncertainty_ = made.a_ * std::sqrt((1 + top_share * top_share) / 6);
  return made;
}

Distribution Distribution::Triangular(double low, double mode, double high) {
  CheckMode(low, mode, high);
  Distribution made;
  made.kind_ = DistributionKind::kTriangular;
  made.a_ = made.lowest_ = low;
  made.b_ = mode;
  made.c_ = made.highest_ = high;
  made.mean_ = (low + mode + high) / 3;
  const double square = low * (low - mode) + mode * (mode - high) + high * (high - low);
  made.uncertainty_ = std::sqrt(square / 18);
  return made;
}

Distribution Distribution::Pert(double low, double mode, double high) {
  CheckMode(low, mode, high);
  Distribution made;
  made.kind_ = DistributionKind::kPert;
  made.lowest_ = low;
  made.highest_ = high;
  made.a_ = 1 + 4 * (mode - low) / (high - low);
  made.b_ = 1 + 4 * (high - mode) / (high - low);
  made.mean_ = (low + 4 * mode + high) / 6;
  made.uncertainty_ = std::sqrt((made.mean_ - low) * (high - made.mean_) / 7);
  made.Tabulate();
  return made;
}

Distribution Distribution::Normal(double mean, double sd) {
  CheckSpread(mean, sd);
  Distribution made;
  made.kind_ = DistributionKind::kNormal;
  made.mean_ = made.a_ = mean;
  made.uncertainty_ = made.b_ = sd;
  made.lowest_ = -kInfinity;
  made.highest_ = kInfinity;
  return made;
}

Distribution Distribution::Student(double location, double scale, double degrees) {
  CheckSpread(location, scale);
  if (!std::isfinite(degrees) || degrees <= 0) {
    Refuse(Say("distribution.degrees", {{"value", base::FormatExact(degrees)}}));
  }
  Distribution made;
  made.kind_ = DistributionKind::kStudent;
  made.mean_ = made.a_ = location;
  made.uncertainty_ = made.b_ = scale;
  made.c_ = degrees;
  made.lowest_ = -kInfinity;
  made.highest_ = kInfinity;
  made.Tabulate();
  return made;
}

Distribution Distribution::Beta(double mean, double sd) {
  CheckSpread(mean, sd);
  if (!(mean > 0 && mean < 1) || sd * sd >= mean * (1 - mean)) {
    Refuse(Say("distribution.beta",
               {{"mean", base::FormatExact(mean)}, {"sd", base::FormatExact(sd)}}));
  }
  Distribution made;
  made.kind_ = DistributionKind::kBeta;
  const double size = mean * (1 - mean) / (sd * sd) - 1;
  made.a_ = mean * size;
  made.b_ = (1 - mean) * size;
  made.mean_ = mean;
  made.uncertainty_ = sd;
  made.lowest_ = 0;
  made.highest_ = 1;
  made.Tabulate();
  return made;
}

Distribution Distribution::Lognormal(double mean, double sd) {
  CheckSpread(mean, sd);
  if (mean <= 0) {
    Refuse(Say("distribution.positive", {{"value", base::FormatExact(mean)}}));
  }
  Distribution made;
  made.kind_ = DistributionKind::kLognormal;
  const double square = std::log1p(sd / mean * (sd / mean));
  made.a_ = std::log(mean) - square / 2;
  made.b_ = std::sqrt(square);
  made.mean_ = mean;
  made.uncertainty_ = sd;
  made.lowest_ = 0;
  made.highest_ = kInfinity;
  return made;
}

Distribution Distribution::Gamma(double mean, double sd) {
  CheckSpread(mean, sd);
  if (mean <= 0) {
    Refuse(Say("distribution.positive", {{"value", base::FormatExact(mean)}}));
  }
  Distribution made;
  made.kind_ = DistributionKind::kGamma;
  made.a_ = mean / sd * (mean / sd);
  made.b_ = sd / mean * sd;
  made.mean_ = mean;
  made.uncertainty_ = sd;
  made.lowest_ = 0;
  made.highest_ = kInfinity;
  made.Tabulate();
  return made;
}

Distribution Distribution::Arcsine(double low, double high) {
  CheckBand(low, high);
  Distribution made;
  made.kind_ = DistributionKind::kArcsine;
  made.a_ = (high - low) / 2;
  made.mean_ = low + made.a_;
  made.lowest_ = low;
  made.highest_ = high;
  made.uncertainty_ = made.a_ / std::sqrt(2.0);
  return made;
}

Distribution Distribution::Sample(std::span<const double> values) {
  const bool finite =
      std::all_of(values.begin(), values.end(), [](double x) { return std::isfinite(x); });
  if (values.size() < 2 || !finite) {
    Refuse(Say("distribution.sample"));
  }
  Distribution made;
  made.kind_ = DistributionKind::kSample;
  auto sorted = std::make_shared<std::vector<double>>(values.begin(), values.end());
  std::sort(sorted->begin(), sorted->end());
  const auto n = static_cast<double>(values.size());
  for (const double value : *sorted) {
    made.mean_ += value / n;
  }
  double squares = 0;
  for (const double value : *sorted) {
    squares += (value - made.mean_) * (value - made.mean_);
  }
  made.uncertainty_ = std::sqrt(squares / n);
  made.lowest_ = sorted->front();
  made.highest_ = sorted->back();
  made.table_ = sorted;
  return made;
}

std::optional<double> Distribution::sd() const {
  if (kind_ != DistributionKind::kStudent) {
    return uncertainty_;
  }
  if (c_ <= 2) {
    return std::nullopt;
  }
  return uncertainty_ * std::sqrt(c_ / (c_ - 2));
}

std::optional<double> Distribution::degrees_of_freedom() const {
  return kind_ == DistributionKind::kStudent ? std::optional<double>(c_) : std::nullopt;
}

double Distribution::practical_low() const {
  return std::isfinite(lowest_) ? lowest_ : Quantile(kBeyond);
}

double Distribution::practical_high() const {
  return std::isfinite(highest_) ? highest_ : Quantile(1 - kBeyond);
}

double Distribution::Quantile(double p) const {
  DOELMAAT_CHECK(p > 0 && p < 1);
  switch (kind_) {
    case DistributionKind::kPoint:
      return a_;
    case DistributionKind::kRectangular:
      return a_ + p * (b_ - a_);
    case DistributionKind::kCurvedTrapezoid:
      return mean_ + CurvedTrapezoidQuantile(p, a_, b_);
    case DistributionKind::kTrapezoid:
      return mean_ + a_ * TrapezoidQuantile(p, b_);
    case DistributionKind::kTriangular:
      return TriangularQuantile(p, a_, b_, c_);
    case DistributionKind::kPert:
      return lowest_ + (highest_ - lowest_) * boost::math::quantile(BetaShape(a_, b_), p);
    case DistributionKind::kNormal:
      return a_ + b_ * NormalQuantile(p);
    case DistributionKind::kStudent:
      return a_ + b_ * StudentQuantile(p, c_);
    case DistributionKind::kBeta:
      return boost::math::quantile(BetaShape(a_, b_), p);
    case DistributionKind::kLognormal:
      return std::exp(a_ + b_ * NormalQuantile(p));
    case DistributionKind::kGamma:
      return boost::math::quantile(GammaShape(a_, b_), p);
    case DistributionKind::kArcsine:
      return mean_ - a_ * std::cos(std::acos(-1.0) * p);
    case DistributionKind::kSample: {
      const auto n = static_cast<double>(table_->size());
      const double place = std::min(std::ceil(p * n), n) - 1;
      return (*table_)[static_cast<std::size_t>(std::max(place, 0.0))];
    }
  }
  return a_;
}

bool Distribution::prefers_normal() const {
  return kind_ == DistributionKind::kNormal || kind_ == DistributionKind::kLognormal ||
         (table_ != nullptr && kind_ != DistributionKind::kSample);
}

// The upper half by symmetry where there is one: 1 - Phi(z) loses its digits for large z.
double Distribution::ExactFromNormal(double z) const {
  const bool symmetric =
      kind_ == DistributionKind::kStudent || kind_ == DistributionKind::kCurvedTrapezoid;
  if (symmetric && z > 0) {
    return 2 * mean_ - Quantile(NormalCdf(-z));
  }
  if (z > 0 && (kind_ == DistributionKind::kBeta || kind_ == DistributionKind::kPert)) {
    const double upper =
        boost::math::quantile(boost::math::complement(BetaShape(a_, b_), NormalCdf(-z)));
    return lowest_ + (highest_ - lowest_) * upper;
  }
  if (z > 0 && kind_ == DistributionKind::kGamma) {
    return boost::math::quantile(boost::math::complement(GammaShape(a_, b_), NormalCdf(-z)));
  }
  return Quantile(NormalCdf(z));
}

void Distribution::Tabulate() {
  auto table = std::make_shared<std::vector<double>>();
  const auto cells = static_cast<std::size_t>(2 * kGridEnd / kGridStep);
  for (std::size_t cell = 0; cell <= cells; ++cell) {
    table->push_back(ExactFromNormal(-kGridEnd + kGridStep * static_cast<double>(cell)));
  }
  table_ = table;
}

// Cubic through the four grid points around z.
double Distribution::FromNormal(double z) const {
  if (kind_ == DistributionKind::kNormal) {
    return a_ + b_ * z;
  }
  if (kind_ == DistributionKind::kLognormal) {
    return std::exp(a_ + b_ * z);
  }
  const bool tabulated = table_ != nullptr && kind_ != DistributionKind::kSample;
  if (!tabulated) {
    const double p = NormalCdf(z);
    return Quantile(std::clamp(p, std::numeric_limits<double>::min(), 1 - 0x1p-53));
  }
  const double place = (std::clamp(z, -kGridEnd, kGridEnd) + kGridEnd) / kGridStep;
  const auto last = static_cast<double>(table_->size()) - 3;
  const double cell = std::clamp(std::floor(place), 1.0, last);
  const double t = place - cell;
  const double* at = table_->data() + static_cast<std::size_t>(cell);
  return at[-1] * (-t * (t - 1) * (t - 2) / 6) + at[0] * ((t + 1) * (t - 1) * (t - 2) / 2) +
         at[1] * (-(t + 1) * t * (t - 2) / 2) + at[2] * ((t + 1) * t * (t - 1) / 6);
}

}  // namespace doelmaat::numerics
