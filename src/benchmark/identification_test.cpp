#include "benchmark/identification.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "benchmark/benchmark_fixture.h"

namespace doelmaat::benchmark {
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

BenchmarkOptions Options() {
  BenchmarkOptions options;
  options.replications = 100;
  return options;
}

// Scores and no search for influence, which the test of skew does not use.
Efficiency PlainScores(const Panel& panel) {
  Efficiency efficiency;
  for (const double score : ScoresWithout(panel.cost, panel.outputs, panel.spans, {})) {
    UnitEfficiency unit;
    unit.score = score;
    efficiency.units.push_back(unit);
  }
  return efficiency;
}

Identification Check(const Panel& panel, const Efficiency& efficiency) {
  return CheckIdentification(
      panel.cost, panel.outputs, panel.environment, panel.spans, efficiency, Options());
}

Identification CheckWhole(const Panel& panel) {
  return Check(panel,
               MeasureEfficiency(panel.cost, panel.outputs, panel.spans, Options(), SerialFor()));
}

constexpr std::uint64_t kSeeds = 60;

std::size_t ToldFromNoise(double noise, double inefficiency) {
  std::size_t told = 0;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const Panel panel = MakePanel(200, noise, inefficiency, seed);
    told += Check(panel, PlainScores(panel)).tells_from_noise ? 1U : 0U;
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
  const Identification found = Check(panel, PlainScores(panel));
  EXPECT_GT(*found.r_squared, 0.85);
  EXPECT_TRUE(found.right_side);
  EXPECT_GT(*found.skewness, 0.0);
  EXPECT_LT(*found.p_value, 0.05);
}

TEST(CheckIdentification, SavingsOfTheOtherSideAreNotInefficiency) {
  const Panel panel = MakePanel(200, 0.05, -0.5, 1);
  const Identification found = Check(panel, PlainScores(panel));
  EXPECT_FALSE(found.right_side);
  EXPECT_LT(*found.skewness, 0.0);
  EXPECT_GT(*found.p_value, 0.5);
  EXPECT_FALSE(found.passed());
}

TEST(CheckIdentification, OutputsOfZeroStayOutOfTheCostFunction) {
  Panel panel = MakePanel(60, 0.1, 0.3, 1);
  Panel more = MakePanel(61, 0.1, 0.3, 1);
  // A second output that is one everywhere but at the last unit, where it is zero.
  more.outputs = Matrix(61, 1, 0.0);
  for (std::size_t i = 0; i < 60; ++i) {
    more.outputs(i, 0) = panel.outputs(i, 0);
  }
  Efficiency scores = PlainScores(panel);
  const Identification before = Check(panel, scores);
  Efficiency scores_more = scores;
  scores_more.units.emplace_back();
  // The frontier refuses a unit without output; leave it to one with another output.
  Matrix two(61, 2, 1.0);
  for (std::size_t i = 0; i < 61; ++i) {
    two(i, 0) = more.outputs(i, 0);
  }
  more.outputs = two;
  for (std::size_t i = 0; i < 60; ++i) {
    more.outputs(i, 1) = 1.0 + 0.01 * static_cast<double>(i % 7);
  }
  Panel same = panel;
  same.outputs = Matrix(60, 2);
  for (std::size_t i = 0; i < 60; ++i) {
    same.outputs(i, 0) = more.outputs(i, 0);
    same.outputs(i, 1) = more.outputs(i, 1);
  }
  const Identification with = Check(more, scores_more);
  const Identification without = Check(same, scores);
  EXPECT_EQ(with.skewness, without.skewness);
  EXPECT_EQ(with.r_squared, without.r_squared);
  EXPECT_TRUE(before.skewness.has_value());
}

TEST(CheckIdentification, ACostFunctionThatCannotBeEstimatedTellsNothing) {
  Panel panel = MakePanel(60, 0.1, 0.5, 1);
  for (std::size_t i = 0; i < 60; ++i) {
    panel.environment(i, 0) = 1.0;  // the same as the constant
  }
  const Identification found = Check(panel, PlainScores(panel));
  EXPECT_FALSE(found.r_squared.has_value());
  EXPECT_FALSE(found.p_value.has_value());
  EXPECT_FALSE(found.tells_from_noise);
  EXPECT_FALSE(found.passed());
  EXPECT_GT(found.total_eur, 0.0);
}

TEST(CheckIdentification, CatchesATotalThatHangsOnOneUnit) {
  Panel panel = MakePanel(60, 0.02, 0.1, 5);
  panel.environment = Matrix(60, 0);
  for (std::size_t i = 0; i < 60; ++i) {
    panel.cost[i] = panel.outputs(i, 0) * (1.0 + 0.002 * static_cast<double>(i));
  }
  const double before = CheckWhole(panel).total_eur;
  // The largest of all books a tenth of what it spends.
  const auto largest = std::max_element(panel.cost.begin(), panel.cost.end()) - panel.cost.begin();
  panel.cost[static_cast<std::size_t>(largest)] /= 10.0;
  const Identification found = CheckWhole(panel);
  EXPECT_GT(found.total_eur, 3.0 * before);
  ASSERT_EQ(found.influence.size(), 3U);
  EXPECT_EQ(found.influence[0].units,
            (std::vector<std::size_t>{static_cast<std::size_t>(largest)}));
  EXPECT_LT(found.influence[0].change_share, -0.5);
  EXPECT_FALSE(found.total_is_stable);
  EXPECT_FALSE(found.passed());
}

TEST(CheckIdentification, TakesOneFiveAndTenUnitsAwayAndTheTotalNeverGrows) {
  const Panel panel = MakePanel(120, 0.1, 0.4, 3);
  const Identification found = CheckWhole(panel);
  double last = found.total_eur;
  std::size_t place = 0;
  const std::size_t counts[] = {1, 5, 10};
  for (const Influence& influence : found.influence) {
    EXPECT_LE(influence.removed, counts[place++]);
    EXPECT_EQ(influence.units.size(), influence.removed);
    EXPECT_LE(influence.total_eur, last * (1.0 + 1e-9));
    EXPECT_NEAR(
        influence.change_share, (influence.total_eur - found.total_eur) / found.total_eur, 1e-12);
    last = influence.total_eur;
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
  EXPECT_NEAR(found.total_eur, 820.0, 1e-6);
  EXPECT_TRUE(found.total_is_stable);
}

TEST(Identification, PassesOnlyWhenBothQuestionsAreAnswered) {
  for (const bool tells : {false, true}) {
    for (const bool stable : {false, true}) {
      Identification each;
      each.tells_from_noise = tells;
      each.total_is_stable = stable;
      EXPECT_EQ(each.passed(), tells && stable);
      BenchmarkResult result;
      result.identification = each;
      EXPECT_EQ(result.headline(), tells && stable ? Reference::kFrontier : Reference::kMedian);
    }
  }
}

}  // namespace
}  // namespace doelmaat::benchmark
