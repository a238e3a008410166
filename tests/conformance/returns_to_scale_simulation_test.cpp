// Size and power of the test of returns to scale on made-up units whose returns are known.
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "numerics/random_stream.h"
#include "stats/returns_to_scale.h"

namespace doelmaat::conformance {
namespace {

constexpr std::size_t kUnits = 40;
constexpr std::size_t kReplications = 99;

struct Units {
  numerics::Matrix inputs{kUnits, 1};
  numerics::Matrix outputs{kUnits, 2};
};

// Cost of two outputs on a frontier of degree `elasticity`, times inefficiency exp(|N(0, 0.3)|).
Units MadeUp(std::uint64_t sample, double elasticity) {
  numerics::RandomStream stream(1, "returns_to_scale_simulation", sample);
  Units units;
  for (std::size_t row = 0; row < kUnits; ++row) {
    const double first = std::exp(0.8 * stream.Normal());
    const double second = std::exp(0.8 * stream.Normal());
    units.outputs(row, 0) = first;
    units.outputs(row, 1) = second;
    const double frontier = std::pow(std::sqrt(first * first + second * second), elasticity);
    units.inputs(row, 0) = frontier * std::exp(std::abs(0.3 * stream.Normal()));
  }
  return units;
}

// Share of samples in which constant returns are rejected at 5%.
double Rejected(double elasticity, std::uint64_t samples) {
  double rejected = 0;
  for (std::uint64_t sample = 0; sample < samples; ++sample) {
    const Units units = MadeUp(sample, elasticity);
    const auto test = stats::TestReturns(units.inputs,
                                         units.outputs,
                                         {.replications = kReplications, .seed = sample},
                                         numerics::SerialFor());
    EXPECT_TRUE(test.usable());
    rejected += test.p_value.value_or(1) <= 0.05 ? 1 : 0;
  }
  return rejected / static_cast<double>(samples);
}

// What was found is in docs/methods/returns-to-scale.md: 0.115 and 1. In samples this small the
// test rejects more often than it says; the first limit is that plus two standard errors.
TEST(ReturnsToScale, ConstantReturnsAreSeldomRejectedAndOthersOften) {
  const double size = Rejected(1, 400);
  const double power = Rejected(1.3, 60);
  RecordProperty("rejected_under_constant_returns", std::to_string(size));
  RecordProperty("rejected_under_degree_1.3", std::to_string(power));
  EXPECT_LE(size, 0.15);
  EXPECT_GE(power, 0.9);
}

}  // namespace
}  // namespace doelmaat::conformance
