#include "numerics/sort_numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "numerics/random_stream.h"

namespace doelmaat::numerics {
namespace {

std::vector<double> Draws(std::size_t count, double scale) {
  RandomStream stream(7, "sort_numbers_test", 0);
  std::vector<double> numbers(count);
  std::generate(numbers.begin(), numbers.end(), [&] { return scale * stream.Normal(); });
  return numbers;
}

TEST(SortNumbers, DoesWhatTheStandardLibraryDoes) {
  for (const std::size_t count : {0U, 1U, 2U, 4096U, 4097U, 50'000U}) {
    for (const double scale : {1e-300, 1.0, 1e8, 1e300}) {
      std::vector<double> ours = Draws(count, scale);
      std::vector<double> theirs = ours;
      SortNumbers(&ours);
      std::sort(theirs.begin(), theirs.end());
      EXPECT_EQ(ours, theirs) << count;
    }
  }
}

TEST(SortNumbers, SortsEqualExtremeAndTinyNumbers) {
  const double limit = std::numeric_limits<double>::max();
  const double tiny = std::numeric_limits<double>::denorm_min();
  std::vector<double> ours;
  for (int i = 0; i < 1000; ++i) {
    ours.insert(ours.end(), {3, -3, limit, -limit, tiny, -tiny, 0.0, -HUGE_VAL, HUGE_VAL});
  }
  std::vector<double> theirs = ours;
  SortNumbers(&ours);
  std::sort(theirs.begin(), theirs.end());
  EXPECT_EQ(ours, theirs);
  std::vector<double> same(10'000, 2.5);
  SortNumbers(&same);
  EXPECT_EQ(same, std::vector<double>(10'000, 2.5));
}

TEST(SortNumbers, PutsMinusZeroFirst) {
  std::vector<double> numbers(5000, 0.0);
  numbers.back() = -0.0;
  SortNumbers(&numbers);
  EXPECT_TRUE(std::signbit(numbers.front()));
}

}  // namespace
}  // namespace doelmaat::numerics
