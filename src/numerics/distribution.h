// Probability distributions of one number, as values. Not for joint distributions: a Gaussian
// copula gives each margin its own normal score (FromNormal).
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace doelmaat::numerics {

enum class DistributionKind {
  kPoint,            // one value, known exactly
  kRectangular,      // low, high
  kCurvedTrapezoid,  // low, high, and d: each limit is itself rectangular on limit ± d
  kTrapezoid,        // low, high, share of the top in the base
  kTriangular,       // low, mode, high
  kPert,             // low, mode, high: beta with mean (low + 4 mode + high) / 6
  kNormal,           // mean, standard deviation
  kStudent,          // location, scale, degrees of freedom
  kBeta,             // mean and standard deviation on [0, 1]
  kLognormal,        // mean and standard deviation of the value itself
  kGamma,            // mean, standard deviation
  kArcsine,          // low, high
  kSample,           // observed values, drawn with replacement
};

// A distribution of one number.
//
//   Quantile(p) = inf { x : F(x) >= p },   FromNormal(z) = Quantile(Phi(z))
//
// Made by the functions below, in the unit of their arguments. They throw kBadInput when a limit,
// mode, spread or number of degrees is not finite or out of order (low >= high, sd <= 0, dof <= 0,
// beta that no shape has: sd² >= mean (1 - mean)).
//
// uncertainty()  what the GUM calls standard uncertainty: the standard deviation, but of Student's
//                distribution its scale, whose degrees of freedom are counted apart (GUM 4.2, G.3)
// sd()           the standard deviation; none when it is infinite (Student with dof <= 2)
//
// Quantile is exact to the accuracy of Boost (about 1e-15); FromNormal uses for slow quantile
// functions a table in normal scores, |error| < 1e-7 of the sd plus the distance from the mean
// within |z| < 5 (1e-6 for the curved trapezoid, whose quantiles bend sharply). Sources: JCGM
// 101:2008, 6.4; Johnson, Kotz & Balakrishnan 1995, Continuous Univariate Distributions. See
// docs/methods/quantities.md. Tested by: distribution_test.cpp.
class Distribution {
 public:
  static Distribution Point(double value);
  static Distribution Rectangular(double low, double high);
  static Distribution CurvedTrapezoid(double low, double high, double limit_half_width);
  static Distribution Trapezoid(double low, double high, double top_share);
  static Distribution Triangular(double low, double mode, double high);
  static Distribution Pert(double low, double mode, double high);
  static Distribution Normal(double mean, double sd);
  static Distribution Student(double location, double scale, double degrees);
  static Distribution Beta(double mean, double sd);
  static Distribution Lognormal(double mean, double sd);
  static Distribution Gamma(double mean, double sd);
  static Distribution Arcsine(double low, double high);
  static Distribution Sample(std::span<const double> values);

  DistributionKind kind() const { return kind_; }
  double mean() const { return mean_; }
  double uncertainty() const { return uncertainty_; }
  std::optional<double> sd() const;
  // Of the estimate of the uncertainty; none for a distribution that is taken as known.
  std::optional<double> degrees_of_freedom() const;
  bool is_point() const { return kind_ == DistributionKind::kPoint; }

  // Ends of the support; infinite where there is none.
  double lowest() const { return lowest_; }
  double highest() const { return highest_; }
  // An end for the check of formulas: the support, or where only 1e-9 lies beyond it.
  double practical_low() const;
  double practical_high() const;

  // p in (0, 1).
  double Quantile(double p) const;
  double FromNormal(double z) const;
  // Whether FromNormal is the cheaper way to draw.
  bool prefers_normal() const;

 private:
  Distribution() = default;
  double ExactFromNormal(double z) const;
  void Tabulate();

  DistributionKind kind_ = DistributionKind::kPoint;
  double a_ = 0;  // parameters, by kind: see distribution.cpp
  double b_ = 0;
  double c_ = 0;
  double mean_ = 0;
  double uncertainty_ = 0;
  double lowest_ = 0;
  double highest_ = 0;
  std::shared_ptr<const std::vector<double>> table_;  // FromNormal on a grid, or the sorted sample
};

// Quantile of Student's distribution; infinite degrees give the normal.
double StudentQuantile(double p, double degrees);
double StudentProbability(double t, double degrees);

}  // namespace doelmaat::numerics
