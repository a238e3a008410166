#include "stats/explained_frontier.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/normal.h"
#include "numerics/random_stream.h"

namespace doelmaat::stats {
namespace {

using numerics::Matrix;

constexpr std::size_t kRows = 2000;

struct Data {
  Matrix design{kRows, 2, 1};
  Matrix cause{kRows, 2, 1};  // a constant and z
  std::vector<double> response;
};

// ln cost = 1 + 0.6 x + v + u; with the law given by μ(z), σ_u(z) and σ_v(z).
template <typename Law>
Data Made(std::uint64_t unit, const Law& law) {
  Data data;
  numerics::RandomStream stream(1, "explained_frontier_test", unit);
  for (std::size_t row = 0; row < kRows; ++row) {
    const double x = stream.Normal();
    const double z = stream.Normal();
    const auto [mean, sigma_u, sigma_v] = law(z);
    // u = μ + σ_u × a normal above −μ/σ_u.
    const double below = numerics::NormalCdf(-mean / sigma_u);
    const double u =
        mean + sigma_u * numerics::NormalQuantile(below + stream.Uniform() * (1 - below));
    data.design(row, 1) = x;
    data.cause(row, 1) = z;
    data.response.push_back(1 + 0.6 * x + sigma_v * stream.Normal() + u);
  }
  return data;
}

struct Law {
  double mean;
  double sigma_u;
  double sigma_v;
};

Data WithMean() {
  return Made(0, [](double z) { return Law{0.2 + 0.3 * z, 0.3, 0.1}; });
}

// ln σ_u² = 2 ln 0.3 + 0.8 z, ln σ_v² = 2 ln 0.1 − 0.5 z.
Data WithSpreads() {
  return Made(1, [](double z) {
    return Law{0, 0.3 * std::exp(0.4 * z), 0.1 * std::exp(-0.25 * z)};
  });
}

constexpr auto kTruncated = InefficiencyLaw::kTruncatedNormal;

bool Near(const Estimate& estimate, double truth) {
  return std::abs(estimate.value - truth) < 3.5 * estimate.standard_error;
}

TEST(FitExplainedFrontier, FindsTheMeanTheDataWereMadeWith) {
  const Data data = WithMean();
  const auto fit =
      FitExplainedFrontier(data.design, data.response, {.mean = data.cause}, {.law = kTruncated});
  ASSERT_TRUE(fit.usable()) << static_cast<int>(fit.status);
  EXPECT_TRUE(Near(fit.coefficients[0], 1) && Near(fit.coefficients[1], 0.6));
  ASSERT_EQ(fit.mean.size(), 2U);
  EXPECT_TRUE(Near(fit.mean[0], 0.2) && Near(fit.mean[1], 0.3));
  EXPECT_TRUE(Near(*fit.sigma_squared, 0.09 + 0.01) && Near(*fit.gamma, 0.9));
  EXPECT_TRUE(Near(fit.inefficiency[0], 2 * std::log(0.3)));
}

TEST(FitExplainedFrontier, FindsTheSpreadsTheDataWereMadeWith) {
  const Data data = WithSpreads();
  const auto fit = FitExplainedFrontier(
      data.design, data.response, {.inefficiency = data.cause, .noise = data.cause}, {});
  ASSERT_TRUE(fit.usable()) << static_cast<int>(fit.status);
  EXPECT_TRUE(Near(fit.coefficients[1], 0.6));
  EXPECT_TRUE(Near(fit.inefficiency[0], 2 * std::log(0.3)) && Near(fit.inefficiency[1], 0.8));
  EXPECT_TRUE(Near(fit.noise[0], 2 * std::log(0.1)) && Near(fit.noise[1], -0.5));
  EXPECT_TRUE(fit.mean.empty());
  EXPECT_FALSE(fit.gamma.has_value());
}

TEST(FitExplainedFrontier, WithoutCausesItIsTheStochasticFrontier) {
  const Data data = WithSpreads();
  for (const InefficiencyLaw law : {InefficiencyLaw::kHalfNormal, InefficiencyLaw::kExponential}) {
    const auto one = FitExplainedFrontier(data.design, data.response, {}, {.law = law});
    const auto other = FitStochasticFrontier(data.design, data.response, {.law = law});
    ASSERT_TRUE(one.usable() && other.usable());
    EXPECT_NEAR(one.log_likelihood, other.log_likelihood, 1e-8);
    EXPECT_NEAR(one.gamma->value, other.gamma.value, 1e-8);
    EXPECT_NEAR(one.gamma->standard_error, other.gamma.standard_error, 1e-8);
    for (std::size_t row = 0; row < kRows; ++row) {
      EXPECT_NEAR(one.units[row].efficiency, other.units[row].efficiency, 1e-8);
    }
  }
}

// More freedom never lowers the highest likelihood; a cause that tells nothing hardly raises it.
TEST(FitExplainedFrontier, ACauseRaisesTheLikelihoodByWhatItTells) {
  const Data data = WithSpreads();
  const auto plain = FitExplainedFrontier(data.design, data.response, {}, {});
  const auto told =
      FitExplainedFrontier(data.design, data.response, {.inefficiency = data.cause}, {});
  Matrix idle(kRows, 2, 1);
  numerics::RandomStream stream(2, "explained_frontier_test", 0);
  for (std::size_t row = 0; row < kRows; ++row) {
    idle(row, 1) = stream.Normal();
  }
  const auto untold = FitExplainedFrontier(data.design, data.response, {.inefficiency = idle}, {});
  ASSERT_TRUE(plain.usable() && told.usable() && untold.usable());
  EXPECT_GT(told.log_likelihood, plain.log_likelihood + 20);
  EXPECT_GE(untold.log_likelihood, plain.log_likelihood - 1e-9);
  EXPECT_LT(untold.log_likelihood, plain.log_likelihood + 6);  // half a χ²(1): 1 in 2,000
}

TEST(FitExplainedFrontier, UnitAndOriginOfACauseChangeNoScore) {
  const Data data = WithMean();
  Data moved = data;
  for (std::size_t row = 0; row < kRows; ++row) {
    moved.cause(row, 1) = 1000 * data.cause(row, 1) + 4000;
  }
  const auto one = FitExplainedFrontier(
      data.design, data.response, {.mean = data.cause, .noise = data.cause}, {.law = kTruncated});
  const auto other = FitExplainedFrontier(moved.design,
                                          moved.response,
                                          {.mean = moved.cause, .noise = moved.cause},
                                          {.law = kTruncated});
  ASSERT_TRUE(one.usable() && other.usable());
  EXPECT_NEAR(one.mean[1].value, 1000 * other.mean[1].value, 1e-6);
  EXPECT_NEAR(one.log_likelihood, other.log_likelihood, 1e-7);
  for (std::size_t row = 0; row < kRows; ++row) {
    EXPECT_NEAR(one.units[row].efficiency, other.units[row].efficiency, 1e-6);
    EXPECT_LT(one.units[row].intervals[1].low, one.units[row].efficiency);
    EXPECT_GT(one.units[row].intervals[1].high, one.units[row].efficiency);
  }
}

TEST(FitExplainedFrontier, DependentCausesAreNamedByTheirPart) {
  Data data = WithMean();
  Matrix twice(kRows, 3, 1);
  for (std::size_t row = 0; row < kRows; ++row) {
    twice(row, 1) = data.cause(row, 1);
    twice(row, 2) = 2 * data.cause(row, 1) - 1;
  }
  const auto fit =
      FitExplainedFrontier(data.design, data.response, {.noise = twice}, {.law = kTruncated});
  EXPECT_EQ(fit.status, StochasticFrontierStatus::kRankDeficient);
  EXPECT_EQ(fit.dependent_part, FrontierPart::kNoise);
  EXPECT_EQ(fit.dependent_columns.size(), 1U);
  EXPECT_TRUE(fit.units.empty());
}

TEST(FitExplainedFrontier, WithoutInefficiencyItSaysSo) {
  Data data = WithMean();
  numerics::RandomStream stream(3, "explained_frontier_test", 0);
  for (std::size_t row = 0; row < kRows; ++row) {
    // Noise with a tail to the side where inefficiency is not.
    data.response[row] = 1 + 0.6 * data.design(row, 1) + 0.1 * std::log(stream.Uniform());
  }
  const auto fit = FitExplainedFrontier(data.design, data.response, {}, {});
  EXPECT_EQ(fit.status, StochasticFrontierStatus::kNoInefficiency) << static_cast<int>(fit.status);
  EXPECT_EQ(fit.skew.status, ResidualSkewStatus::kWrongSide);
}

TEST(FitExplainedFrontier, RefusesWhatMakesNoSense) {
  Data data = WithMean();
  EXPECT_THROW(FitExplainedFrontier(data.design, data.response, {.mean = data.cause}, {}), Error);
  EXPECT_THROW(
      FitExplainedFrontier(data.design, data.response, {.noise = Matrix(kRows - 1, 1, 1)}, {}),
      Error);
  data.cause(3, 1) = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(FitExplainedFrontier(data.design, data.response, {.noise = data.cause}, {}), Error);
  EXPECT_THROW(FitExplainedFrontier(data.design, data.response, {}, {.levels = {0}}), Error);
}

}  // namespace
}  // namespace doelmaat::stats
