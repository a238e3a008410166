#include "measure/taylor.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "measure/formula_fixture.h"

namespace doelmaat::measure {
namespace {

numerics::Matrix Identity(std::size_t n) {
  numerics::Matrix identity(n, n);
  for (std::size_t i = 0; i < n; ++i) {
    identity(i, i) = 1;
  }
  return identity;
}

struct OneVariable {
  const char* formula;
  double derivatives[4];  // at x0 = 2, from tables of derivatives
};

// One case a function: value and three derivatives by calculus.
TEST(Jet, HasTheDerivativesOfCalculus) {
  const double e2 = std::exp(2.0);
  const double s = std::sin(2.0);
  const double c = std::cos(2.0);
  const double t = std::tan(2.0);
  const double q = 1 + t * t;
  const OneVariable cases[] = {
      {"x0^3", {8, 12, 12, 6}},
      {"x0^2.5",
       {std::pow(2, 2.5), 2.5 * std::pow(2, 1.5), 3.75 * std::sqrt(2.0), 1.875 / std::sqrt(2.0)}},
      {"1 / x0", {0.5, -0.25, 0.25, -0.375}},
      {"x0^-1", {0.5, -0.25, 0.25, -0.375}},
      {"exp(x0)", {e2, e2, e2, e2}},
      {"log(x0)", {std::log(2.0), 0.5, -0.25, 0.25}},
      {"sqrt(2 * x0)", {2, 0.5, -0.125, 0.09375}},
      {"sin(x0)", {s, c, -s, -c}},
      {"cos(x0)", {c, -s, -c, s}},
      {"tan(x0)", {t, q, 2 * t * q, 2 * q * (1 + 3 * t * t)}},
      {"abs(-x0)", {2, 1, 0, 0}},
      {"min(x0, 5) * max(x0, 1)", {4, 4, 2, 0}}};
  for (const OneVariable& each : cases) {
    const auto jets =
        DirectionalJets(Compiled({each.formula}), std::vector<double>{2}, std::vector<double>{1});
    for (std::size_t k = 0; k < 4; ++k) {
      EXPECT_NEAR(jets[0][k], each.derivatives[k], 1e-13 * (1 + std::abs(each.derivatives[k])))
          << each.formula << " " << k;
    }
  }
}

// f = x0² x1³ + sin(x0 x2): mixed derivatives by hand at (1, 2, 0).
TEST(Derivatives, OfMixedOrderAreExact) {
  const auto all = Differentiate(
      Compiled({"x0^2 * x1^3 + sin(x0 * x2)"}), std::vector<double>{1, 2, 0}, Identity(3));
  const Derivatives& f = all.front();
  EXPECT_EQ(f.value, 8);
  EXPECT_NEAR(f.first[0], 16, 1e-13);
  EXPECT_NEAR(f.first[1], 12, 1e-13);
  EXPECT_NEAR(f.first[2], 1, 1e-13);
  EXPECT_NEAR(f.second(0, 1), 24, 1e-12);  // 2 x0 · 3 x1²
  EXPECT_NEAR(f.second(1, 0), 24, 1e-12);
  EXPECT_NEAR(f.second(0, 2), 1, 1e-12);  // cos 0
  EXPECT_NEAR(f.third(0, 1), 24, 1e-12);  // ∂x0 ∂x1²: 2 x0 · 6 x1
  EXPECT_NEAR(f.third(1, 0), 24, 1e-12);  // ∂x1 ∂x0²: 2 · 3 x1²
  EXPECT_NEAR(f.third(2, 2), -1, 1e-12);  // −x0³
}

TEST(Derivatives, FollowDirections) {
  numerics::Matrix directions(2, 1);
  directions(0, 0) = 3;
  directions(1, 0) = -4;
  const auto f =
      Differentiate(Compiled({"x0 * x1"}), std::vector<double>{5, 7}, directions).front();
  EXPECT_NEAR(f.first[0], 3 * 7 - 4 * 5, 1e-13);
  EXPECT_NEAR(f.second(0, 0), 2 * 3 * -4, 1e-13);
}

TEST(Derivatives, OnASlopeBesideAKinkAreThoseOfTheSlope) {
  const auto f =
      Differentiate(
          Compiled({"tail_cost(x0, 100, 200, 300)"}), std::vector<double>{1.75}, Identity(1))
          .front();
  EXPECT_NEAR(f.first[0], 200, 1e-12);
  EXPECT_FALSE(f.kinked[0]);
}

TEST(Derivatives, AtAKinkAreTheMeanOfBothSides) {
  const Program program = Compiled({"tail_cost(x0, 100, 200, 300)", "abs(x0 - 2)"});
  const auto all = Differentiate(program, std::vector<double>{2}, Identity(1));
  EXPECT_NEAR(all[0].first[0], 250, 1e-12);
  EXPECT_TRUE(all[0].kinked[0]);
  EXPECT_EQ(all[1].first[0], 0);
  EXPECT_TRUE(all[1].kinked[0]);
}

TEST(Derivatives, OfAConstantAreNone) {
  const auto f =
      Differentiate(Compiled({"7 + 0 * x0"}), std::vector<double>{3}, Identity(1)).front();
  EXPECT_EQ(f.first[0], 0);
  EXPECT_EQ(f.second(0, 0), 0);
  EXPECT_EQ(f.third(0, 0), 0);
}

TEST(DerivativesDeath, RefuseADirectionOfAnotherSize) {
  EXPECT_DEATH(DirectionalJets(Compiled({"x0"}), std::vector<double>{1}, std::vector<double>{}),
               "point.size");
}

}  // namespace
}  // namespace doelmaat::measure
