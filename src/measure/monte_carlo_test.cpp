#include "measure/monte_carlo.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include <gtest/gtest.h>

#include "base/error.h"
#include "measure/formula_fixture.h"
#include "stats/quantile.h"
#include "stats/sample_summary.h"

namespace doelmaat::measure {
namespace {

using numerics::Distribution;
using numerics::SerialFor;

MonteCarloOptions Draws(std::uint64_t draws, std::uint64_t seed = 1) {
  return {draws, seed, false, 2};
}

std::vector<double> Values(const Program& program,
                           const UncertainInputs& inputs,
                           const MonteCarloOptions& options) {
  return DrawOutcomes(program, inputs, options, SerialFor()).values.front();
}

// JCGM 101:2008, 9.2.3: sum of four rectangulars, half width of the 95% interval 3.88.
TEST(MonteCarlo, ReproducesTheSumOfFourRectangulars) {
  const double end = std::sqrt(3.0);
  const std::vector<Distribution> four(4, Distribution::Rectangular(-end, end));
  auto values = Values(Compiled({"x0 + x1 + x2 + x3"}), Independent(four), Draws(1'000'000));
  std::sort(values.begin(), values.end());
  using stats::QuantileType;
  const double low = stats::QuantileOfSorted(values, 0.025, QuantileType::kType7);
  const double high = stats::QuantileOfSorted(values, 0.975, QuantileType::kType7);
  const double error = stats::QuantileStandardError(values, 0.975);
  EXPECT_NEAR((high - low) / 2, 3.879406742, 4 * error);
  EXPECT_NEAR(stats::MeanAndSdOf(values).sd, 2, 4 * 2 / std::sqrt(2e6));
}

TEST(MonteCarlo, GivesTheSameDrawsForAnyNumberOfThreads) {
  const Program program = Compiled({"x0 * x1", "x0 - x1"});
  const UncertainInputs inputs =
      Independent({Distribution::Rectangular(0, 1), Distribution::Student(0, 1, 5)});
  const numerics::ParallelFor threaded = [](std::size_t count, const auto& body) {
    std::vector<std::thread> threads;
    for (std::size_t index = count; index-- > 0;) {
      threads.emplace_back([&body, index] { body(index); });
    }
    for (auto& thread : threads) {
      thread.join();
    }
  };
  const auto serial = DrawOutcomes(program, inputs, Draws(123'456), SerialFor());
  const auto parallel = DrawOutcomes(program, inputs, Draws(123'456), threaded);
  EXPECT_EQ(serial.values, parallel.values);
  EXPECT_EQ(serial.draws, 123'456U);
}

TEST(MonteCarlo, KeepsTheDrawsOfAQuantityWhenOthersJoin) {
  const Distribution shape = Distribution::Rectangular(0, 1);
  const auto alone = Values(Compiled({"x0"}), Independent({shape}), Draws(10'000));
  const auto joined = Values(Compiled({"x0"}), Independent({shape, shape}), Draws(10'000));
  EXPECT_EQ(alone, joined);
  EXPECT_NE(alone, Values(Compiled({"x0"}), Independent({shape}), Draws(10'000, 2)));
  EXPECT_NE(alone, Values(Compiled({"x1"}), Independent({shape, shape}), Draws(10'000)));
}

TEST(MonteCarlo, MoreDrawsBeginWithTheSame) {
  const UncertainInputs inputs = Independent({Distribution::Gamma(3, 1)});
  const auto few = Values(Compiled({"x0"}), inputs, Draws(10'500));
  auto many = Values(Compiled({"x0"}), inputs, Draws(20'000));
  many.resize(few.size());
  EXPECT_EQ(few, many);
}

// Of a Gaussian copula the rank correlation is 6/π asin(r/2), whatever the margins.
TEST(MonteCarlo, CorrelatesByNormalScores) {
  UncertainInputs inputs =
      Independent({Distribution::Rectangular(0, 1), Distribution::Rectangular(0, 1)});
  inputs.correlation = numerics::Matrix(2, 2, 1);
  inputs.correlation(0, 1) = inputs.correlation(1, 0) = 0.7;
  const auto values = Values(Compiled({"(x0 - 0.5) * (x1 - 0.5) * 12"}), inputs, Draws(400'000));
  const double rank = 6 / std::acos(-1.0) * std::asin(0.35);
  const stats::MeanAndSd moments = stats::MeanAndSdOf(values);
  EXPECT_NEAR(moments.mean, rank, 4 * moments.sd / std::sqrt(4e5));
}

TEST(MonteCarlo, StopsWhenItsDigitsAreCertain) {
  const UncertainInputs inputs = Independent({Distribution::Normal(0, 1)});
  const MonteCarloOptions loose{5'000'000, 1, true, 1};
  const auto result = DrawOutcomes(Compiled({"x0"}), inputs, loose, SerialFor());
  EXPECT_EQ(result.status, MonteCarloStatus::kConverged);
  EXPECT_LT(result.draws, 5'000'000U);
  EXPECT_EQ(result.draws % 10'000, 0U);
  const MonteCarloOptions strict{50'000, 1, true, 4};
  EXPECT_EQ(DrawOutcomes(Compiled({"x0"}), inputs, strict, SerialFor()).status,
            MonteCarloStatus::kNotConverged);
}

TEST(MonteCarlo, OfKnownQuantitiesIsTheValue) {
  const auto values =
      Values(Compiled({"x0 + 1"}), Independent({Distribution::Point(2)}), Draws(10'000));
  EXPECT_TRUE(std::all_of(values.begin(), values.end(), [](double x) { return x == 3; }));
}

TEST(MonteCarlo, RefusesWhatCannotBeDrawn) {
  const UncertainInputs inputs = Independent({Distribution::Rectangular(-1, 1)});
  EXPECT_THROW(Values(Compiled({"x0"}), inputs, Draws(9'999)), Error);
  EXPECT_THROW(Values(Compiled({"log(x0)"}), inputs, Draws(10'000)), Error);
}

}  // namespace
}  // namespace doelmaat::measure
