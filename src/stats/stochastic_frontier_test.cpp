#include "stats/stochastic_frontier.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"
#include "stats/composed_error.h"

namespace doelmaat::stats {
namespace {

constexpr std::size_t kRows = 400;
const InefficiencyLaw kLaws[] = {
    InefficiencyLaw::kHalfNormal, InefficiencyLaw::kExponential, InefficiencyLaw::kTruncatedNormal};

struct Data {
  Matrix design;
  std::vector<double> response;
};

// ln cost = 1 + 0.6 x1 + 0.3 x2 + v + u, v ~ N(0, 0.1²), u half-normal with σ_u 0.4.
Data Made(double sigma_u = 0.4, std::uint64_t seed = 1) {
  Data data{Matrix(kRows, 3, 1), {}};
  numerics::RandomStream stream(seed, "stochastic_frontier_test", 0);
  for (std::size_t row = 0; row < kRows; ++row) {
    data.design(row, 1) = stream.Normal();
    data.design(row, 2) = stream.Normal();
    const double u = std::abs(sigma_u * stream.Normal());
    data.response.push_back(1 + 0.6 * data.design(row, 1) + 0.3 * data.design(row, 2) +
                            0.1 * stream.Normal() + u);
  }
  return data;
}

StochasticFrontierResult Fit(const Data& data,
                             InefficiencyLaw law = InefficiencyLaw::kHalfNormal,
                             FrontierKind kind = FrontierKind::kCost) {
  return FitStochasticFrontier(data.design, data.response, {.kind = kind, .law = law});
}

TEST(FitStochasticFrontier, FindsWhatTheDataWereMadeWith) {
  const auto fit = Fit(Made());
  ASSERT_TRUE(fit.usable());
  const double truth[] = {1, 0.6, 0.3};
  for (std::size_t col = 0; col < 3; ++col) {
    EXPECT_LT(std::abs(fit.coefficients[col].value - truth[col]),
              3.5 * fit.coefficients[col].standard_error);
  }
  EXPECT_LT(std::abs(fit.sigma_u.value - 0.4), 3.5 * fit.sigma_u.standard_error);
  EXPECT_LT(std::abs(fit.sigma_v.value - 0.1), 3.5 * fit.sigma_v.standard_error);
  EXPECT_GT(fit.log_likelihood, *fit.ols_log_likelihood);
}

// Moving any parameter from the optimum by a tenth of its standard error costs likelihood; computed
// here from the density alone.
TEST(FitStochasticFrontier, NoNeighbourIsMoreLikely) {
  const Data data = Made();
  for (const InefficiencyLaw law : kLaws) {
    const auto fit = Fit(data, law);
    ASSERT_TRUE(fit.usable());
    const auto likelihood = [&](std::vector<double> at) {
      double sum = 0;
      for (std::size_t row = 0; row < kRows; ++row) {
        const auto x = data.design.row(row);
        const double e = -(data.response[row] - at[0] * x[0] - at[1] * x[1] - at[2] * x[2]);
        const std::vector<double> scale{std::log(at[3]), std::log(at[4]), at[5]};
        sum += LogDensity(law, e, scale).value;
      }
      return sum;
    };
    std::vector<Estimate> all = fit.coefficients;
    all.push_back(fit.sigma_u);
    all.push_back(fit.sigma_v);
    all.push_back(fit.mu.value_or(Estimate{0, 0}));
    std::vector<double> point;
    for (const Estimate& each : all) {
      point.push_back(each.value);
    }
    EXPECT_NEAR(likelihood(point), fit.log_likelihood, 1e-9 * kRows);
    for (std::size_t each = 0; each < point.size(); ++each) {
      for (const double share : {-0.1, 0.1}) {
        std::vector<double> moved = point;
        moved[each] += share * all[each].standard_error;
        EXPECT_LE(likelihood(moved), fit.log_likelihood + 1e-9);
      }
    }
  }
}

TEST(ComposedError, DensitiesAddUpToOne) {
  const std::vector<double> scale{std::log(0.5), std::log(0.2), -0.3};
  for (const InefficiencyLaw law : kLaws) {
    double sum = 0;
    constexpr double kStep = 1e-3;
    for (double e = -12; e < 4; e += kStep) {
      sum += kStep * std::exp(LogDensity(law, e, scale).value);
    }
    EXPECT_NEAR(sum, 1, 1e-6);  // the sum misses what lies beyond −12: exp(−24) at most
  }
}

TEST(ComposedError, ATruncatedNormalWithMeanZeroIsHalfNormal) {
  const std::vector<double> scale{std::log(0.5), std::log(0.2), 0};
  for (const double e : {-2.0, -0.1, 0.0, 0.7}) {
    EXPECT_NEAR(LogDensity(InefficiencyLaw::kTruncatedNormal, e, scale).value,
                LogDensity(InefficiencyLaw::kHalfNormal, e, scale).value,
                1e-13);
  }
}

TEST(FitStochasticFrontier, UnitOriginAndOrderOfRowsChangeNoScore) {
  const Data data = Made();
  Data moved = data;
  for (std::size_t row = 0; row < kRows; ++row) {
    moved.design(row, 1) = 1000 * data.design(kRows - 1 - row, 1) + 7000;
    moved.design(row, 2) = data.design(kRows - 1 - row, 2);
    moved.response[row] = data.response[kRows - 1 - row] + 5;
  }
  for (const InefficiencyLaw law : kLaws) {
    const auto before = Fit(data, law);
    const auto after = Fit(moved, law);
    ASSERT_TRUE(before.usable() && after.usable());
    EXPECT_NEAR(before.coefficients[1].value, 1000 * after.coefficients[1].value, 1e-7);
    EXPECT_NEAR(
        before.coefficients[1].standard_error, 1000 * after.coefficients[1].standard_error, 1e-7);
    EXPECT_NEAR(before.log_likelihood, after.log_likelihood, 1e-7);
    for (std::size_t row = 0; row < kRows; ++row) {
      EXPECT_NEAR(before.units[row].efficiency, after.units[kRows - 1 - row].efficiency, 1e-7);
    }
  }
}

TEST(FitStochasticFrontier, ProductionIsTheMirrorOfCost) {
  Data data = Made();
  const auto cost = Fit(data);
  for (double& value : data.response) {
    value = -value;
  }
  const auto production = Fit(data, InefficiencyLaw::kHalfNormal, FrontierKind::kProduction);
  ASSERT_TRUE(production.usable());
  EXPECT_NEAR(cost.log_likelihood, production.log_likelihood, 1e-9);
  EXPECT_NEAR(cost.coefficients[1].value, -production.coefficients[1].value, 1e-8);
  for (std::size_t row = 0; row < kRows; ++row) {
    EXPECT_NEAR(cost.units[row].efficiency, production.units[row].efficiency, 1e-8);
    EXPECT_NEAR(cost.units[row].residual, -production.units[row].residual, 1e-8);
  }
}

TEST(FitStochasticFrontier, ScoresFallWithTheResidualAndLieInTheirIntervals) {
  for (const InefficiencyLaw law : kLaws) {
    const auto fit = Fit(Made(), law);
    for (const auto& one : fit.units) {
      ASSERT_EQ(one.intervals.size(), 2U);
      EXPECT_GT(one.efficiency, one.intervals[0].low);
      EXPECT_LT(one.efficiency, one.intervals[0].high);
      EXPECT_LE(one.intervals[1].low, one.intervals[0].low);
      for (const auto& other : fit.units) {
        EXPECT_TRUE(one.residual <= other.residual || one.efficiency < other.efficiency);
      }
    }
  }
}

TEST(FitStochasticFrontier, WrongSkewGivesNoScoresAndSaysSo) {
  Data data = Made();
  for (double& value : data.response) {
    value = -value;  // inefficiency now lowers what is called cost
  }
  for (const InefficiencyLaw law : kLaws) {
    const auto fit = Fit(data, law);
    EXPECT_EQ(fit.status, StochasticFrontierStatus::kWrongSkew);
    EXPECT_EQ(fit.skew.status, ResidualSkewStatus::kWrongSide);
    EXPECT_TRUE(fit.units.empty());
    EXPECT_TRUE(fit.coefficients.empty());
    EXPECT_EQ(fit.ols_coefficients.size(), 3U);
  }
}

// With u and no v the half-normal likelihood rises towards σ_v = 0 or settles at a small one; never
// may it end in something that is not finite.
TEST(FitStochasticFrontier, WithoutNoiseItEndsWithAStatusAndFiniteNumbers) {
  Data data = Made();
  numerics::RandomStream stream(2, "stochastic_frontier_test", 1);
  for (std::size_t row = 0; row < kRows; ++row) {
    data.response[row] = data.design(row, 1) - std::log(stream.Uniform());
  }
  for (const InefficiencyLaw law : kLaws) {
    const auto fit = Fit(data, law);
    EXPECT_TRUE(fit.usable() || fit.status == StochasticFrontierStatus::kNoNoise ||
                fit.status == StochasticFrontierStatus::kMeanRunsAway)
        << static_cast<int>(fit.status);
    EXPECT_EQ(fit.usable(), fit.units.size() == kRows);
    for (const auto& unit : fit.units) {
      EXPECT_TRUE(std::isfinite(unit.efficiency) && std::isfinite(unit.intervals[0].low));
    }
  }
}

TEST(FitStochasticFrontier, ExponentialDataDriveTheMeanOfATruncatedNormalAway) {
  Data data = Made();
  numerics::RandomStream stream(4, "stochastic_frontier_test", 2);
  for (std::size_t row = 0; row < kRows; ++row) {
    data.response[row] = -0.5 * std::log(stream.Uniform()) + 0.1 * stream.Normal();
  }
  const auto exponential = Fit(data, InefficiencyLaw::kExponential);
  const auto truncated = Fit(data, InefficiencyLaw::kTruncatedNormal);
  ASSERT_TRUE(exponential.usable());
  if (truncated.usable()) {
    // The exponential law is the limit of the truncated one.
    EXPECT_GE(truncated.log_likelihood, exponential.log_likelihood - 1e-6);
  } else {
    EXPECT_EQ(truncated.status, StochasticFrontierStatus::kMeanRunsAway);
  }
}

TEST(FitStochasticFrontier, TooFewRowsDependentColumnsAndNoSpread) {
  Data few{Matrix(5, 3, 1), {1, 2, 3, 4, 5}};
  few.design(0, 1) = few.design(1, 2) = 2;
  EXPECT_EQ(Fit(few).status, StochasticFrontierStatus::kTooFewRows);
  Data dependent = Made();
  for (std::size_t row = 0; row < kRows; ++row) {
    dependent.design(row, 2) = 2 * dependent.design(row, 1) + 1;
  }
  const auto fit = Fit(dependent);
  EXPECT_EQ(fit.status, StochasticFrontierStatus::kRankDeficient);
  EXPECT_EQ(fit.dependent_columns.size(), 1U);
  Data exact = Made();
  for (std::size_t row = 0; row < kRows; ++row) {
    exact.response[row] = 2 + exact.design(row, 1);
  }
  EXPECT_EQ(Fit(exact).status, StochasticFrontierStatus::kNoSpread);
}

TEST(FitStochasticFrontier, RefusesShapesValuesAndLevelsThatMakeNoSense) {
  Data data = Made();
  EXPECT_THROW(FitStochasticFrontier(data.design, data.response, {.levels = {1}}), Error);
  data.response.pop_back();
  EXPECT_THROW(Fit(data), Error);
  data.response.push_back(std::numeric_limits<double>::quiet_NaN());
  EXPECT_THROW(Fit(data), Error);
}

}  // namespace
}  // namespace doelmaat::stats
