#include "benchmark/method_comparison.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "benchmark/benchmark_fixture.h"
#include "stats/free_disposal_hull.h"

namespace doelmaat::benchmark {
namespace {

using numerics::Matrix;
using numerics::SerialFor;

constexpr double kTolerance = 1e-9;  // of the linear programmes
constexpr auto kLow = EfficiencyClass::kLow;
constexpr auto kMiddle = EfficiencyClass::kMiddle;
constexpr auto kHigh = EfficiencyClass::kHigh;

struct Panel {
  std::vector<double> cost;
  Matrix outputs;
  Matrix environment;
  std::vector<bool> spans;

  stats::CostData Data() const { return {cost, outputs, environment, spans}; }
};

Panel MakePanel(std::size_t units, std::uint64_t seed, double inefficiency) {
  Panel panel{{}, Matrix(units, 2), Matrix(units, 1), std::vector<bool>(units, true)};
  for (std::size_t i = 0; i < units; ++i) {
    numerics::RandomStream stream(seed, "method_comparison_test", i);
    const double size = 5.0 + stream.Normal();
    panel.outputs(i, 0) = std::exp(size);
    panel.outputs(i, 1) = std::exp(size - 1.0 + 0.3 * stream.Normal());
    panel.environment(i, 0) = stream.Normal();
    panel.cost.push_back(
        (panel.outputs(i, 0) + 3.0 * panel.outputs(i, 1)) *
        std::exp(0.03 * stream.Normal() + inefficiency * std::abs(stream.Normal())));
  }
  return panel;
}

BenchmarkOptions Options() {
  BenchmarkOptions options;
  options.replications = 100;
  return options;
}

Efficiency Measure(const Panel& panel) {
  return MeasureEfficiency(panel.cost, panel.outputs, panel.spans, Options(), SerialFor());
}

MethodComparison Compare(const Panel& panel) {
  return CompareMethods(panel.Data(), Measure(panel), Options(), SerialFor());
}

using OptionalScores = std::vector<std::optional<double>>;
using OptionalClasses = std::vector<std::optional<EfficiencyClass>>;

TEST(ClassesOfSameSize, GivesTheBestTheHighestClassAsOftenAsTheBaseDoes) {
  const OptionalScores scores = {0.2, 0.9, 0.5, 0.7};
  const OptionalClasses base = {kHigh, kLow, kLow, kMiddle};
  EXPECT_EQ(ClassesOfSameSize(scores, base), (OptionalClasses{kLow, kHigh, kLow, kMiddle}));
}

TEST(ClassesOfSameSize, ATieAcrossACutHasNoClassAndOneWithinAClassHas) {
  const OptionalScores scores = {1.0, 1.0, 1.0 - 1e-12, 0.5, 0.5};
  const OptionalClasses base = {kHigh, kMiddle, kMiddle, kLow, kLow};
  EXPECT_EQ(ClassesOfSameSize(scores, base),
            (OptionalClasses{std::nullopt, std::nullopt, std::nullopt, kLow, kLow}));
}

TEST(ClassesOfSameSize, CountsOnlyUnitsThatBothJudge) {
  const OptionalScores scores = {0.9, std::nullopt, 0.5, 0.1};
  const OptionalClasses base = {kLow, kHigh, kMiddle, std::nullopt};
  EXPECT_EQ(ClassesOfSameSize(scores, base),
            (OptionalClasses{kMiddle, std::nullopt, kLow, std::nullopt}));
  EXPECT_TRUE(ClassesOfSameSize({}, {}).empty());
}

TEST(ClassAt, ALimitBelongsToTheClassAboveIt) {
  EXPECT_EQ(ClassAt(0.6999, Options()), kLow);
  EXPECT_EQ(ClassAt(0.70, Options()), kMiddle);
  EXPECT_EQ(ClassAt(0.80, Options()), kHigh);
}

// A (10, 10), B (40, 20) and C (60, 60) span; see leave_one_out_test.cpp. With constant returns the
// frontier is that of B: 1 a client costs 0.5. FDH: E (25, 30) is beaten by B alone, at 20.
TEST(CompareMethods, ASetSolvedByHand) {
  const std::vector<double> outputs = {10, 40, 60, 10, 25, 50, 40};
  Panel panel{{10, 20, 60, 20, 30, 50, 40}, Matrix(7, 1), Matrix(7, 0), std::vector<bool>(7, true)};
  for (std::size_t i = 0; i < 7; ++i) {
    panel.outputs(i, 0) = outputs[i];
  }
  const MethodComparison found = Compare(panel);
  const double vrs[] = {1, 1, 1, 0.5, 0.5, 0.8, 0.5};
  const double crs[] = {0.5, 1, 0.5, 0.25, 25.0 / 60.0, 0.5, 0.5};
  const double hull[] = {1, 1, 1, 0.5, 20.0 / 30.0, 1, 0.5};
  ASSERT_EQ(found.methods.size(), 8U);
  for (std::size_t i = 0; i < 7; ++i) {
    EXPECT_NEAR(*found.methods[1].scores[i], vrs[i], kTolerance) << i;
    EXPECT_NEAR(*found.methods[2].scores[i], crs[i], kTolerance) << i;
    EXPECT_NEAR(*found.methods[3].scores[i], hull[i], kTolerance) << i;
  }
  // Of FDH four of seven share the score 1: places 1, 1, 1, 6, 5, 1, 6.
  EXPECT_EQ(found.methods[3].largest_tie, 4U);
  EXPECT_FALSE(found.methods[3].TellsApart());
  EXPECT_FALSE(found.methods[3].same_order.has_value());
  EXPECT_EQ(found.methods[3].places[4], 5U);
  EXPECT_EQ(found.methods[3].places[6], 6U);
  EXPECT_EQ(found.methods[2].at_limits, (std::array<std::size_t, kClassCount>{6, 0, 1}));
}

TEST(CompareMethods, TheBaseAgreesWithItselfAndKeepsItsClasses) {
  const Panel panel = MakePanel(80, 1, 0.4);
  const Efficiency efficiency = Measure(panel);
  const MethodComparison found = CompareMethods(panel.Data(), efficiency, Options(), SerialFor());
  const MethodScores& base = found.methods.front();
  EXPECT_NEAR(*base.with_base.spearman, 1.0, 1e-12);
  EXPECT_NEAR(*base.with_base.kendall, 1.0, 1e-12);
  EXPECT_NEAR(*base.same_order, 1.0, 1e-12);
  for (std::size_t i = 0; i < 80; ++i) {
    EXPECT_EQ(base.scores[i], efficiency.units[i].bias_corrected);
    EXPECT_EQ(base.classes[i], ClassAt(*efficiency.units[i].bias_corrected, Options()));
    ASSERT_TRUE(found.places[i].has_value());
    EXPECT_LE(found.places[i]->best, *base.places[i]);
    EXPECT_GE(found.places[i]->worst, *base.places[i]);
  }
}

// With much inefficiency and little noise every method sees about the same order.
TEST(CompareMethods, FindTheSameOrderWhereInefficiencyIsPlain) {
  const MethodComparison found = Compare(MakePanel(150, 2, 0.35));
  for (const MethodScores& method : found.methods) {
    EXPECT_EQ(method.status, MethodStatus::kDone) << static_cast<int>(method.method);
    if (method.method != Method::kFreeHull) {
      EXPECT_GT(*method.with_base.spearman, 0.7) << static_cast<int>(method.method);
    }
  }
  EXPECT_EQ(found.pairs.size(), 28U);
}

TEST(CompareMethods, SaysWhenTheStochasticFrontierFindsNoInefficiency) {
  const MethodComparison found = Compare(MakePanel(80, 3, -0.4));
  const MethodScores& stochastic = found.methods[6];
  EXPECT_EQ(stochastic.method, Method::kStochastic);
  EXPECT_EQ(stochastic.status, MethodStatus::kNoInefficiency);
  EXPECT_EQ(stochastic.judged, 0U);
  EXPECT_FALSE(stochastic.TellsApart());
  EXPECT_FALSE(stochastic.with_base.spearman.has_value());
  EXPECT_LT(found.pairs.size(), 28U);
}

// Inefficiency with so long a tail that the truncated regression of the two stages has no highest
// point: said, and the other methods stand.
TEST(CompareMethods, SaysWhenAMethodCannotBeFitted) {
  const MethodComparison found = Compare(MakePanel(150, 2, 0.6));
  const MethodScores& two_stage = found.methods[5];
  EXPECT_EQ(two_stage.method, Method::kTwoStage);
  EXPECT_EQ(two_stage.status, MethodStatus::kNotFitted);
  EXPECT_EQ(two_stage.judged, 0U);
  EXPECT_EQ(found.methods[6].judged, 150U);
}

TEST(CompareMethods, MethodsThatKnowNoSpansJudgeOnlyThoseWhoMay) {
  Panel panel = MakePanel(150, 2, 0.35);
  panel.spans[7] = false;
  const MethodComparison found = Compare(panel);
  for (const MethodScores& method : found.methods) {
    const bool all = method.method == Method::kVariable || method.method == Method::kConstant ||
                     method.method == Method::kStochastic || method.method == Method::kWeighted;
    if (all) {
      EXPECT_TRUE(method.scores[7].has_value()) << static_cast<int>(method.method);
    } else if (method.method != Method::kCorrected) {
      EXPECT_FALSE(method.scores[7].has_value()) << static_cast<int>(method.method);
      EXPECT_EQ(method.judged, 149U);
    }
  }
}

TEST(CompareMethods, GivesTheSameForOneAndTwoThreads) {
  const Panel panel = MakePanel(60, 5, 0.4);
  const Efficiency efficiency = Measure(panel);
  const auto one = CompareMethods(panel.Data(), efficiency, Options(), SerialFor());
  const auto two = CompareMethods(panel.Data(), efficiency, Options(), fixture::TwoThreads());
  for (std::size_t m = 0; m < one.methods.size(); ++m) {
    EXPECT_EQ(one.methods[m].scores, two.methods[m].scores);
    EXPECT_EQ(one.methods[m].classes, two.methods[m].classes);
  }
}

}  // namespace
}  // namespace doelmaat::benchmark
