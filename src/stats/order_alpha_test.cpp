#include "stats/order_alpha.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "stats/free_disposal_hull.h"
#include "stats/units_fixture.h"

namespace doelmaat::stats {
namespace {

using fixture::Column;

Matrix RandomMatrix(std::size_t cols, std::uint64_t unit) {
  return fixture::RandomMatrix(40, cols, "order_alpha_test", unit);
}

// Ten units that do the same at cost 1 to 10. Against the fifth: r = 0.2, 0.4, …, 2.
TEST(SolveOrderAlpha, TenUnitsByHand) {
  const Matrix cost = Column({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  const Matrix done = Column(std::vector<double>(10, 1));
  const auto at = [&](double alpha) {
    return SolveOrderAlpha(cost, done, {.alpha = alpha})[4].score;
  };
  EXPECT_NEAR(at(1), 0.2, 1e-15);     // FDH
  EXPECT_NEAR(at(0.95), 0.2, 1e-15);  // half a unit may do better: none does
  EXPECT_NEAR(at(0.9), 0.4, 1e-15);   // one of ten may
  EXPECT_NEAR(at(0.5), 1.2, 1e-15);   // five may: the sixth
  const auto output = [&](double alpha) {
    return SolveOrderAlpha(done, cost, {.orientation = Orientation::kOutput, .alpha = alpha})[4]
        .score;
  };
  EXPECT_NEAR(output(1), 2, 1e-15);
  EXPECT_NEAR(output(0.9), 1.8, 1e-15);
  EXPECT_NEAR(output(0.85), 1.8, 1e-15);
}

// inf{ θ : share of comparables at θ or under it > 1 − α }, looked for on all factors.
TEST(SolveOrderAlpha, IsTheInfimumOfItsDefinition) {
  const Matrix inputs = RandomMatrix(2, 0);
  const Matrix outputs = RandomMatrix(1, 1);
  for (const double alpha : {0.99, 0.9, 0.73, 0.31}) {
    const auto units = SolveOrderAlpha(inputs, outputs, {.alpha = alpha});
    for (std::size_t unit = 0; unit < 40; ++unit) {
      std::vector<double> factors;
      for (std::size_t other = 0; other < 40; ++other) {
        if (outputs(other, 0) >= outputs(unit, 0)) {
          factors.push_back(
              std::max(inputs(other, 0) / inputs(unit, 0), inputs(other, 1) / inputs(unit, 1)));
        }
      }
      double lowest = 1e300;
      for (const double candidate : factors) {
        const auto reached = static_cast<double>(std::count_if(
            factors.begin(), factors.end(), [&](double factor) { return factor <= candidate; }));
        if (reached / static_cast<double>(factors.size()) > 1 - alpha + 1e-9) {
          lowest = std::min(lowest, candidate);
        }
      }
      EXPECT_EQ(units[unit].score, lowest);
      EXPECT_EQ(units[unit].comparable, factors.size());
    }
  }
}

TEST(SolveOrderAlpha, AtOneItIsFdh) {
  const Matrix inputs = RandomMatrix(2, 2);
  const Matrix outputs = RandomMatrix(2, 3);
  for (const Orientation orientation : {Orientation::kInput, Orientation::kOutput}) {
    const auto units = SolveOrderAlpha(inputs, outputs, {.orientation = orientation, .alpha = 1});
    const auto hull = SolveFdh(inputs, outputs, {.orientation = orientation});
    for (std::size_t unit = 0; unit < 40; ++unit) {
      EXPECT_EQ(units[unit].score, *hull[unit].score);
    }
  }
}

// The use of the method: a unit at a hundredth of the cost moves FDH of all it dominates and the
// quantile of none by more than one place.
TEST(SolveOrderAlpha, AnOutlierMovesAScoreByOnePlaceAtMost) {
  std::vector<double> cost;
  for (int unit = 0; unit < 40; ++unit) {
    cost.push_back(100 + unit);
  }
  const Matrix done = Column(std::vector<double>(41, 1));
  cost.push_back(1);
  const auto with = SolveOrderAlpha(Column(cost), done, {.alpha = 0.9});
  EXPECT_NEAR(with[39].score, 103.0 / 139, 1e-15);  // ⌊4.1⌋ + 1 = fifth of 41: cost 103
  EXPECT_NEAR(with[40].score, 103, 1e-12);          // and the outlier lies beyond by as much
}

TEST(SolveOrderAlpha, RefusesAShareThatIsNone) {
  const Matrix one = Column({1, 2});
  EXPECT_THROW(SolveOrderAlpha(one, one, {.alpha = 0}), Error);
  EXPECT_THROW(SolveOrderAlpha(one, one, {.alpha = 1.01}), Error);
  EXPECT_THROW(SolveOrderAlpha(one, one, {.alpha = std::nan("")}), Error);
}

}  // namespace
}  // namespace doelmaat::stats
