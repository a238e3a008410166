#include "stats/identification.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"

namespace doelmaat::stats {
namespace {

using numerics::Matrix;
using numerics::SerialFor;

// A panel of which the truth is known: ln C = 2 + 0.9 ln y + 0.5 z + v + u.
struct Panel {
  std::vector<double> cost;
  Matrix outputs;
  Matrix environment;
  std::vector<bool> spans;
};

Panel MakePanel(std::size_t units, double noise, double inefficiency, std::uint64_t seed) {
  Panel panel{{}, Matrix(units, 1), Matrix(units, 1), std::vector<bool>(units, true)};
  for (std::size_t i = 0; i < units; ++i) {
    numerics::RandomStream stream(seed, "identification_test", i);
    const double size = 5.0 + stream.Normal();
    panel.outputs(i, 0) = std::exp(size);
    panel.environment(i, 0) = stream.Normal();
    panel.cost.push_back(std::exp(2.0 + 0.9 * size + 0.5 * panel.environment(i, 0) +
                                  noise * stream.Normal() +
                                  inefficiency * std::abs(stream.Normal())));
  }
  return panel;
}

// Without a search for influence, which the test of skew does not use.
Identification CheckSkew(const Panel& panel) {
  return CheckIdentification(CostData{panel.cost, panel.outputs, panel.environment, panel.spans},
                             std::vector<LeaveOneOut>{},
                             IdentificationOptions{});
}

Identification CheckWhole(const Panel& panel) {
  return CheckIdentification(CostData{panel.cost, panel.outputs, panel.environment, panel.spans},
                             IdentificationOptions{},
                             SerialFor());
}

constexpr std::uint64_t kSeeds = 60;

std::size_t ToldFromNoise(double noise, double inefficiency) {
  std::size_t told = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Panel panel = MakePanel(200, noise, inefficiency, seed);
    told += CheckSkew(panel).tells_from_noise ? 1U : 0U;
  }
  return told;
}

// Half-normal inefficiency of 0.5 against noise of 0.05: skew near 0.99, M3T of 200 units near 5.7.
TEST(CheckIdentification, StrongInefficiencyIsToldFromNoiseInAtLeastNineteenOfTwentyPanels) {
  EXPECT_GE(ToldFromNoise(0.05, 0.5), kSeeds * 19 / 20);
}

// At the level of 5%, of 60 panels of pure noise 3 are expected and more than 8 have chance 0.3%.
TEST(CheckIdentification, PureNoiseIsNotTakenForInefficiency) {
  EXPECT_LE(ToldFromNoise(0.3, 0.0), 8U);
}

TEST(CheckIdentification, ReportsTheCostFunctionAsItIs) {
  const Panel panel = MakePanel(200, 0.05, 0.5, 1);
  const Identification found = CheckSkew(panel);
  EXPECT_GT(*found.r_squared, 0.85);
  EXPECT_TRUE(found.right_side);
  EXPECT_GT(*found.skewness, 0.0);
  EXPECT_LT(*found.p_value, 0.05);
}

TEST(CheckIdentification, SavingsOfTheOtherSideAreNotInefficiency) {
  const Panel panel = MakePanel(200, 0.05, -0.5, 1);
  const Identification found = CheckSkew(panel);
  EXPECT_FALSE(found.right_side);
  EXPECT_LT(*found.skewness, 0.0);
  EXPECT_GT(*found.p_value, 0.5);
  EXPECT_FALSE(found.passed());
}

TEST(CheckIdentification, OutputsOfZeroStayOutOfTheCostFunction) {
  Panel panel = MakePanel(60, 0.1, 0.3, 1);
  Panel more = MakePanel(61, 0.1, 0.3, 1);
  // A second output of which the last unit has nothing.
  for (Panel* each : {&panel, &more}) {
    Matrix two(each->cost.size(), 2);
    for (std::size_t i = 0; i < two.rows(); ++i) {
      two(i, 0) = each->outputs(i, 0);
      two(i, 1) = i == 60 ? 0.0 : 1.0 + 0.01 * static_cast<double>(i % 7);
    }
    each->outputs = two;
  }
  const Identification with = CheckSkew(more);
  const Identification without = CheckSkew(panel);
  EXPECT_TRUE(with.skewness.has_value());
  EXPECT_EQ(with.skewness, without.skewness);
  EXPECT_EQ(with.r_squared, without.r_squared);
}

TEST(CheckIdentification, ACostFunctionThatCannotBeEstimatedTellsNothing) {
  Panel panel = MakePanel(60, 0.1, 0.5, 1);
  for (std::size_t i = 0; i < 60; ++i) {
    panel.environment(i, 0) = 1.0;  // the same as the constant
  }
  const Identification found = CheckSkew(panel);
  EXPECT_FALSE(found.r_squared.has_value());
  EXPECT_FALSE(found.p_value.has_value());
  EXPECT_FALSE(found.tells_from_noise);
  EXPECT_FALSE(found.passed());
  EXPECT_GT(found.total, 0.0);
}

TEST(CheckIdentification, CatchesATotalThatHangsOnOneUnit) {
  Panel panel = MakePanel(60, 0.02, 0.1, 5);
  panel.environment = Matrix(60, 0);
  for (std::size_t i = 0; i < 60; ++i) {
    panel.cost[i] = panel.outputs(i, 0) * (1.0 + 0.002 * static_cast<double>(i));
  }
  const double before = CheckWhole(panel).total;
  // The largest of all books a tenth of what it spends.
  const auto largest = std::max_element(panel.cost.begin(), panel.cost.end()) - panel.cost.begin();
  panel.cost[static_cast<std::size_t>(largest)] /= 10.0;
  const Identification found = CheckWhole(panel);
  EXPECT_GT(found.total, 3.0 * before);
  ASSERT_GE(found.influence.size(), 1U);
  EXPECT_EQ(found.influence[0].units,
            (std::vector<std::size_t>{static_cast<std::size_t>(largest)}));
  EXPECT_LT(found.influence[0].change_share, -0.5);
  EXPECT_FALSE(found.total_is_stable);
  EXPECT_FALSE(found.passed());
}

TEST(CheckIdentification, TakesOneFiveAndTenUnitsAwayAndTheTotalNeverGrows) {
  const Panel panel = MakePanel(120, 0.1, 0.4, 3);
  const Identification found = CheckWhole(panel);
  double last = found.total;
  std::size_t place = 0;
  const std::size_t counts[] = {1, 5, 10};
  for (const Influence& influence : found.influence) {
    EXPECT_LE(influence.removed, counts[place++]);
    EXPECT_EQ(influence.units.size(), influence.removed);
    EXPECT_LE(influence.total, last * (1.0 + 1e-9));
    EXPECT_NEAR(influence.change_share, (influence.total - found.total) / found.total, 1e-12);
    last = influence.total;
  }
}

TEST(CheckIdentification, ATotalThatManyHoldUpIsStable) {
  // Forty units on one line and forty that spend twice as much: no one matters but at the ends.
  Panel panel{{}, Matrix(80, 1), Matrix(80, 0), std::vector<bool>(80, true)};
  for (std::size_t i = 0; i < 80; ++i) {
    const auto size = static_cast<double>(i % 40 + 1);
    panel.outputs(i, 0) = size;
    panel.cost.push_back(i < 40 ? size : 2.0 * size);
  }
  const Identification found = CheckWhole(panel);
  EXPECT_NEAR(found.total, 820.0, 1e-6);
  EXPECT_TRUE(found.total_is_stable);
}

TEST(CheckIdentification, TheUnitOfMoneyChangesNeitherAnswer) {
  Panel panel = MakePanel(60, 0.1, 0.4, 3);
  const Identification before = CheckWhole(panel);
  for (double& cost : panel.cost) {
    cost *= 1000.0;
  }
  const Identification after = CheckWhole(panel);
  EXPECT_NEAR(after.total, 1000.0 * before.total, 1e-6 * after.total);
  EXPECT_NEAR(*after.p_value, *before.p_value, 1e-9);
  EXPECT_EQ(after.passed(), before.passed());
  ASSERT_EQ(after.influence.size(), before.influence.size());
  for (std::size_t i = 0; i < after.influence.size(); ++i) {
    EXPECT_EQ(after.influence[i].units, before.influence[i].units);
    EXPECT_NEAR(after.influence[i].change_share, before.influence[i].change_share, 1e-9);
  }
}

TEST(CheckIdentification, GivesTheSameWithScoresThatWereThereAlready) {
  const Panel panel = MakePanel(60, 0.1, 0.4, 3);
  const CostData data{panel.cost, panel.outputs, panel.environment, panel.spans};
  const Identification made =
      CheckIdentification(data,
                          LeaveEachOut(panel.cost, panel.outputs, panel.spans, SerialFor()),
                          IdentificationOptions{});
  const Identification whole = CheckWhole(panel);
  EXPECT_EQ(made.p_value, whole.p_value);
  ASSERT_EQ(made.influence.size(), whole.influence.size());
  for (std::size_t i = 0; i < made.influence.size(); ++i) {
    EXPECT_EQ(made.influence[i].scores, whole.influence[i].scores);
  }
}

TEST(CheckIdentification, RefusesShapesThatDiffer) {
  Panel panel = MakePanel(60, 0.1, 0.4, 3);
  panel.environment = Matrix(59, 1);
  EXPECT_THROW(CheckWhole(panel), Error);
}

TEST(Identification, PassesOnlyWhenBothQuestionsAreAnswered) {
  for (const bool tells : {false, true}) {
    for (const bool stable : {false, true}) {
      Identification each;
      each.tells_from_noise = tells;
      each.total_is_stable = stable;
      EXPECT_EQ(each.passed(), tells && stable);
    }
  }
}

}  // namespace
}  // namespace doelmaat::stats
