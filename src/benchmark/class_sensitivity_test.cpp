#include "benchmark/class_sensitivity.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "benchmark/benchmark_fixture.h"

namespace doelmaat::benchmark {
namespace {

using numerics::Matrix;
using numerics::SerialFor;

// All that the tests of classes need, made in the order of RunBenchmark.
struct Made {
  std::vector<double> cost;
  Matrix outputs;
  Matrix environment;
  std::vector<bool> spans;
  BenchmarkOptions options;
  Efficiency efficiency;
  stats::Identification identification;
  MethodComparison comparison;

  stats::CostData Data() const { return {cost, outputs, environment, spans}; }

  void Measure() {
    efficiency = MeasureEfficiency(cost, outputs, spans, options, SerialFor());
    identification = stats::CheckIdentification(Data(), efficiency.leave_one_out, {});
    comparison = CompareMethods(Data(), efficiency, options, SerialFor());
  }

  ClassSensitivity Test(const numerics::ParallelFor& parallel_for = SerialFor()) const {
    return TestClasses(Data(), {efficiency, identification, comparison}, options, parallel_for);
  }
};

Made Make(std::size_t units, std::uint64_t seed) {
  Made made{{}, Matrix(units, 2), Matrix(units, 1), std::vector<bool>(units, true), {}, {}, {}, {}};
  made.options.replications = 100;
  made.options.booking_redraws = 40;
  for (std::size_t i = 0; i < units; ++i) {
    numerics::RandomStream stream(seed, "class_sensitivity_test", i);
    const double size = 5.0 + stream.Normal();
    made.outputs(i, 0) = std::exp(size);
    made.outputs(i, 1) = std::exp(size - 1.0 + 0.3 * stream.Normal());
    made.environment(i, 0) = stream.Normal();
    made.cost.push_back((made.outputs(i, 0) + 3.0 * made.outputs(i, 1)) *
                        std::exp(0.05 * stream.Normal() + 0.35 * std::abs(stream.Normal())));
  }
  return made;
}

const Made& Eighty() {
  static const Made made = [] {
    Made each = Make(80, 1);
    each.Measure();
    return each;
  }();
  return made;
}

std::vector<const ClassVariant*> Of(const ClassSensitivity& found, VariantKind kind) {
  std::vector<const ClassVariant*> variants;
  for (const ClassVariant& variant : found.variants) {
    if (variant.kind == kind) {
      variants.push_back(&variant);
    }
  }
  return variants;
}

TEST(TestClasses, ChangesOneThingAtATime) {
  const ClassSensitivity found = Eighty().Test();
  EXPECT_EQ(Of(found, VariantKind::kMethod).size(), 7U);
  EXPECT_EQ(Of(found, VariantKind::kOutput).size(), 2U);
  EXPECT_EQ(Of(found, VariantKind::kLimits).size(), 3U);
  EXPECT_EQ(Of(found, VariantKind::kWithout).size(), Eighty().identification.influence.size());
}

TEST(TestClasses, CountsOfUnitsAndOfVariantsAgree) {
  const ClassSensitivity found = Eighty().Test();
  std::size_t judged = 0;
  std::size_t changed = 0;
  for (const ClassVariant& variant : found.variants) {
    judged += variant.judged;
    changed += variant.changed;
  }
  std::size_t by_unit = 0;
  std::size_t kept = 0;
  for (const UnitSensitivity& unit : found.units) {
    by_unit += unit.judged;
    kept += unit.kept;
    EXPECT_NEAR(
        std::accumulate(unit.booking_shares->begin(), unit.booking_shares->end(), 0.0), 1.0, 1e-12);
  }
  EXPECT_EQ(judged, by_unit);
  EXPECT_EQ(judged - changed, kept);
  EXPECT_EQ(std::accumulate(found.stability.begin(), found.stability.end(), std::size_t{0}), 80U);
}

TEST(TestClasses, WithoutBookingErrorsEveryRedrawKeepsEveryClass) {
  Made made = Eighty();
  made.options.booking_error_share = 0.0;
  for (const UnitSensitivity& unit : made.Test().units) {
    EXPECT_EQ(unit.booking_kept, 1.0);
  }
}

TEST(TestClasses, LargerBookingErrorsKeepFewerClasses) {
  double last = 1.0;
  for (const double error : {0.05, 0.15, 0.40}) {
    Made made = Eighty();
    made.options.booking_error_share = error;
    double kept = 0.0;
    for (const UnitSensitivity& unit : made.Test().units) {
      kept += *unit.booking_kept / 80.0;
    }
    EXPECT_LT(kept, last - 0.02) << error;
    last = kept;
  }
}

// The amount itself: with it the corrected score lies on the limit, for the frontier that the unit
// is held against does not move with its own cost.
TEST(TestClasses, TheTippingAmountPutsTheScoreOnTheLimit) {
  const Made& before = Eighty();
  const ClassSensitivity found = before.Test();
  std::size_t tried = 0;
  for (std::size_t i = 0; i < 80 && tried < 3; ++i) {
    const UnitSensitivity& unit = found.units[i];
    if (!unit.to_worse.has_value() || *unit.base != EfficiencyClass::kMiddle) {
      continue;
    }
    ++tried;
    EXPECT_GT(unit.to_worse->change_eur, 0.0);
    EXPECT_LT(unit.to_better->change_eur, 0.0);
    EXPECT_EQ(unit.to_worse->into, EfficiencyClass::kLow);
    EXPECT_EQ(unit.to_better->into, EfficiencyClass::kHigh);
    Made after = before;
    after.cost[i] += unit.to_worse->change_eur;
    const auto plain = stats::ScoresWithout(after.cost, after.outputs, after.spans, {});
    const UnitEfficiency& was = before.efficiency.units[i];
    EXPECT_NEAR(plain[i] * *was.bias_corrected / was.score, before.options.class_limit_low, 1e-9);
  }
  EXPECT_EQ(tried, 3U);
}

TEST(TestClasses, AUnitOnTheFrontierHasNoTippingAmount) {
  const ClassSensitivity found = Eighty().Test();
  std::size_t on_frontier = 0;
  for (std::size_t i = 0; i < 80; ++i) {
    if (Eighty().efficiency.units[i].OnFrontier(i)) {
      ++on_frontier;
      EXPECT_FALSE(found.units[i].to_worse.has_value());
      EXPECT_FALSE(found.units[i].to_better.has_value());
    }
  }
  EXPECT_GT(on_frontier, 0U);
}

TEST(TestClasses, OtherLimitsChangeNoScoreAndOnlyOneWay) {
  const ClassSensitivity found = Eighty().Test();
  for (const ClassVariant* variant : Of(found, VariantKind::kLimits)) {
    const bool lower = variant->limit_low < Eighty().options.class_limit_low;
    for (std::size_t i = 0; i < 80; ++i) {
      EXPECT_EQ(variant->scores[i], Eighty().efficiency.units[i].bias_corrected);
      EXPECT_TRUE(lower ? *variant->classes[i] >= *found.units[i].base
                        : *variant->classes[i] <= *found.units[i].base);
    }
  }
}

// Without others the frontier only draws back: no class falls, and who is left out is not judged.
TEST(TestClasses, WithoutInfluentialUnitsNobodyFalls) {
  const ClassSensitivity found = Eighty().Test();
  const auto variants = Of(found, VariantKind::kWithout);
  ASSERT_FALSE(variants.empty());
  for (std::size_t v = 0; v < variants.size(); ++v) {
    const auto& left_out = Eighty().identification.influence[v].units;
    for (std::size_t i = 0; i < 80; ++i) {
      const bool left = std::find(left_out.begin(), left_out.end(), i) != left_out.end();
      EXPECT_EQ(variants[v]->classes[i].has_value(), !left);
      if (!left) {
        EXPECT_GE(*variants[v]->classes[i], *found.units[i].base);
      }
    }
  }
}

TEST(TestClasses, LimitsBeyondZeroAndOneAreNoVariant) {
  Made made = Eighty();
  made.options.class_limit_low = 0.04;
  made.options.class_limit_high = 0.97;
  made.comparison = CompareMethods(made.Data(), made.efficiency, made.options, SerialFor());
  EXPECT_TRUE(Of(made.Test(), VariantKind::kLimits).empty());
}

TEST(TestClasses, AUnitBeyondTheFrontierHasNoClassToTest) {
  Made made = Make(60, 2);
  made.spans[3] = false;
  made.cost[3] /= 20.0;
  made.Measure();
  ASSERT_TRUE(made.efficiency.units[3].beyond_frontier);
  const ClassSensitivity found = made.Test();
  EXPECT_FALSE(found.units[3].base.has_value());
  EXPECT_EQ(found.units[3].judged, 0U);
  EXPECT_FALSE(found.units[3].booking_shares.has_value());
  EXPECT_EQ(found.stability[static_cast<std::size_t>(Stability::kNotJudged)], 1U);
}

TEST(TestClasses, GivesTheSameForOneAndTwoThreads) {
  const ClassSensitivity one = Eighty().Test();
  const ClassSensitivity two = Eighty().Test(fixture::TwoThreads());
  for (std::size_t i = 0; i < 80; ++i) {
    EXPECT_EQ(one.units[i].booking_shares, two.units[i].booking_shares);
    EXPECT_EQ(one.units[i].kept, two.units[i].kept);
  }
}

}  // namespace
}  // namespace doelmaat::benchmark
