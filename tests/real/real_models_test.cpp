// What the models of other years, of need and of another country must say of the shipped figures.
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

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

TEST(RealModels, OfTheNetherlandsSayWhichYearsBearNoComparison) {
  for (const char* model : {"nl-2021", "nl-2022", "nl-2023", "nl-bescherming", "nl-vormen"}) {
    std::set<std::int64_t> years;
    for (const benchmark::SeriesBreak& each :
         benchmark::LoadBenchmarkModel(base::Catalog(), model).breaks) {
      years.insert(each.year);
    }
    EXPECT_EQ(years, (std::set<std::int64_t>{2022, 2023})) << model;
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

// The grant of each municipality by the circular of September 2023, in whole euro, is made of other
// rows of it than the need: data/nl/gemeentefonds_uitkering.csv beside volumes and weights.
TEST(RealModels, NeedIsThePartOfTheGrantInYoungPeople) {
  const std::vector<benchmark::UnitInput>& units = ResultOf("nl-2023").input.units;
  const store::RowSet rows = Store().QueryText(
      "SELECT code, grant_cents FROM stg_gemeentefonds__grant WHERE circular_year = 2023",
      "real_models_test.cpp");
  std::map<std::string, double> grants;
  double all = 0.0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    grants[rows.Text(row, "code")] = static_cast<double>(rows.Integer(row, "grant_cents")) / 100.0;
    all += static_cast<double>(rows.Integer(row, "grant_cents")) / 100.0;
  }
  double youth = 0.0;
  for (const benchmark::UnitInput& unit : units) {
    youth += *unit.youth;
  }
  EXPECT_NEAR(youth, 3332329.0, 1.0);
  ASSERT_EQ(grants.size(), units.size());
  for (const benchmark::UnitInput& unit : units) {
    // A whole euro is half a thousandth of a young person: 7.365 billion euro for 3.3 million.
    EXPECT_NEAR(unit.clients->value, grants.at(unit.id) / all * youth, 1e-3) << unit.name;
  }
}

// Utrecht books nearly all help without stay on 6.72a; the amounts are those of
// data/nl/iv3_deeltaakvelden.csv, added up by hand.
TEST(RealModels, SubFieldsOf2023AreGroupedAndAddUpToTheSpending) {
  const BenchmarkResult& result = ResultOf("nl-2023");
  std::map<std::string, double> groups;
  std::map<std::string, double> utrecht;
  for (const benchmark::GroupSpending& row : result.composition) {
    groups[row.id] += row.spend_eur;
    if (row.id == "GM0344") {
      utrecht[row.group] = row.spend_eur;
    }
  }
  EXPECT_EQ(utrecht,
            (std::map<std::string, double>{{"protection", 13878000.0},
                                           {"undivided", 0.0},
                                           {"with_stay", 12236000.0},
                                           {"without_stay", 83633000.0}}));
  EXPECT_EQ(groups.size(), 341U);
  for (const benchmark::UnitInput& unit : result.input.units) {
    if (unit.spend_eur.has_value()) {
      EXPECT_NEAR(groups.at(unit.id), *unit.spend_eur, 0.5) << unit.name;
    }
  }
}

TEST(RealModels, ModelsThatDoNotAskForSubFieldsHaveNone) {
  EXPECT_TRUE(ResultOf("nl-2021").composition.empty());
}

TEST(RealModels, NeedNeverCarriesTheFrontierAsHeadline) {
  BenchmarkResult result = ResultOf("nl-2023");
  result.identification.tells_from_noise = true;  // by these figures it does not
  result.identification.total_is_stable = true;
  ASSERT_TRUE(result.identification.passed());
  EXPECT_EQ(result.headline(), benchmark::Reference::kMedian);
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
