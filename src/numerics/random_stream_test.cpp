#include "numerics/random_stream.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace doelmaat::numerics {
namespace {

// Random123 1.09, tests/kat_vectors, lines "philox4x32 10".
TEST(Philox4x32, GivesThePublishedKnownAnswers) {
  EXPECT_EQ(Philox4x32({0, 0, 0, 0}, {0, 0}),
            (PhiloxCounter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(Philox4x32({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (PhiloxCounter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(Philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (PhiloxCounter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(RandomStream, IsTheSameForTheSameNameAndAnotherForAnother) {
  RandomStream stream(1, "a", 0);
  RandomStream same(1, "a", 0);
  RandomStream seed(2, "a", 0);
  RandomStream purpose(1, "b", 0);
  RandomStream unit(1, "a", 1);
  for (int draw = 0; draw < 100; ++draw) {
    const std::uint64_t bits = stream.Bits();
    EXPECT_EQ(bits, same.Bits());
    EXPECT_NE(bits, seed.Bits());
    EXPECT_NE(bits, purpose.Bits());
    EXPECT_NE(bits, unit.Bits());
  }
}

// Tolerance: five standard errors of the moment over the number of draws.
TEST(RandomStream, UniformHasItsMomentsAndStaysInside) {
  RandomStream stream(1, "test", 0);
  constexpr int kDraws = 200'000;
  double sum = 0;
  double sum_squares = 0;
  for (int draw = 0; draw < kDraws; ++draw) {
    const double uniform = stream.Uniform();
    ASSERT_GT(uniform, 0);
    ASSERT_LT(uniform, 1);
    sum += uniform;
    sum_squares += uniform * uniform;
  }
  EXPECT_NEAR(sum / kDraws, 0.5, 5 * std::sqrt(1.0 / 12 / kDraws));
  EXPECT_NEAR(sum_squares / kDraws, 1.0 / 3, 5 * std::sqrt(4.0 / 45 / kDraws));
}

TEST(RandomStream, NormalHasItsMoments) {
  RandomStream stream(1, "test", 0);
  constexpr int kDraws = 200'000;
  double moments[5] = {};
  for (int draw = 0; draw < kDraws; ++draw) {
    const double normal = stream.Normal();
    double power = 1;
    for (double& moment : moments) {
      moment += power / kDraws;
      power *= normal;
    }
  }
  EXPECT_NEAR(moments[1], 0, 5 * std::sqrt(1.0 / kDraws));
  EXPECT_NEAR(moments[2], 1, 5 * std::sqrt(2.0 / kDraws));
  EXPECT_NEAR(moments[3], 0, 5 * std::sqrt(15.0 / kDraws));
  EXPECT_NEAR(moments[4], 3, 5 * std::sqrt(96.0 / kDraws));
}

// A chi-square with 6 degrees of freedom exceeds 33.1 once in 100,000.
TEST(RandomStream, BelowIsEquallyLikelyEverywhere) {
  RandomStream stream(1, "test", 0);
  std::vector<int> counts(7);
  constexpr int kDraws = 70'000;
  for (int draw = 0; draw < kDraws; ++draw) {
    ++counts.at(stream.Below(7));
  }
  double chi_square = 0;
  for (const int count : counts) {
    chi_square += (count - 10'000.0) * (count - 10'000.0) / 10'000.0;
  }
  EXPECT_LT(chi_square, 33.1);
  EXPECT_EQ(stream.Below(1), 0U);
}

TEST(RandomStreamDeathTest, BelowZeroIsABug) {
  RandomStream stream(1, "test", 0);
  EXPECT_DEATH(stream.Below(0), "n > 0");
}

}  // namespace
}  // namespace doelmaat::numerics
