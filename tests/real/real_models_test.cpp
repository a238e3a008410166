// What the models of other years, of need and of another country must say of the shipped figures.
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "other_road.h"
#include "real_figures.h"

namespace doelmaat::real {
namespace {

using benchmark::Exclusion;
using benchmark::ExclusionReason;

std::set<std::string> Excluded(const BenchmarkResult& result, ExclusionReason reason) {
  std::set<std::string> ids;
  for (const Exclusion& exclusion : result.selection.excluded) {
    if (exclusion.reason == reason) {
      ids.insert(result.input.units[exclusion.unit].id);
    }
  }
  return ids;
}

TEST(RealModels, AnIndependentRecomputationGivesTheSameScores) {
  for (const char* model : {"england-2024", "nl-2021", "nl-2023", "nl-bescherming"}) {
    SCOPED_TRACE(model);
    ExpectTheScoresOfAnotherRoad(ResultOf(model));
  }
}

TEST(RealModels, HostsThatBookForARegionAreOutOf2021) {
  const auto anomalies = Excluded(ResultOf("nl-2021"), ExclusionReason::kBookingAnomaly);
  EXPECT_TRUE(anomalies.contains("GM1684")) << "Cuijk";
  EXPECT_TRUE(anomalies.contains("GM0796")) << "'s-Hertogenbosch";
}

TEST(RealModels, AReturnOfZerosIsOutOf2023) {
  const auto missing = Excluded(ResultOf("nl-2023"), ExclusionReason::kNoReturn);
  EXPECT_EQ(missing, std::set<std::string>{"GM1961"}) << "Vijfheerenlanden";
}

// 7.365 billion euro by the circular of September 2023, at a factor of 1.406; see
// data/nl/gemeentefonds_uitkering.toml. The check need_follows_the_grant holds each municipality to
// it.
TEST(RealModels, NeedAddsUpToTheYoungPeopleOfTheGrant) {
  double weighted = 0.0;
  double youth = 0.0;
  for (const benchmark::UnitInput& unit : ResultOf("nl-2023").input.units) {
    weighted += unit.clients->value;
    youth += *unit.youth;
  }
  // Whole ten-thousandths, rounded down for each of 342.
  EXPECT_NEAR(weighted, youth, 342e-4);
  EXPECT_NEAR(youth, 3332329.0, 1.0);
}

TEST(RealModels, NeedNeverCarriesTheFrontierAsHeadline) {
  EXPECT_NE(ResultOf("nl-2023").headline(), benchmark::Reference::kFrontier);
}

TEST(RealModels, EnglandIsThatOfItsPublishedTotals) {
  const BenchmarkResult& result = ResultOf("england-2024");
  double spend = 0.0;
  for (const benchmark::UnitInput& unit : result.input.units) {
    spend += unit.spend_eur.value_or(0.0);
  }
  EXPECT_NEAR(spend, 14825549524.0, 5.0);
  EXPECT_EQ(result.input.units.size(), 153U);
  const auto missing = Excluded(result, ExclusionReason::kNoReturn);
  EXPECT_TRUE(missing.contains("942")) << "Cumberland";
}

TEST(RealModels, OurNeighboursAreFarMoreOftenOfficialThanChanceGives) {
  const benchmark::NeighbourCheck& check = ResultOf("england-2024").neighbours;
  EXPECT_NEAR(check.mean_official, 10.0, 1e-12);
  EXPECT_GT(check.mean_shared, 5.0 * check.by_chance);
}

}  // namespace
}  // namespace doelmaat::real
