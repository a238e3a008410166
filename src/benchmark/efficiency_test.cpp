#include "benchmark/efficiency.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "benchmark/benchmark_fixture.h"
#include "stats/score_calibration.h"

namespace doelmaat::benchmark {
namespace {

using fixture::TwoThreads;
using numerics::Matrix;
using numerics::SerialFor;

// Of the linear programmes, as in stats/dea_test.cpp.
constexpr double kTolerance = 1e-9;

// One output: the frontier runs over A (10, 10), B (40, 20) and C (60, 60), output before cost.
struct Panel {
  std::vector<double> cost;
  Matrix outputs;
  std::vector<bool> spans;
};

enum Unit : std::size_t { kA, kB, kC, kD, kE, kF, kG };

Panel MakePanel(const std::vector<double>& cost,
                const std::vector<double>& outputs,
                const std::vector<std::size_t>& not_spanning = {}) {
  Panel panel{cost, Matrix(outputs.size(), 1), std::vector<bool>(cost.size(), true)};
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    panel.outputs(i, 0) = outputs[i];
  }
  for (const std::size_t unit : not_spanning) {
    panel.spans[unit] = false;
  }
  return panel;
}

Panel Solved() { return MakePanel({10, 20, 60, 20, 30, 50, 40}, {10, 40, 60, 10, 25, 50, 40}); }

Panel RandomPanel(std::size_t units, std::uint64_t seed) {
  std::vector<double> cost;
  std::vector<double> outputs;
  for (std::size_t i = 0; i < units; ++i) {
    numerics::RandomStream stream(seed, "efficiency_test", i);
    outputs.push_back(std::exp(4.0 + stream.Normal()));
    cost.push_back(outputs.back() * std::exp(0.4 * std::abs(stream.Normal())));
  }
  return MakePanel(cost, outputs, {0, 1});
}

BenchmarkOptions Options() {
  BenchmarkOptions options;
  options.replications = 100;
  return options;
}

Efficiency Measure(const Panel& panel, const BenchmarkOptions& options = Options()) {
  return MeasureEfficiency(panel.cost, panel.outputs, panel.spans, options, SerialFor());
}

TEST(MeasureEfficiency, ScoresASetSolvedByHand) {
  const Efficiency found = Measure(Solved());
  // E: at output 25 the frontier costs 15 of its 30; F: at 50 it costs 40 of 50.
  const double expected[] = {1.0, 1.0, 1.0, 0.5, 0.5, 0.8, 0.5};
  for (std::size_t i = 0; i < 7; ++i) {
    EXPECT_NEAR(found.units[i].score, expected[i], kTolerance) << i;
    EXPECT_TRUE(found.units[i].spans);
    EXPECT_FALSE(found.units[i].beyond_frontier);
  }
  ASSERT_EQ(found.units[kE].spanned_by.size(), 2U);
  EXPECT_EQ(found.units[kE].spanned_by[0].unit, static_cast<std::size_t>(kA));
  EXPECT_NEAR(found.units[kE].spanned_by[0].lambda, 0.5, kTolerance);
}

TEST(MeasureEfficiency, NamesTheSpannerThatMattersMost) {
  const Efficiency found = Measure(Solved());
  // E without B: A and C cost 25 of its 30; without A: B costs 20.
  EXPECT_EQ(found.units[kE].top_spanner, static_cast<std::size_t>(kB));
  EXPECT_NEAR(*found.units[kE].score_without_top_spanner, 25.0 / 30.0, kTolerance);
  EXPECT_EQ(found.units[kD].top_spanner, static_cast<std::size_t>(kA));
  EXPECT_NEAR(*found.units[kD].score_without_top_spanner, 1.0, kTolerance);
  // B itself: nothing lies between it and the frontier.
  EXPECT_FALSE(found.units[kB].top_spanner.has_value());
}

TEST(MeasureEfficiency, WithoutNobodyIsThePlainScore) {
  const Panel panel = RandomPanel(60, 1);
  const auto scores = stats::ScoresWithout(panel.cost, panel.outputs, panel.spans, {});
  const Efficiency found = Measure(panel);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    EXPECT_EQ(scores[i], found.units[i].score);
  }
}

TEST(MeasureEfficiency, AUnitThatDoesNotSpanAndLiesBeyondScoresOneAndSaysSo) {
  // 7 is cheaper than the frontier, 8 does more than anybody who spans, 9 is an ordinary unit.
  const Panel panel = MakePanel(
      {10, 20, 60, 20, 30, 50, 40, 5, 70, 20}, {10, 40, 60, 10, 25, 50, 40, 30, 70, 10}, {7, 8, 9});
  const Efficiency found = Measure(panel);
  for (const std::size_t unit : {7U, 8U}) {
    EXPECT_EQ(found.units[unit].score, 1.0);
    EXPECT_FALSE(found.units[unit].spans);
    EXPECT_TRUE(found.units[unit].beyond_frontier);
    EXPECT_FALSE(found.units[unit].bias_corrected.has_value());
    EXPECT_FALSE(found.units[unit].ci90.has_value());
    EXPECT_FALSE(found.units[unit].ClearClass().has_value());
    EXPECT_EQ(found.units[unit].class_shares[2], 0.0);
  }
  EXPECT_NEAR(found.units[9].score, 0.5, kTolerance);
  EXPECT_FALSE(found.units[9].beyond_frontier);
  // The others score as if the three were not there.
  const Efficiency alone = Measure(Solved());
  for (std::size_t i = 0; i < 7; ++i) {
    EXPECT_NEAR(found.units[i].score, alone.units[i].score, kTolerance);
    for (const stats::Weight& weight : found.units[i].spanned_by) {
      EXPECT_LT(weight.unit, 7U);
    }
  }
}

TEST(MeasureEfficiency, SharesAddUpAndRanksAndIntervalsAreInTheirBounds) {
  const Panel panel = RandomPanel(80, 3);
  const Efficiency found = Measure(panel);
  ASSERT_TRUE(found.usable());
  EXPECT_EQ(found.draws.rows(), 80U);
  EXPECT_EQ(found.draws.cols() + found.failed_replications, 100U);
  for (const UnitEfficiency& unit : found.units) {
    double sum = 0.0;
    for (const double share : unit.class_shares) {
      EXPECT_GE(share, 0.0);
      sum += share;
    }
    EXPECT_NEAR(sum, 1.0, 1e-12);
    EXPECT_EQ(unit.class_shares[static_cast<std::size_t>(unit.most_likely)],
              *std::max_element(unit.class_shares.begin(), unit.class_shares.end()));
    ASSERT_EQ(unit.rank90.has_value(), unit.bias_corrected.has_value());
    if (unit.rank90.has_value()) {
      EXPECT_GE(unit.rank90->low, 1.0);
      EXPECT_LE(unit.rank90->low, unit.rank90->high);
      EXPECT_LE(unit.rank90->high, 80.0);
    }
    if (unit.bias_corrected.has_value()) {
      // The score is biased upwards; the wider interval holds the narrower one.
      EXPECT_LE(*unit.bias_corrected, unit.score + kTolerance);
      EXPECT_LE(unit.ci95->low, unit.ci90->low);
      EXPECT_LE(unit.ci90->low, unit.ci90->high);
      EXPECT_LE(unit.ci90->high, unit.ci95->high);
      EXPECT_LE(unit.ci95->high, unit.score + kTolerance);
    }
  }
  for (const double draw : found.draws.values()) {
    EXPECT_GT(draw, 0.0);
    EXPECT_LE(draw, 1.0);
  }
}

TEST(MeasureEfficiency, CountsClassesAmongCalibratedDraws) {
  const Panel panel = RandomPanel(40, 6);
  const Efficiency found = Measure(panel);
  std::vector<double> scores;
  for (const UnitEfficiency& unit : found.units) {
    scores.push_back(unit.score);
  }
  const Matrix expected = stats::CalibrateDraws(scores,
                                                found.draws,
                                                stats::kSimarWilsonCalibration,
                                                static_cast<std::uint64_t>(Options().seed));
  EXPECT_TRUE(std::ranges::equal(found.calibrated_draws.values(), expected.values()));
  EXPECT_FALSE(std::ranges::equal(found.calibrated_draws.values(), found.draws.values()));
}

TEST(MeasureEfficiency, ClassesFollowTheirLimits) {
  const Panel panel = RandomPanel(80, 3);
  BenchmarkOptions options = Options();
  options.class_limit_low = 0.3;
  options.class_limit_high = 0.95;
  const Efficiency found = Measure(panel, options);
  for (std::size_t i = 0; i < 80; ++i) {
    std::array<double, kClassCount> counts{};
    for (const double draw : found.calibrated_draws.row(i)) {
      counts[draw < 0.3 ? 0 : draw < 0.95 ? 1 : 2] += 1.0;
    }
    for (std::size_t c = 0; c < kClassCount; ++c) {
      EXPECT_NEAR(found.units[i].class_shares[c],
                  counts[c] / static_cast<double>(found.draws.cols()),
                  1e-12);
    }
  }
}

TEST(MeasureEfficiency, IsTheSameBitForBitForTwoThreads) {
  const Panel panel = RandomPanel(60, 4);
  const Efficiency one = Measure(panel);
  const Efficiency two =
      MeasureEfficiency(panel.cost, panel.outputs, panel.spans, Options(), TwoThreads());
  EXPECT_TRUE(std::ranges::equal(one.draws.values(), two.draws.values()));
  EXPECT_EQ(one.bandwidth, two.bandwidth);
  ASSERT_EQ(one.leave_one_out.size(), two.leave_one_out.size());
  for (std::size_t s = 0; s < one.leave_one_out.size(); ++s) {
    EXPECT_EQ(one.leave_one_out[s].spanner, two.leave_one_out[s].spanner);
    EXPECT_EQ(one.leave_one_out[s].scores, two.leave_one_out[s].scores);
  }
  for (std::size_t i = 0; i < one.units.size(); ++i) {
    EXPECT_EQ(one.units[i].score, two.units[i].score);
    EXPECT_EQ(one.units[i].bias_corrected, two.units[i].bias_corrected);
    EXPECT_EQ(one.units[i].class_shares, two.units[i].class_shares);
    ASSERT_EQ(one.units[i].rank90.has_value(), two.units[i].rank90.has_value());
    if (one.units[i].rank90.has_value()) {
      EXPECT_EQ(one.units[i].rank90->low, two.units[i].rank90->low);
      EXPECT_EQ(one.units[i].rank90->high, two.units[i].rank90->high);
    }
    EXPECT_EQ(one.units[i].score_without_top_spanner, two.units[i].score_without_top_spanner);
  }
}

TEST(MeasureEfficiency, AnotherSeedMovesTheDrawsAndNotTheScores) {
  const Panel panel = RandomPanel(60, 4);
  BenchmarkOptions options = Options();
  options.seed = 1;
  const Efficiency one = Measure(panel);
  const Efficiency other = Measure(panel, options);
  EXPECT_FALSE(std::ranges::equal(one.draws.values(), other.draws.values()));
  for (std::size_t i = 0; i < one.units.size(); ++i) {
    EXPECT_EQ(one.units[i].score, other.units[i].score);
  }
}

TEST(MeasureEfficiency, NeedsThreeSpanningUnitsADimension) {
  Panel panel = Solved();
  panel.spans[kD] = false;
  EXPECT_TRUE(Measure(panel).usable());  // six for two dimensions
  panel.spans[kE] = false;
  const Efficiency found = Measure(panel);
  EXPECT_EQ(found.status, EfficiencyStatus::kTooFewUnits);
  EXPECT_FALSE(found.usable());
  EXPECT_TRUE(found.units.empty());
}

TEST(MeasureEfficiency, KeepsTheScoresWhenThereIsNothingToResample) {
  // On one line from the origin everybody is efficient: no bandwidth.
  const Efficiency found =
      Measure(MakePanel({10, 20, 30, 40, 50, 60, 70}, {10, 20, 30, 40, 50, 60, 70}));
  EXPECT_EQ(found.status, EfficiencyStatus::kNoBootstrap);
  EXPECT_FALSE(found.usable());
  ASSERT_EQ(found.units.size(), 7U);
  for (const UnitEfficiency& unit : found.units) {
    EXPECT_NEAR(unit.score, 1.0, kTolerance);
    EXPECT_FALSE(unit.ci90.has_value());
  }
}

}  // namespace
}  // namespace doelmaat::benchmark
