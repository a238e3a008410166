#include "stats/small_numbers.h"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::stats {
namespace {

// Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3; four decimals as printed.
TEST(ShareInterval, IsThatOfNewcombe) {
  struct Case {
    std::int64_t count;
    std::int64_t total;
    double low;
    double high;
  };
  for (const Case& each : std::array<Case, 4>{{{81, 263, 0.2553, 0.3662},
                                               {15, 148, 0.0624, 0.1605},
                                               {0, 20, 0.0000, 0.1611},
                                               {1, 29, 0.0061, 0.1718}}}) {
    const auto interval = ShareInterval(each.count, each.total, 0.95);
    ASSERT_TRUE(interval.has_value());
    EXPECT_NEAR(interval->low, each.low, 5e-5) << each.count;
    EXPECT_NEAR(interval->high, each.high, 5e-5) << each.count;
  }
}

// What does not count is the other share; more cases say more.
TEST(ShareInterval, MirrorsAndShrinks) {
  for (const std::int64_t count : {0, 1, 3, 9, 10}) {
    const auto one = ShareInterval(count, 10, 0.9);
    const auto other = ShareInterval(10 - count, 10, 0.9);
    EXPECT_NEAR(one->low, 1 - other->high, 1e-14);
    EXPECT_NEAR(one->high, 1 - other->low, 1e-14);
    const auto larger = ShareInterval(count * 100, 1000, 0.9);
    EXPECT_LT(larger->high - larger->low, one->high - one->low);
    EXPECT_LE(one->low, static_cast<double>(count) / 10);
    EXPECT_GE(one->high, static_cast<double>(count) / 10);
  }
}

TEST(ShareInterval, OfNothingIsNothingAndOfOneIsWide) {
  EXPECT_FALSE(ShareInterval(0, 0, 0.95).has_value());
  EXPECT_EQ(ShareInterval(0, 1, 0.95)->low, 0.0);
  EXPECT_NEAR(ShareInterval(0, 1, 0.95)->high, 0.7935, 5e-5);  // z² / (1 + z²)
  EXPECT_EQ(ShareInterval(1, 1, 0.95)->high, 1.0);
}

TEST(ShareInterval, RefusesWhatIsNoShare) {
  EXPECT_THROW(ShareInterval(2, 1, 0.95), Error);
  EXPECT_THROW(ShareInterval(-1, 1, 0.95), Error);
  EXPECT_THROW(ShareInterval(1, 2, 1.0), Error);
  EXPECT_THROW(ShareInterval(1, 2, std::nan("")), Error);
}

// Limits of Garwood as tabled in Breslow & Day 1987, table 2.10; three decimals as printed.
TEST(CountInterval, IsThatOfGarwood) {
  struct Case {
    std::int64_t count;
    double low;
    double high;
  };
  for (const Case& each : std::array<Case, 5>{{{0, 0.000, 3.689},
                                               {1, 0.025, 5.572},
                                               {5, 1.623, 11.668},
                                               {10, 4.795, 18.390},
                                               {100, 81.364, 121.627}}}) {
    const Interval interval = CountInterval(each.count, 0.95);
    EXPECT_NEAR(interval.low, each.low, 5.1e-4) << each.count;
    EXPECT_NEAR(interval.high, each.high, 5.1e-4) << each.count;
  }
}

// At its ends the chance of what came, or of more or less, is what was asked for.
TEST(CountInterval, HasTheChancesItSays) {
  const auto at_most = [](std::int64_t count, double mean) {
    double term = std::exp(-mean);
    double sum = 0;
    for (std::int64_t k = 0; k <= count; ++k) {
      sum += term;
      term *= mean / static_cast<double>(k + 1);
    }
    return sum;
  };
  for (const std::int64_t count : {0, 1, 4, 17}) {
    const Interval interval = CountInterval(count, 0.8);
    EXPECT_NEAR(at_most(count, interval.high), 0.1, 1e-12);
    if (count > 0) {
      EXPECT_NEAR(1 - at_most(count - 1, interval.low), 0.1, 1e-12);
    }
  }
}

TEST(CountInterval, RefusesWhatIsNoCount) {
  EXPECT_THROW(CountInterval(-1, 0.95), Error);
  EXPECT_THROW(CountInterval(1, 0.0), Error);
}

}  // namespace
}  // namespace doelmaat::stats
