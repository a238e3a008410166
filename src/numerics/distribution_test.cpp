#include "numerics/distribution.h"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/normal.h"

namespace doelmaat::numerics {
namespace {

struct Shape {
  const char* name;
  Distribution distribution;
};

void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }

std::vector<Shape> Shapes() {
  return {{"rectangular", Distribution::Rectangular(-1, 3)},
          {"curved", Distribution::CurvedTrapezoid(-1, 1, 0.3)},
          {"trapezoid", Distribution::Trapezoid(2, 6, 0.4)},
          {"triangular", Distribution::Triangular(0, 1, 4)},
          {"pert", Distribution::Pert(0, 1, 4)},
          {"normal", Distribution::Normal(5, 2)},
          {"student", Distribution::Student(5, 2, 6)},
          {"beta", Distribution::Beta(0.2, 0.1)},
          {"steep_beta", Distribution::Beta(0.9, 0.2)},
          {"lognormal", Distribution::Lognormal(10, 5)},
          {"gamma", Distribution::Gamma(10, 5)},
          {"arcsine", Distribution::Arcsine(-0.5, 0.5)}};
}

class AnyShape : public testing::TestWithParam<Shape> {};

// Moments from the quantile function: mean = ∫ Q(p) dp, by the midpoint rule.
TEST_P(AnyShape, MomentsFollowFromItsQuantiles) {
  const Distribution& shape = GetParam().distribution;
  constexpr int kCells = 50'000;
  double sum = 0;
  double squares = 0;
  for (int cell = 0; cell < kCells; ++cell) {
    const double x = shape.Quantile((cell + 0.5) / kCells) - shape.mean();
    sum += x / kCells;
    squares += x * x / kCells;
  }
  ASSERT_TRUE(shape.sd().has_value());
  EXPECT_NEAR(sum, 0, 2e-4 * *shape.sd());
  // The midpoint rule misses the far tail: with 6 degrees about 2e-3 of the variance.
  EXPECT_NEAR(std::sqrt(squares), *shape.sd(), 2e-3 * *shape.sd());
}

TEST_P(AnyShape, DrawsByNormalScoreAreItsQuantiles) {
  const Distribution& shape = GetParam().distribution;
  for (double z = -6; z <= 6; z += 0.0371) {
    const double p = NormalCdf(z);
    const double exact = shape.Quantile(p);
    // 1 − p keeps 16 digits only: beyond 5 the reference itself is coarse.
    const double size = *shape.sd() + std::abs(exact - shape.mean());
    const double close = shape.kind() == DistributionKind::kCurvedTrapezoid ? 1e-6 : 1e-7;
    EXPECT_NEAR(shape.FromNormal(z), exact, (std::abs(z) < 5 ? close : 1e-5) * size) << z;
  }
}

TEST_P(AnyShape, QuantilesRiseWithinTheSupport) {
  const Distribution& shape = GetParam().distribution;
  double before = -std::numeric_limits<double>::infinity();
  for (const double p : {1e-9, 0.01, 0.3, 0.5, 0.9, 1 - 1e-9}) {
    const double x = shape.Quantile(p);
    EXPECT_GE(x, before);
    EXPECT_GE(x, shape.lowest());
    EXPECT_LE(x, shape.highest());
    before = x;
  }
  EXPECT_LE(shape.practical_low(), shape.Quantile(1e-8));
  EXPECT_GE(shape.practical_high(), shape.Quantile(1 - 1e-8));
}

INSTANTIATE_TEST_SUITE_P(Shapes, AnyShape, testing::ValuesIn(Shapes()), [](const auto& test) {
  return std::string(test.param.name);
});

// mpmath 1.3.0 at 30 digits: roots of ncdf, of a quadrature of Student's density, and of the
// regularised incomplete gamma and beta functions. The same to 20 digits by bisection on the closed
// forms (series of erf, Student with 16 degrees, Erlang, binomial tail) in 50-digit decimals.
TEST(Distribution, HasTheQuantilesOfOtherSoftware) {
  EXPECT_NEAR(NormalQuantile(0.975), 1.95996398454005423552, 1e-14);
  EXPECT_NEAR(StudentQuantile(0.995, 16), 2.92078162242509999197, 1e-13);
  EXPECT_NEAR(
      StudentQuantile(0.9, std::numeric_limits<double>::infinity()), 1.28155156554460046697, 1e-14);
  // Shape 4, scale 2.5.
  EXPECT_NEAR(Distribution::Gamma(10, 5).Quantile(0.9), 16.7019576706396590944, 1e-11);
  // Beta(3, 12): mean 1/5, variance 1/100.
  EXPECT_NEAR(Distribution::Beta(0.2, 0.1).Quantile(0.1), 0.0814771539997221542260, 1e-13);
  const double e = std::exp(1.0);
  EXPECT_NEAR(Distribution::Lognormal(std::sqrt(e), std::sqrt(e * (e - 1))).Quantile(0.95),
              5.18025160223301602498,
              1e-13);
}

// JCGM 101:2008, 6.4.3.4: variance w²/3 + d²/9; and 6.4.5.1: a trapezoid is the sum of two
// rectangulars, of half widths 2 and 1 here.
TEST(Distribution, HasTheVariancesOfJcgm101) {
  EXPECT_NEAR(Distribution::CurvedTrapezoid(-3, 3, 0.6).uncertainty(), std::sqrt(3 + 0.04), 1e-15);
  EXPECT_NEAR(
      Distribution::Trapezoid(-3, 3, 1.0 / 3).uncertainty(), std::sqrt(4.0 / 3 + 1.0 / 3), 1e-15);
}

TEST(Distribution, OfStudentKeepsScaleAndSdApart) {
  const Distribution student = Distribution::Student(0, 3, 4);
  EXPECT_EQ(student.uncertainty(), 3);
  EXPECT_NEAR(*student.sd(), 3 * std::sqrt(2.0), 1e-15);
  EXPECT_EQ(student.degrees_of_freedom(), 4);
  EXPECT_FALSE(Distribution::Student(0, 3, 2).sd().has_value());
}

TEST(Distribution, OfASampleDrawsItsValues) {
  const Distribution sample = Distribution::Sample(std::vector<double>{4, 1, 1, 2});
  EXPECT_EQ(sample.mean(), 2);
  EXPECT_NEAR(sample.uncertainty(), std::sqrt(1.5), 1e-15);
  EXPECT_EQ(sample.Quantile(0.5), 1);
  EXPECT_EQ(sample.Quantile(0.51), 2);
  EXPECT_EQ(sample.Quantile(0.999), 4);
}

TEST(Distribution, OfAPointIsThePoint) {
  const Distribution point = Distribution::Point(7);
  EXPECT_TRUE(point.is_point());
  EXPECT_EQ(point.Quantile(0.2), 7);
  EXPECT_EQ(point.uncertainty(), 0);
}

TEST(Distribution, RefusesWhatIsNone) {
  const double nan = std::nan("");
  EXPECT_THROW(Distribution::Point(nan), Error);
  EXPECT_THROW(Distribution::Rectangular(2, 1), Error);
  EXPECT_THROW(Distribution::Rectangular(1, 1), Error);
  EXPECT_THROW(Distribution::CurvedTrapezoid(0, 1, 0.5), Error);
  EXPECT_THROW(Distribution::Trapezoid(0, 1, 1), Error);
  EXPECT_THROW(Distribution::Triangular(0, 2, 1), Error);
  EXPECT_THROW(Distribution::Pert(0, nan, 1), Error);
  EXPECT_THROW(Distribution::Normal(0, 0), Error);
  EXPECT_THROW(Distribution::Student(0, 1, 0), Error);
  EXPECT_THROW(Distribution::Beta(0.5, 0.5), Error);
  EXPECT_THROW(Distribution::Lognormal(-1, 1), Error);
  EXPECT_THROW(Distribution::Gamma(0, 1), Error);
  EXPECT_THROW(Distribution::Arcsine(0, 0), Error);
  EXPECT_THROW(Distribution::Sample(std::vector<double>{1}), Error);
  EXPECT_THROW(Distribution::Sample(std::vector<double>{1, nan}), Error);
}

}  // namespace
}  // namespace doelmaat::numerics
