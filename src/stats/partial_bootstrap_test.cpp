#include "stats/partial_bootstrap.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"
#include "stats/order_m.h"

namespace doelmaat::stats {
namespace {

using numerics::SerialFor;

// n units that do the same at a cost uniform on 1 to 2; the first at cost 1.5.
struct Data {
  Matrix inputs;
  Matrix outputs;
};

Data UniformCost(std::size_t n, std::uint64_t unit) {
  numerics::RandomStream stream(7, "partial_bootstrap_test", unit);
  Data data{Matrix(n, 1), Matrix(n, 1, 1)};
  data.inputs(0, 0) = 1.5;
  for (std::size_t row = 1; row < n; ++row) {
    data.inputs(row, 0) = 1 + stream.Uniform();
  }
  return data;
}

// Only the first unit is asked for: the others would cost as much each.
numerics::ParallelFor FirstOnly() {
  return [](std::size_t, const std::function<void(std::size_t)>& body) { body(0); };
}

// The least of m uniform costs is 1 + 1/(m + 1) by expectation, so that the order-m score of cost
// 1.5 is that over 1.5. Of 200 samples the nominal 90% interval should hold it in 180, give or take
// three binomial standard errors (13): here 181.
TEST(BootstrapPartialFrontier, HoldsAKnownOrderMScoreAboutAsOftenAsItSays) {
  const double truth = (1 + 1.0 / 11) / 1.5;
  int held = 0;
  for (std::uint64_t sample = 0; sample < 200; ++sample) {
    const Data data = UniformCost(60, sample);
    const auto units = BootstrapPartialFrontier(
        data.inputs, data.outputs, {.frontier = {.m = 10}, .replications = 50}, FirstOnly());
    ASSERT_EQ(units[0].intervals.size(), 2U);
    held += units[0].intervals[0].low <= truth && truth <= units[0].intervals[0].high ? 1 : 0;
  }
  EXPECT_GE(held, 167);
  EXPECT_LE(held, 193);
}

// With m = 1 the score is a mean of factors, and its standard error sd / √n.
TEST(BootstrapPartialFrontier, AtMOneItIsTheStandardErrorOfAMean) {
  const Data data = UniformCost(60, 1000);
  const auto units = BootstrapPartialFrontier(
      data.inputs, data.outputs, {.frontier = {.m = 1}, .replications = 4000}, FirstOnly());
  double mean = 0;
  double squares = 0;
  for (std::size_t row = 0; row < 60; ++row) {
    mean += data.inputs(row, 0) / 1.5 / 60;
  }
  for (std::size_t row = 0; row < 60; ++row) {
    squares += std::pow(data.inputs(row, 0) / 1.5 - mean, 2);
  }
  EXPECT_NEAR(units[0].score, mean, 1e-12);
  // 4,000 replications: a standard error of 1.1% of the standard error.
  EXPECT_NEAR(*units[0].standard_error / std::sqrt(squares / 60 / 60), 1, 0.04);
}

TEST(BootstrapPartialFrontier, ScoresAreThoseOfThePartialFrontier) {
  const Data data = UniformCost(30, 2000);
  const auto units =
      BootstrapPartialFrontier(data.inputs, data.outputs, {.replications = 5}, SerialFor());
  const auto plain = SolveOrderM(data.inputs, data.outputs, {});
  for (std::size_t row = 0; row < 30; ++row) {
    EXPECT_EQ(units[row].score, plain[row].score);
    EXPECT_EQ(units[row].comparable, plain[row].comparable);
    EXPECT_EQ(units[row].intervals.size(), 2U);
    EXPECT_LE(units[row].intervals[0].low, units[row].score);
  }
}

TEST(BootstrapPartialFrontier, SaysNothingOfAUnitWithFewComparables) {
  Data data = UniformCost(30, 3000);
  for (std::size_t row = 0; row < 9; ++row) {
    data.outputs(row, 0) = 2;
  }
  const auto units =
      BootstrapPartialFrontier(data.inputs, data.outputs, {.replications = 5}, SerialFor());
  EXPECT_EQ(units[0].comparable, 9U);
  EXPECT_FALSE(units[0].standard_error.has_value());
  EXPECT_TRUE(units[0].intervals.empty());
  EXPECT_TRUE(units[20].standard_error.has_value());
}

TEST(BootstrapPartialFrontier, RefusesWhatItCannotDo) {
  const Data data = UniformCost(12, 4000);
  const auto run = [&](const PartialBootstrapOptions& options) {
    return BootstrapPartialFrontier(data.inputs, data.outputs, options, SerialFor());
  };
  EXPECT_THROW(run({.replications = 1}), Error);
  EXPECT_THROW(run({.frontier = {.m = 0}}), Error);
  EXPECT_THROW(run({.levels = {1.0}}), Error);
}

}  // namespace
}  // namespace doelmaat::stats
