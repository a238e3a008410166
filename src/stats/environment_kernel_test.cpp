#include "stats/environment_kernel.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"
#include "stats/units_fixture.h"

namespace doelmaat::stats {
namespace {

using fixture::Column;
using numerics::Matrix;

Matrix RandomEnvironment(std::size_t rows) {
  numerics::RandomStream stream(8, "environment_kernel_test", 0);
  Matrix matrix(rows, 2);
  for (std::size_t row = 0; row < rows; ++row) {
    matrix(row, 0) = stream.Normal();
    matrix(row, 1) = 0.5 * matrix(row, 0) + stream.Normal();
  }
  return matrix;
}

// 0 to 6: variance 28/6, so that a step is a distance of 1/s, s = sqrt(28/6). Unit 3 with two
// neighbours has bandwidth 1/s and weight for nobody else; with four 2/s, and 3/4 for 2 and 4.
TEST(FitEnvironmentKernel, SevenUnitsByHand) {
  const Matrix steps = Column({0, 1, 2, 3, 4, 5, 6});
  const double step = 1 / std::sqrt(28.0 / 6);
  const auto narrow = FitEnvironmentKernel(steps, {.neighbours = 2});
  ASSERT_TRUE(narrow.usable());
  EXPECT_NEAR(narrow.bandwidths[3], step, 1e-14);
  EXPECT_NEAR(narrow.bandwidths[0], 2 * step, 1e-14);
  const auto wide = FitEnvironmentKernel(steps, {.neighbours = 4});
  const std::vector<double> weights = wide.WeightsFor(3);
  const std::vector<double> expected = {0, 0, 0.75, 1, 0.75, 0, 0};
  for (std::size_t unit = 0; unit < 7; ++unit) {
    EXPECT_NEAR(weights[unit], expected[unit], 1e-12);
  }
  const auto widened = FitEnvironmentKernel(steps, {.neighbours = 4, .widening = 2});
  EXPECT_NEAR(widened.WeightsFor(3)[5], 0.75, 1e-12);
}

// The likelihood as it is written, for every k, with densities by a double loop.
TEST(FitEnvironmentKernel, ChoosesTheNeighboursOfTheDefinition) {
  const Matrix environment = RandomEnvironment(60);
  const auto kernel = FitEnvironmentKernel(environment, {});
  ASSERT_TRUE(kernel.usable());
  std::size_t best = 0;
  double highest = -1e300;
  for (std::size_t k = 5; k < 60; ++k) {
    const auto at = FitEnvironmentKernel(environment, {.neighbours = k});
    double likelihood = 0;
    for (std::size_t unit = 0; unit < 60; ++unit) {
      const std::vector<double> weights = at.WeightsFor(unit);
      double density = -1;  // itself takes no part
      for (const double weight : weights) {
        density += weight;
      }
      likelihood += std::log(density / 59 / std::pow(at.bandwidths[unit], 2)) / 60;
    }
    if (likelihood > highest) {
      highest = likelihood;
      best = k;
    }
  }
  EXPECT_EQ(kernel.neighbours, best);
}

// Distance is that of Mahalanobis: units, origin and mixing of columns do not matter.
TEST(FitEnvironmentKernel, MixingColumnsChangesNoWeight) {
  const Matrix environment = RandomEnvironment(40);
  Matrix mixed(40, 2);
  for (std::size_t row = 0; row < 40; ++row) {
    mixed(row, 0) = 1000 * environment(row, 0) + 7;
    mixed(row, 1) = environment(row, 1) - 3 * environment(row, 0);
  }
  const auto one = FitEnvironmentKernel(environment, {});
  const auto other = FitEnvironmentKernel(mixed, {});
  EXPECT_EQ(one.neighbours, other.neighbours);
  for (std::size_t row = 0; row < 40; ++row) {
    EXPECT_NEAR(one.WeightsFor(3)[row], other.WeightsFor(3)[row], 1e-10);
  }
}

TEST(FitEnvironmentKernel, SaysWhenThereIsNoDistance) {
  Matrix constant = RandomEnvironment(20);
  for (std::size_t row = 0; row < 20; ++row) {
    constant(row, 1) = 3;
  }
  const auto flat = FitEnvironmentKernel(constant, {});
  EXPECT_EQ(flat.status, EnvironmentKernelStatus::kRankDeficient);
  EXPECT_EQ(flat.dependent_columns, std::vector<std::size_t>{1});
  std::vector<double> categories(20, 0);
  std::fill(categories.begin() + 10, categories.end(), 1);
  EXPECT_EQ(FitEnvironmentKernel(Column(categories), {.neighbours = 5}).status,
            EnvironmentKernelStatus::kTies);
  EXPECT_EQ(FitEnvironmentKernel(RandomEnvironment(5), {}).status,
            EnvironmentKernelStatus::kTooFewUnits);
}

TEST(FitEnvironmentKernel, RefusesWhatItCannotUse) {
  EXPECT_THROW(FitEnvironmentKernel(Matrix(10, 0), {}), Error);
  EXPECT_THROW(FitEnvironmentKernel(Column({1, 2, std::nan("")}), {}), Error);
  EXPECT_THROW(FitEnvironmentKernel(RandomEnvironment(10), {.neighbours = 10}), Error);
  EXPECT_THROW(FitEnvironmentKernel(RandomEnvironment(10), {.widening = 0}), Error);
}

}  // namespace
}  // namespace doelmaat::stats
