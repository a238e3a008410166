#include "stats/panel_frontier.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"

namespace doelmaat::stats {
namespace {

using numerics::Matrix;

struct Data {
  Matrix design;
  std::vector<double> response;
  std::vector<PanelRow> rows;
};

// ln cost = 1 + 0.6 x + v + u_i exp(−η (t − 4)), v ~ N(0, 0.1²), u_i half-normal with σ_u 0.4.
Data Made(std::size_t units = 150, std::size_t periods = 4, double eta = 0.1) {
  Data data{Matrix(units * periods, 2, 1), {}, {}};
  numerics::RandomStream stream(1, "panel_frontier_test", 0);
  for (std::size_t unit = 0; unit < units; ++unit) {
    const double u = std::abs(0.4 * stream.Normal());
    for (std::size_t time = 1; time <= periods; ++time) {
      const std::size_t row = data.response.size();
      data.design(row, 1) = stream.Normal();
      const double t = static_cast<double>(time);
      data.response.push_back(1 + 0.6 * data.design(row, 1) + 0.1 * stream.Normal() +
                              u * std::exp(-eta * (t - 4)));
      data.rows.push_back({unit, t});
    }
  }
  return data;
}

PanelFrontierResult Fit(const Data& data, const PanelFrontierOptions& options = {}) {
  return FitPanelFrontier(data.design, data.response, data.rows, options);
}

TEST(FitPanelFrontier, FindsWhatTheDataWereMadeWith) {
  const auto fit = Fit(Made());
  ASSERT_TRUE(fit.usable());
  const auto near = [](const Estimate& estimate, double truth) {
    return std::abs(estimate.value - truth) < 3.5 * estimate.standard_error;
  };
  EXPECT_TRUE(near(fit.coefficients[0], 1));
  EXPECT_TRUE(near(fit.coefficients[1], 0.6));
  EXPECT_TRUE(near(fit.sigma_u, 0.4));
  EXPECT_TRUE(near(fit.sigma_v, 0.1));
  EXPECT_TRUE(near(*fit.eta, 0.1));
  EXPECT_FALSE(fit.mu.has_value());
}

// More freedom never lowers the highest likelihood.
TEST(FitPanelFrontier, ModelsThatHoldEachOtherAreOrdered) {
  const Data data = Made();
  const auto invariant = Fit(data, {.trend = PanelTrend::kInvariant});
  const auto decay = Fit(data);
  const auto both = Fit(data, {.law = InefficiencyLaw::kTruncatedNormal});
  ASSERT_TRUE(invariant.usable() && decay.usable() && both.usable());
  EXPECT_GT(decay.log_likelihood, invariant.log_likelihood);
  EXPECT_GE(both.log_likelihood, decay.log_likelihood - 1e-9);
}

TEST(FitPanelFrontier, OneRowAUnitIsTheCrossSection) {
  const Data data = Made(300, 1, 0);
  for (const InefficiencyLaw law :
       {InefficiencyLaw::kHalfNormal, InefficiencyLaw::kTruncatedNormal}) {
    const auto panel = Fit(data, {.law = law, .trend = PanelTrend::kInvariant});
    const auto cross = FitStochasticFrontier(data.design, data.response, {.law = law});
    ASSERT_TRUE(panel.usable() && cross.usable());
    EXPECT_NEAR(panel.log_likelihood, cross.log_likelihood, 1e-8);
    for (std::size_t col = 0; col < 2; ++col) {
      EXPECT_NEAR(panel.coefficients[col].value, cross.coefficients[col].value, 1e-6);
      EXPECT_NEAR(
          panel.coefficients[col].standard_error, cross.coefficients[col].standard_error, 1e-6);
    }
    for (std::size_t row = 0; row < 300; ++row) {
      EXPECT_NEAR(panel.rows[row].efficiency, cross.units[row].efficiency, 1e-6);
    }
  }
}

TEST(FitPanelFrontier, OrderOfRowsAndOriginOfTimeChangeNothing) {
  const Data data = Made();
  Data other = data;
  const std::size_t n = data.response.size();
  for (std::size_t row = 0; row < n; ++row) {
    other.design(row, 1) = data.design(n - 1 - row, 1);
    other.response[row] = data.response[n - 1 - row];
    other.rows[row] = {data.rows[n - 1 - row].unit, data.rows[n - 1 - row].time + 2019};
  }
  const auto one = Fit(data);
  const auto two = Fit(other);
  ASSERT_TRUE(one.usable() && two.usable());
  EXPECT_NEAR(one.log_likelihood, two.log_likelihood, 1e-8);
  EXPECT_NEAR(one.eta->value, two.eta->value, 1e-7);
  for (std::size_t row = 0; row < n; ++row) {
    EXPECT_NEAR(one.rows[row].efficiency, two.rows[n - 1 - row].efficiency, 1e-7);
  }
}

// Inefficiency of a unit follows the trend it was given.
TEST(FitPanelFrontier, InefficiencyFallsByEtaWithinAUnit) {
  const auto fit = Fit(Made());
  for (std::size_t row = 0; row + 1 < 40; ++row) {
    if ((row + 1) % 4 != 0) {
      EXPECT_LT(fit.rows[row + 1].inefficiency, fit.rows[row].inefficiency);
      EXPECT_NEAR(std::log(fit.rows[row].inefficiency / fit.rows[row + 1].inefficiency),
                  fit.eta->value,
                  1e-9);
    }
    EXPECT_LT(fit.rows[row].intervals[1].low, fit.rows[row].efficiency);
    EXPECT_GT(fit.rows[row].intervals[1].high, fit.rows[row].efficiency);
  }
}

TEST(FitPanelFrontier, WithoutInefficiencyOrRepetitionItSaysSo) {
  // What a unit costs more in one year it costs less in the other: units do not differ.
  Data data = Made(150, 2, 0);
  numerics::RandomStream stream(2, "panel_frontier_test", 1);
  for (std::size_t row = 0; row < data.response.size(); row += 2) {
    const double noise = 0.1 * stream.Normal();
    data.response[row] = 1 + 0.6 * data.design(row, 1) + noise;
    data.response[row + 1] = 1 + 0.6 * data.design(row + 1, 1) - noise;
  }
  const auto none = Fit(data, {.trend = PanelTrend::kInvariant});
  EXPECT_EQ(none.status, StochasticFrontierStatus::kNoInefficiency);
  EXPECT_TRUE(none.rows.empty());
  EXPECT_EQ(Fit(Made(100, 1, 0)).status, StochasticFrontierStatus::kOnePeriod);
  Data dependent = Made();
  for (std::size_t row = 0; row < dependent.response.size(); ++row) {
    dependent.design(row, 1) = 3;
  }
  EXPECT_EQ(Fit(dependent).status, StochasticFrontierStatus::kRankDeficient);
  EXPECT_EQ(Fit(Made(2, 2, 0)).status, StochasticFrontierStatus::kTooFewRows);
}

// Units that differ to the wrong side are still units that differ: the fit takes them for
// inefficient, and only the skew of their means says that this is not what they look like.
TEST(FitPanelFrontier, WrongSkewOfTheUnitsIsThereToSee) {
  Data data = Made(150, 4, 0);
  EXPECT_EQ(Fit(data).skew.status, ResidualSkewStatus::kRightSide);
  for (double& value : data.response) {
    value = -value;
  }
  EXPECT_EQ(Fit(data).skew.status, ResidualSkewStatus::kWrongSide);
  EXPECT_EQ(Fit(data, {.kind = FrontierKind::kProduction}).skew.status,
            ResidualSkewStatus::kRightSide);
}

TEST(FitPanelFrontier, UnitsMayBeSeenInDifferentYears) {
  // Every unit loses one year, another one each time; what is left is the same process.
  const Data whole = Made();
  Data part{Matrix(450, 2, 1), {}, {}};
  for (std::size_t row = 0; row < whole.response.size(); ++row) {
    if (row % 4 != (row / 4) % 4) {
      part.design(part.response.size(), 1) = whole.design(row, 1);
      part.response.push_back(whole.response[row]);
      part.rows.push_back(whole.rows[row]);
    }
  }
  ASSERT_EQ(part.response.size(), 450U);
  const auto fit = Fit(part);
  ASSERT_TRUE(fit.usable());
  EXPECT_LT(std::abs(fit.eta->value - 0.1), 3.5 * fit.eta->standard_error);
  EXPECT_LT(std::abs(fit.sigma_u.value - 0.4), 3.5 * fit.sigma_u.standard_error);
  EXPECT_GT(fit.eta->standard_error, Fit(whole).eta->standard_error);
}

TEST(FitPanelFrontier, RefusesWhatMakesNoSense) {
  Data data = Made();
  EXPECT_THROW(Fit(data, {.law = InefficiencyLaw::kExponential}), Error);
  EXPECT_THROW(Fit(data, {.levels = {2}}), Error);
  data.rows[1] = data.rows[0];
  EXPECT_THROW(Fit(data), Error);
  data.rows.pop_back();
  EXPECT_THROW(Fit(data), Error);
}

}  // namespace
}  // namespace doelmaat::stats
