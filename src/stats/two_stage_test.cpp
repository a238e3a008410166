#include "stats/two_stage.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"

namespace doelmaat::stats {
namespace {

using numerics::SerialFor;

constexpr std::size_t kUnits = 120;

struct Data {
  Matrix inputs{kUnits, 1};
  Matrix outputs{kUnits, 2};
  Matrix environment{kUnits, 2, 1};
};

// Cost = outputs × δ, δ = 1.1 + 1.5 z + ε ≥ 1, ε ~ N(0, 0.2²).
Data Made() {
  Data data;
  numerics::RandomStream stream(1, "two_stage_test", 0);
  for (std::size_t row = 0; row < kUnits; ++row) {
    data.environment(row, 1) = stream.Uniform();
    double delta = 0;
    while (delta < 1) {
      delta = 1.1 + 1.5 * data.environment(row, 1) + 0.2 * stream.Normal();
    }
    for (double& output : data.outputs.row(row)) {
      output = std::exp(0.5 * stream.Normal());
    }
    data.inputs(row, 0) = delta * (data.outputs(row, 0) + data.outputs(row, 1));
  }
  return data;
}

TwoStageOptions Few(TwoStageAlgorithm algorithm = TwoStageAlgorithm::kTwo) {
  TwoStageOptions options;
  options.algorithm = algorithm;
  options.bias_replications = 20;
  options.replications = 100;
  return options;
}

TwoStageResult Fit(const Data& data, const TwoStageOptions& options) {
  return FitTwoStage(data.inputs, data.outputs, data.environment, options, SerialFor());
}

TEST(FitTwoStage, FindsThatTheCircumstanceRaisesCost) {
  const Data data = Made();
  for (const TwoStageAlgorithm algorithm : {TwoStageAlgorithm::kOne, TwoStageAlgorithm::kTwo}) {
    const TwoStageResult result = Fit(data, Few(algorithm));
    ASSERT_TRUE(result.usable());
    EXPECT_EQ(result.failed_replications, 0U);
    const TwoStageCoefficient& slope = result.coefficients.at(1);
    // DEA sees a smaller δ than there is, so allow a good deal around 1.5.
    EXPECT_NEAR(slope.estimate, 1.5, 0.4);
    EXPECT_GT(slope.intervals.at(1).low, 0.5);
    EXPECT_LE(slope.intervals[1].low, slope.intervals[0].low);
    EXPECT_LE(slope.intervals[0].high, slope.intervals[1].high);
    EXPECT_GT(result.sigma.estimate, 0);
  }
}

TEST(FitTwoStage, AlgorithmOneIsTheTruncatedRegressionOfTheScores) {
  const Data data = Made();
  const TwoStageResult result = Fit(data, Few(TwoStageAlgorithm::kOne));
  std::vector<double> response;
  std::vector<double> circumstance;
  for (std::size_t row = 0; row < kUnits; ++row) {
    const double delta = 1 / *result.units[row].score;
    if (delta > 1 + 1e-6) {
      response.push_back(delta);
      circumstance.push_back(data.environment(row, 1));
    }
    EXPECT_FALSE(result.units[row].corrected_distance.has_value());
  }
  Matrix design(response.size(), 2, 1);
  for (std::size_t row = 0; row < response.size(); ++row) {
    design(row, 1) = circumstance[row];
  }
  const auto fit = FitTruncatedRegression(design, response, 1);
  EXPECT_EQ(result.used, response.size());
  for (std::size_t col = 0; col < 2; ++col) {
    EXPECT_NEAR(result.coefficients[col].estimate, fit.coefficients[col].value, 1e-9);
    EXPECT_NEAR(result.first_coefficients[col], fit.coefficients[col].value, 1e-9);
  }
}

// The frontier of moved units lies inside the estimated one, so corrections go one way only.
TEST(FitTwoStage, TheCorrectionRaisesEveryDistance) {
  const TwoStageResult result = Fit(Made(), Few());
  for (const TwoStageUnit& unit : result.units) {
    EXPECT_GT(*unit.corrected_distance, 1 / *unit.score - 1e-9);
  }
}

TEST(FitTwoStage, HasTheSameBytesInAnyOrderAndAnotherSeedDiffers) {
  const Data data = Made();
  const auto backwards = [](std::size_t count, const std::function<void(std::size_t)>& body) {
    for (std::size_t index = count; index > 0; --index) {
      body(index - 1);
    }
  };
  const TwoStageResult one = Fit(data, Few());
  const TwoStageResult other =
      FitTwoStage(data.inputs, data.outputs, data.environment, Few(), backwards);
  TwoStageOptions seeded = Few();
  seeded.seed = 2;
  const TwoStageResult seed = Fit(data, seeded);
  for (std::size_t col = 0; col < 2; ++col) {
    EXPECT_EQ(one.coefficients[col].estimate, other.coefficients[col].estimate);
    EXPECT_EQ(one.coefficients[col].intervals[0].low, other.coefficients[col].intervals[0].low);
    EXPECT_NE(one.coefficients[col].estimate, seed.coefficients[col].estimate);
  }
}

// Under constant returns δ is the same for inputs and outputs, and so is everything after it.
TEST(FitTwoStage, OutputOrientationIsTheMirrorUnderConstantReturns) {
  const Data data = Made();
  TwoStageOptions options = Few();
  options.dea.returns_to_scale = ReturnsToScale::kConstant;
  const TwoStageResult input = Fit(data, options);
  options.dea.orientation = Orientation::kOutput;
  const TwoStageResult output = Fit(data, options);
  for (std::size_t col = 0; col < 2; ++col) {
    EXPECT_NEAR(input.coefficients[col].estimate, output.coefficients[col].estimate, 1e-6);
  }
}

TEST(FitTwoStage, WithoutInefficiencyOrWithDependentColumnsItSaysSo) {
  Data data = Made();
  const Matrix same(kUnits, 1, 3);
  EXPECT_EQ(FitTwoStage(same, same, data.environment, Few(), SerialFor()).status,
            TwoStageStatus::kTooFewInefficient);
  for (std::size_t row = 0; row < kUnits; ++row) {
    data.environment(row, 1) = 2;
  }
  const TwoStageResult dependent = Fit(data, Few());
  EXPECT_EQ(dependent.status, TwoStageStatus::kRankDeficient);
  EXPECT_EQ(dependent.dependent_columns.size(), 1U);
  EXPECT_TRUE(dependent.coefficients.empty());
}

TEST(FitTwoStage, RefusesOptionsAndShapesThatMakeNoSense) {
  const Data data = Made();
  TwoStageOptions options = Few();
  options.replications = 1;
  EXPECT_THROW(Fit(data, options), Error);
  options = Few();
  options.levels = {0};
  EXPECT_THROW(Fit(data, options), Error);
  EXPECT_THROW(FitTwoStage(data.inputs, data.outputs, Matrix(3, 2, 1), Few(), SerialFor()), Error);
}

}  // namespace
}  // namespace doelmaat::stats
