#include "benchmark/selection.h"

#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "benchmark/benchmark_fixture.h"

namespace doelmaat::benchmark {
namespace {

using fixture::MadeUpInput;

constexpr std::size_t kUnits = 30;
constexpr std::uint64_t kSeed = 7;

struct ReasonCase {
  const char* name;
  std::function<void(UnitInput*)> spoil;
  ExclusionReason reason;
  const char* detail;
};

const std::vector<ReasonCase> kReasonCases = {
    {"NoReturn", [](UnitInput* u) { u->spend_eur.reset(); }, ExclusionReason::kNoReturn, ""},
    {"Zero", [](UnitInput* u) { u->spend_eur = 0.0; }, ExclusionReason::kNotPositive, ""},
    {"Negative", [](UnitInput* u) { u->spend_eur = -1.0; }, ExclusionReason::kNotPositive, ""},
    {"NoClients", [](UnitInput* u) { u->clients.reset(); }, ExclusionReason::kNoClients, ""},
    {"NoYouth", [](UnitInput* u) { u->youth.reset(); }, ExclusionReason::kNoClients, ""},
    {"HiddenOutput",
     [](UnitInput* u) { u->outputs[1].reset(); },
     ExclusionReason::kHiddenOutput,
     "Met verblijf"},
    {"OutputOfZero",
     [](UnitInput* u) { u->outputs[0]->value = 0.0; },
     ExclusionReason::kZeroOutput,
     "Zonder verblijf"},
    {"NoFeature",
     [](UnitInput* u) { u->features[1].reset(); },
     ExclusionReason::kNoBackground,
     "Aandeel"},
    {"LogOfZero",
     [](UnitInput* u) { u->features[0] = 0.0; },
     ExclusionReason::kNoBackground,
     "Jongeren"},
    {"NoEnvironment",
     [](UnitInput* u) { u->environment[0].reset(); },
     ExclusionReason::kNoBackground,
     "low_income_share"},
    {"Split", [](UnitInput* u) { u->split = true; }, ExclusionReason::kSplit, ""},
    {"BookedForOthers",
     [](UnitInput* u) { *u->spend_eur *= 40.0; },
     ExclusionReason::kBookingAnomaly,
     ""},
    {"BookedElsewhere",
     [](UnitInput* u) { *u->spend_eur /= 40.0; },
     ExclusionReason::kBookingAnomaly,
     ""},
};

class SelectUnitsFor : public testing::TestWithParam<ReasonCase> {};

TEST_P(SelectUnitsFor, ExcludesThatOneAndSaysWhy) {
  BenchmarkInput input = MadeUpInput(kUnits, kSeed);
  GetParam().spoil(&input.units[4]);
  const Selection selection = SelectUnits(input);
  ASSERT_EQ(selection.excluded.size(), 1U);
  EXPECT_EQ(selection.excluded[0].unit, 4U);
  EXPECT_EQ(selection.excluded[0].reason, GetParam().reason);
  EXPECT_EQ(selection.excluded[0].detail, GetParam().detail);
  EXPECT_EQ(selection.excluded[0].deviation.has_value(),
            GetParam().reason == ExclusionReason::kBookingAnomaly);
  EXPECT_EQ(selection.kept.size(), kUnits - 1);
}

INSTANTIATE_TEST_SUITE_P(Reasons,
                         SelectUnitsFor,
                         testing::ValuesIn(kReasonCases),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(SelectUnits, KeepsAllWhenNothingIsOdd) {
  const Selection selection = SelectUnits(MadeUpInput(kUnits, kSeed));
  EXPECT_TRUE(selection.excluded.empty());
  for (std::size_t i = 0; i < kUnits; ++i) {
    EXPECT_EQ(selection.kept[i], i);
  }
}

TEST(SelectUnits, NamesTheAnomalyEvenWhenAFigureIsMissing) {
  BenchmarkInput input = MadeUpInput(kUnits, kSeed);
  *input.units[9].spend_eur *= 40.0;
  input.units[9].outputs[0].reset();
  input.units[9].split = true;
  const Selection selection = SelectUnits(input);
  ASSERT_EQ(selection.excluded.size(), 1U);
  EXPECT_EQ(selection.excluded[0].reason, ExclusionReason::kBookingAnomaly);
  EXPECT_GT(selection.excluded[0].deviation->robust_z, 0.0);
}

TEST(SelectUnits, ListsTheExcludedInOrderAndLosesNobody) {
  BenchmarkInput input = MadeUpInput(kUnits, kSeed);
  input.units[20].split = true;
  input.units[3].spend_eur.reset();
  *input.units[11].spend_eur /= 40.0;
  const Selection selection = SelectUnits(input);
  std::vector<std::size_t> excluded;
  for (const Exclusion& each : selection.excluded) {
    excluded.push_back(each.unit);
  }
  EXPECT_EQ(excluded, (std::vector<std::size_t>{3, 11, 20}));
  EXPECT_EQ(selection.kept.size() + excluded.size(), kUnits);
}

TEST(SelectUnits, WhatLiesExactlyOnTheLimitStays) {
  BenchmarkInput input = MadeUpInput(kUnits, kSeed);
  *input.units[9].spend_eur *= 40.0;
  const double z = SelectUnits(input).excluded.at(0).deviation->robust_z;
  input.model.options.anomaly_limit = z;
  EXPECT_TRUE(SelectUnits(input).excluded.empty());
  input.model.options.anomaly_limit = std::nextafter(z, 0.0);
  EXPECT_EQ(SelectUnits(input).excluded.size(), 1U);
}

// ln of spending per client 0, 1, 2, 3, ... around a median, in units of 1.4826: see anomaly_test.
BenchmarkInput WithSpending(const std::vector<std::pair<std::int64_t, double>>& rows) {
  BenchmarkInput input;
  input.model = fixture::MadeUpModel();
  std::size_t number = 0;
  for (const auto& [year, exponent] : rows) {
    const std::string id = fixture::MadeUpCode(++number);
    input.spending.push_back({year, id, "", {std::exp(exponent) * 100.0, 100.0, 1000.0}});
  }
  return input;
}

TEST(ListAnomalies, ListsNearMissesAndPutsTheFurthestFirst) {
  // Median 0 and MAD 1: z is the exponent / 1.4826; limits 3.5 and 5 lie at 5.19 and 7.41.
  const auto found = ListAnomalies(WithSpending({{2021, -2.0},
                                                 {2021, -1.0},
                                                 {2021, -1.0},
                                                 {2021, 0.0},
                                                 {2021, 0.5},
                                                 {2021, 1.0},
                                                 {2021, -6.0},
                                                 {2021, 8.0},
                                                 {2021, 5.0}}));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].id, "GM0008");
  EXPECT_TRUE(found[0].excluded);
  EXPECT_EQ(found[1].id, "GM0007");
  EXPECT_FALSE(found[1].excluded);
  EXPECT_LT(found[1].deviation.robust_z, 0.0);
}

TEST(ListAnomalies, HoldsEveryYearAgainstItself) {
  // In 2022 all is a thousand times as dear; that is no anomaly.
  std::vector<std::pair<std::int64_t, double>> rows;
  for (const std::int64_t year : {2021, 2022}) {
    for (const double exponent : {-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0}) {
      rows.emplace_back(year, exponent + (year == 2022 ? std::log(1000.0) : 0.0));
    }
  }
  EXPECT_TRUE(ListAnomalies(WithSpending(rows)).empty());
  rows.emplace_back(2022, 0.0);
  const auto found = ListAnomalies(WithSpending(rows));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].year, 2022);
}

TEST(ListAnomalies, OfNoYearsIsNothing) { EXPECT_TRUE(ListAnomalies(WithSpending({})).empty()); }

}  // namespace
}  // namespace doelmaat::benchmark
