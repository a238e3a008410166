#include "stats/merger_gains.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "stats/units_fixture.h"

namespace doelmaat::stats {
namespace {

using fixture::MadeUpUnits;
using fixture::MatrixOf;
using fixture::Units;

constexpr double kTolerance = 1e-9;

// The frontier goes through (1, 1), (2, 4) and (4, 6). (4, 2) could use 4/3. It merges with the
// first to (5, 3): 3 can be made with 5/3, so the potential is 1/3. On their own they need 1 + 4/3
// = 7/3: pure gain 5/3 / (7/3) = 5/7, learning 7/15. The average of the two is (7/6, 3/2), which is
// on the line from (1, 1) to (2, 4): harmony 1, so that size is 5/7.
TEST(SolveMergerGains, IsSolvedByHand) {
  const auto gains =
      SolveMergerGains(MatrixOf(1, {1, 2, 4, 4}), MatrixOf(1, {1, 4, 6, 2}), {}, {{0, 3}, {1, 2}});
  EXPECT_EQ(gains[0].status, DeaStatus::kSolved);
  EXPECT_NEAR(*gains[0].potential, 1.0 / 3, kTolerance);
  EXPECT_NEAR(*gains[0].learning, 7.0 / 15, kTolerance);
  EXPECT_NEAR(*gains[0].harmony, 1, kTolerance);
  EXPECT_NEAR(*gains[0].size, 5.0 / 7, kTolerance);
  // 10 is more than any unit makes.
  EXPECT_EQ(gains[1].status, DeaStatus::kInfeasible);
  EXPECT_FALSE(gains[1].potential.has_value());
  EXPECT_FALSE(gains[1].size.has_value());
  EXPECT_NEAR(*gains[1].harmony, 1, kTolerance);
}

// A uses (1, 4) and B (4, 1), C (2, 2): all make 1. A and B together are at (5, 5) for 2, on
// average (2.5, 2.5) for 1, where C does with 0.8. Under constant returns that is all there is.
TEST(SolveMergerGains, HarmonyIsTheMixByHand) {
  const auto gains = SolveMergerGains(MatrixOf(2, {1, 4, 4, 1, 2, 2}),
                                      MatrixOf(1, {1, 1, 1}),
                                      {.returns_to_scale = ReturnsToScale::kConstant},
                                      {{0, 1}});
  EXPECT_NEAR(*gains[0].potential, 0.8, kTolerance);
  EXPECT_NEAR(*gains[0].learning, 1, kTolerance);
  EXPECT_NEAR(*gains[0].harmony, 0.8, kTolerance);
  EXPECT_NEAR(*gains[0].size, 1, kTolerance);
}

TEST(SolveMergerGains, PartsMultiplyToThePotential) {
  const Units units = MadeUpUnits(40, 2, 2, 11);
  for (const ReturnsToScale returns : fixture::kAllReturns) {
    for (const Orientation orientation : fixture::kBoth) {
      const bool input = orientation == Orientation::kInput;
      const DeaOptions options{.returns_to_scale = returns, .orientation = orientation};
      const auto gains =
          SolveMergerGains(units.inputs, units.outputs, options, {{0, 1}, {2, 3, 4}, {5, 20}});
      const auto same =
          SolveMergerGains(units.inputs, units.outputs, options, {{1, 0}, {4, 2, 3}, {20, 5}});
      for (std::size_t merger = 0; merger < gains.size(); ++merger) {
        const Merger& gain = gains[merger];
        if (gain.status != DeaStatus::kSolved) {
          continue;
        }
        EXPECT_NEAR(*gain.learning * *gain.harmony * *gain.size,
                    *gain.potential,
                    kTolerance * *gain.potential);
        EXPECT_NEAR(*gain.harmony * *gain.size, *gain.pure, kTolerance * *gain.pure);
        EXPECT_NEAR(*gain.potential, *same[merger].potential, kTolerance * *gain.potential);
        // The average of points of a convex technology lies in it.
        EXPECT_TRUE(input ? *gain.harmony <= 1 + kTolerance : *gain.harmony >= 1 - kTolerance);
        if (returns == ReturnsToScale::kConstant) {
          EXPECT_NEAR(*gain.size, 1, kTolerance);
        }
      }
    }
  }
}

TEST(SolveMergerGains, RefusesWhatIsNoMerger) {
  const Matrix one = MatrixOf(1, {1, 2, 3});
  for (const std::vector<std::size_t>& units :
       std::vector<std::vector<std::size_t>>{{}, {0}, {0, 0}, {0, 3}}) {
    EXPECT_THROW(SolveMergerGains(one, one, {}, {units}), Error);
  }
  EXPECT_THROW(SolveMergerGains(MatrixOf(1, {1, 0, 1}), one, {}, {{0, 1}}), Error);
}

}  // namespace
}  // namespace doelmaat::stats
