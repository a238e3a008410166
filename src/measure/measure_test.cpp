#include "measure/measure.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::measure {
namespace {

Quantity Band(const char* id, const char* unit, double low, double high) {
  Quantity quantity;
  quantity.id = quantity.label = id;
  quantity.unit = Unit::Parse(unit);
  quantity.share = std::string_view(unit) == "aandeel";
  quantity.low = low;
  quantity.high = high;
  quantity.meaning = "limits";
  quantity.distribution = BandDistribution(low, high, BandMeaning::kLimits);
  return quantity;
}

// Measure 5 of AEF with the calibrated numbers of trajectories and costs.
Measure TargetEndDate() {
  Measure measure;
  measure.id = "proef";
  measure.quantities = {Band("p", "aandeel", 0.1, 0.25),
                        Band("q", "aandeel", 0.55, 0.65),
                        Band("m", "maand/traject", 1.5, 2),
                        Band("r", "eur/uur", 75, 85),
                        Band("h", "uur/traject", 1, 1),
                        Band("na", "traject/jaar", 292500, 292500),
                        Band("nr", "traject/jaar", 17000, 17000)};
  const std::string months = "tail_cost(m, 520 [eur/maand], 620 [eur/maand], 660 [eur/maand])";
  const std::string stay = "tail_cost(m, 3220 [eur/maand], 3840 [eur/maand], 4090 [eur/maand])";
  measure.parts = {{"a", "a", "na * p * " + months, "na * q * h * r", "", "proef:1"},
                   {"r", "r", "nr * p * " + stay, "nr * q * h * r", "", "proef:2"}};
  return measure;
}

MeasureOptions Options(Mode mode) {
  MeasureOptions options;
  options.mode = mode;
  options.monte_carlo.draws = 200'000;
  return options;
}

MeasureResult Computed(const Measure& measure, Mode mode) {
  return RunMeasure(measure, Options(mode), numerics::SerialFor());
}

// AEF, measure 5: 44-93, 13-16 and 29-78 million euro.
TEST(Measure, ReproducesThePublishedBands) {
  const MeasureResult result = Computed(TargetEndDate(), Mode::kAef);
  ASSERT_EQ(result.outcomes.size(), 3U);
  const double published[3][2] = {{44, 93}, {13, 16}, {29, 78}};
  for (std::size_t index = 0; index < 3; ++index) {
    EXPECT_EQ(std::floor(result.outcomes[index].low / 1e6 + 0.5), published[index][0]);
    EXPECT_EQ(std::floor(result.outcomes[index].high / 1e6 + 0.5), published[index][1]);
    EXPECT_FALSE(result.outcomes[index].sd.has_value());
  }
}

// Exact mean 53.7111875 and sd 18.1611638 million (integrals in pieces).
TEST(Measure, HasTheMomentsOfItsBandsInBothOtherModes) {
  const MeasureResult drawn = Computed(TargetEndDate(), Mode::kMonteCarlo);
  EXPECT_NEAR(drawn.outcomes[2].mean, 53.7111875e6, 4 * 18.2e6 / std::sqrt(2e5));
  EXPECT_NEAR(*drawn.outcomes[2].sd, 18.1611638e6, 4 * 18.2e6 / std::sqrt(4e5));
  const MeasureResult gum = Computed(TargetEndDate(), Mode::kGum);
  EXPECT_NEAR(gum.outcomes[2].mean, 53.7111875e6, 1e-3);
  EXPECT_NEAR(*gum.outcomes[2].u_second, 18.1611638e6, 0.01e6);
}

TEST(Measure, NetIsBenefitLessCostInEveryMode) {
  for (const Mode mode : {Mode::kAef, Mode::kGum, Mode::kMonteCarlo}) {
    const MeasureResult result = Computed(TargetEndDate(), mode);
    EXPECT_NEAR(result.outcomes[2].mean, result.outcomes[0].mean - result.outcomes[1].mean, 1e-2);
  }
}

TEST(Measure, SharesSayThatReachMattersMost) {
  for (const Mode mode : {Mode::kAef, Mode::kGum, Mode::kMonteCarlo}) {
    const MeasureResult result = Computed(TargetEndDate(), mode);
    ASSERT_EQ(result.influences.size(), 4U);  // of seven quantities three are points
    EXPECT_EQ(result.influences.front().quantity, "p");
    EXPECT_NEAR(*result.influences.front().main_share, 0.87, 0.03);
    double sum = 0;
    for (const Influence& bar : result.influences) {
      sum += *bar.main_share;
    }
    EXPECT_NEAR(sum, 1, 0.02);
  }
}

TEST(Measure, WithPartsTiedTogetherIsLessCertain) {
  MeasureOptions options = Options(Mode::kAef);
  options.parts = PartsRule::kFullyCorrelated;
  const auto tied = RunMeasure(TargetEndDate(), options, numerics::SerialFor());
  const auto loose = Computed(TargetEndDate(), Mode::kAef);
  EXPECT_NEAR(tied.outcomes[2].low, 22.36866801e6, 1);
  EXPECT_LT(tied.outcomes[2].low, loose.outcomes[2].low);
}

TEST(Measure, WithOneOffCostHasAFourthOutcome) {
  Measure measure = TargetEndDate();
  measure.parts[0].one_off = "1e6 [eur]";
  for (const Mode mode : {Mode::kAef, Mode::kGum, Mode::kMonteCarlo}) {
    const MeasureResult result = Computed(measure, mode);
    ASSERT_EQ(result.outcomes.size(), 4U);
    EXPECT_EQ(result.outcomes[3].name, "one_off");
    EXPECT_NEAR(result.outcomes[3].mean, 1e6, 1e-6);
  }
}

TEST(Measure, WithoutANumberIsNotComputed) {
  Measure measure = TargetEndDate();
  measure.quantities[2].evidence = Evidence::kMissing;
  const MeasureResult result = Computed(measure, Mode::kMonteCarlo);
  EXPECT_EQ(result.status, MeasureStatus::kInsufficientData);
  EXPECT_EQ(result.missing, std::vector<std::string>{"m"});
  EXPECT_TRUE(result.outcomes.empty());
  EXPECT_FALSE(result.usable());
}

TEST(Measure, WarnsOfOneEstimateWrittenTwice) {
  Measure measure = TargetEndDate();
  measure.quantities.push_back(measure.quantities[0]);
  measure.quantities.back().id = "p2";
  EXPECT_EQ(Computed(measure, Mode::kGum).notes.size(), 1U);
  EXPECT_TRUE(Computed(TargetEndDate(), Mode::kGum).notes.empty());
}

TEST(Measure, OfKnownQuantitiesHasNoSpread) {
  Measure measure = TargetEndDate();
  for (Quantity& quantity : measure.quantities) {
    quantity.low = quantity.high = quantity.middle();
    quantity.distribution = numerics::Distribution::Point(quantity.low);
  }
  const MeasureResult result = Computed(measure, Mode::kMonteCarlo);
  EXPECT_NEAR(*result.outcomes[2].sd, 0, 1e-6);
  EXPECT_EQ(*result.outcomes[2].p_negative, 0);
  EXPECT_TRUE(result.influences.empty());
}

TEST(Measure, RefusesFormulasThatDoNotFit) {
  Measure unit = TargetEndDate();
  unit.parts[0].benefit = "na * p";
  EXPECT_THROW(Compile(unit), Error);
  Measure unknown = TargetEndDate();
  unknown.parts[1].cost = "nr * q * uren * r";
  EXPECT_THROW(Compile(unknown), Error);
  Measure zero = TargetEndDate();
  zero.parts[0].benefit = "na * p * 3 [eur/traject] / (q - 0.6)";
  EXPECT_THROW(Compile(zero), Error);
  Measure empty = TargetEndDate();
  empty.parts.clear();
  EXPECT_THROW(Compile(empty), Error);
}

}  // namespace
}  // namespace doelmaat::measure
