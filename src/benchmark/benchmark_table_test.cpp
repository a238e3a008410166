#include "benchmark/benchmark_table.h"

#include <cmath>
#include <iterator>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "benchmark/benchmark_fixture.h"

namespace doelmaat::benchmark {
namespace {

using result::CellState;
using result::Column;
using result::ColumnRole;
using result::ResultTable;

// Thirty municipalities: one without return, one booked for others, one split, one too small to
// span.
const BenchmarkResult& MadeUp() {
  static const BenchmarkResult result = [] {
    BenchmarkInput input = fixture::MadeUpInput(30, 11);
    input.units[2].spend_eur.reset();
    *input.units[5].spend_eur *= 60.0;
    *input.spending[5].figures.spend_eur *= 60.0;
    input.units[7].split = true;
    input.units[9].population = 1000.0;
    input.trend[20].border_changed = true;
    input.trend[22].account_eur.reset();
    input.sub_fields = {{input.units[1].id, "6.72a", "without_stay", 4000.0},
                        {input.units[1].id, "6.73b", "with_stay", -2.0},
                        {input.units[1].id, "6.99z", "undivided", 1.0}};
    input.sub_field_gaps = {{input.units[3].id, "6.72", 4000.0, 3000.0}};
    return RunBenchmark(std::move(input), numerics::SerialFor());
  }();
  return result;
}

// In the order of BenchmarkTables.
constexpr const char* kNames[] = {"model",           "units",           "comparables",
                                  "peer_features",   "spanners",        "excluded",
                                  "anomalies",       "classes",         "potential",
                                  "identification",  "influence",       "published",
                                  "trend",           "national_trend",  "profile",
                                  "methods",         "method_pairs",    "method_scores",
                                  "variants",        "class_variants",  "class_sensitivity",
                                  "class_stability", "regions",         "region_members",
                                  "map_areas",       "spending_groups", "sub_fields",
                                  "sub_field_gaps"};

class EveryTable : public testing::TestWithParam<std::size_t> {
 protected:
  ResultTable table_ = BenchmarkTables(MadeUp()).at(GetParam());
};

TEST_P(EveryTable, HasATitleAndColumnsWithUniqueNamesAndLabels) {
  EXPECT_FALSE(table_.title.empty());
  std::set<std::string> names;
  for (const Column& column : table_.columns) {
    EXPECT_TRUE(names.insert(column.name).second) << column.name;
    EXPECT_FALSE(column.label.empty()) << column.name;
    EXPECT_GE(column.decimals, 0) << column.name;
  }
}

TEST_P(EveryTable, RefersToColumnsThatAreThere) {
  for (const Column& column : table_.columns) {
    const bool is_end = column.role == ColumnRole::kLow || column.role == ColumnRole::kHigh;
    EXPECT_EQ(is_end, !column.of.empty()) << column.name;
    if (is_end) {
      const auto of = table_.FindColumn(column.of);
      ASSERT_TRUE(of.has_value()) << column.name;
      EXPECT_EQ(table_.columns[*of].role, ColumnRole::kMeasure);
      EXPECT_EQ(table_.columns[*of].unit, column.unit);
      EXPECT_EQ(table_.columns[*of].person_count, column.person_count);
    }
    if (!column.guarded_by.empty()) {
      const auto guard = table_.FindColumn(column.guarded_by);
      ASSERT_TRUE(guard.has_value()) << column.name;
      EXPECT_TRUE(table_.columns[*guard].person_count);
    }
  }
}

TEST_P(EveryTable, HasRowsWithEveryCellAndTextWhereTextBelongs) {
  EXPECT_FALSE(table_.rows.empty());
  for (const auto& row : table_.rows) {
    ASSERT_EQ(row.size(), table_.columns.size());
    for (std::size_t c = 0; c < row.size(); ++c) {
      const Column& column = table_.columns[c];
      if (!row[c].has_value()) {
        EXPECT_NE(column.role, ColumnRole::kKey) << column.name;
        continue;
      }
      if (column.role == ColumnRole::kKey) {
        EXPECT_TRUE(row[c].number().has_value() || !row[c].text().empty()) << column.name;
      } else if (column.role == ColumnRole::kLabel) {
        EXPECT_FALSE(row[c].number().has_value()) << column.name;
      } else {
        ASSERT_TRUE(row[c].number().has_value()) << column.name;
        EXPECT_TRUE(std::isfinite(*row[c].number())) << column.name;
      }
    }
  }
}

TEST_P(EveryTable, KeepsIntervalEndsInOrder) {
  for (std::size_t c = 0; c + 1 < table_.columns.size(); ++c) {
    const bool pair = table_.columns[c].role == ColumnRole::kLow &&
                      table_.columns[c + 1].role == ColumnRole::kHigh;
    for (const auto& row : table_.rows) {
      if (pair && row[c].has_value()) {
        EXPECT_LE(*row[c].number(), *row[c + 1].number()) << table_.columns[c].name;
      }
    }
  }
}

TEST_P(EveryTable, SharesAndScoresLieBetweenZeroAndOne) {
  for (std::size_t c = 0; c < table_.columns.size(); ++c) {
    const Column& column = table_.columns[c];
    const bool bounded = (column.unit == result::Unit::kShare && column.name != "change_share") ||
                         column.unit == result::Unit::kScore;
    for (const auto& row : table_.rows) {
      if (bounded && row[c].has_value()) {
        EXPECT_GE(*row[c].number(), 0.0) << column.name;
        EXPECT_LE(*row[c].number(), 1.0) << column.name;
      }
    }
  }
}

// A number of clients never leaves without disclosure control.
TEST_P(EveryTable, MarksNumbersOfClients) {
  for (const Column& column : table_.columns) {
    if (column.name.starts_with("clients")) {
      EXPECT_TRUE(column.person_count) << column.name;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Benchmark,
                         EveryTable,
                         testing::Range<std::size_t>(0, std::size(kNames)),
                         [](const auto& test) { return std::string(kNames[test.param]); });

TEST(BenchmarkTables, AreTheseInThisOrder) {
  const std::vector<ResultTable> tables = BenchmarkTables(MadeUp());
  ASSERT_EQ(tables.size(), std::size(kNames));
  for (std::size_t t = 0; t < tables.size(); ++t) {
    EXPECT_EQ(tables[t].name, kNames[t]);
  }
}

TEST(SpendingGroupTable, IsSilentOnAnAmountByHeadWhereTheHeadsAreHidden) {
  const ResultTable table = SpendingGroupTable(MadeUp());
  EXPECT_EQ(table.columns[*table.FindColumn("eur_per_client")].guarded_by, "clients");
  ASSERT_EQ(table.rows.size(), 4U);
  EXPECT_EQ(table.rows[1][*table.FindColumn("spending_group_label")].text(),
            "jeugdhulp met verblijf");
  EXPECT_EQ(table.rows[1][*table.FindColumn("spend_eur")].number(), -2.0);
}

TEST(SubFieldTable, NamesEverySubField) {
  const ResultTable table = SubFieldTable(MadeUp());
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[1][*table.FindColumn("sub_field_label")].text(), "gezinsgericht");
}

TEST(UnitTable, HasARowForEachOfTheKeptAndTheExcludedTableForTheRest) {
  const ResultTable units = UnitTable(MadeUp());
  const ResultTable excluded = ExcludedTable(MadeUp());
  EXPECT_EQ(units.rows.size(), 27U);
  ASSERT_EQ(excluded.rows.size(), 3U);
  EXPECT_EQ(excluded.At(0, "reason_code").text(), "no_return");
  EXPECT_EQ(excluded.At(1, "reason_code").text(), "booking_anomaly");
  EXPECT_EQ(excluded.At(2, "reason_code").text(), "split");
  for (std::size_t r = 0; r < excluded.rows.size(); ++r) {
    EXPECT_FALSE(excluded.At(r, "reason").text().empty());
    EXPECT_FALSE(units.FindRow("id", excluded.At(r, "id").text()).has_value());
  }
}

TEST(UnitTable, HidesSpendingPerHeadWithTheClients) {
  const ResultTable units = UnitTable(MadeUp());
  for (const char* column : {"eur_per_client", "eur_per_youth"}) {
    EXPECT_EQ(units.columns[units.ColumnIndex(column)].guarded_by, "clients") << column;
  }
}

TEST(UnitTable, SmallMunicipalitiesDoNotSpan) {
  const ResultTable units = UnitTable(MadeUp());
  EXPECT_EQ(units.At(*units.FindRow("id", "GM0010"), "may_span").number(), 0.0);
  EXPECT_EQ(units.At(*units.FindRow("id", "GM0010"), "spans").number(), 0.0);
  EXPECT_EQ(units.At(*units.FindRow("id", "GM0001"), "may_span").number(), 1.0);
}

TEST(UnitTable, SpansTheFrontierExactlyWhereTheSpannersSayIt) {
  const BenchmarkResult result = MadeUp();
  const ResultTable units = UnitTable(result);
  const ResultTable spanners = SpannerTable(result);
  std::set<std::string> spanning;
  for (std::size_t r = 0; r < spanners.rows.size(); ++r) {
    spanning.insert(spanners.At(r, "spanner_id").text());
  }
  EXPECT_FALSE(spanning.empty());
  for (std::size_t r = 0; r < units.rows.size(); ++r) {
    EXPECT_EQ(units.At(r, "spans").number() == 1.0, spanning.contains(units.At(r, "id").text()))
        << units.At(r, "id").text();
  }
}

TEST(ComparableTable, GivesEachItsFiveInOrderOfDistance) {
  const ResultTable table = ComparableTable(MadeUp());
  EXPECT_EQ(table.rows.size(), 27U * 5U);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    EXPECT_EQ(table.At(r, "position").number(), static_cast<double>(r % 5 + 1));
    EXPECT_NE(table.At(r, "id").text(), table.At(r, "comparable_id").text());
    if (r % 5 > 0) {
      EXPECT_GE(*table.At(r, "distance").number(), *table.At(r - 1, "distance").number());
    }
  }
}

TEST(ClassTable, CountsEverybodyOnce) {
  const ResultTable table = ClassTable(MadeUp());
  double count = 0.0;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    count += *table.At(r, "count").number();
  }
  EXPECT_EQ(count, 27.0);
}

TEST(PotentialTable, HasOneHeadline) {
  const ResultTable table = PotentialTable(MadeUp());
  double headlines = 0.0;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    headlines += *table.At(r, "headline").number();
  }
  EXPECT_EQ(headlines, 1.0);
}

TEST(PotentialTable, SaysOfWhichAmountTheEndsAre) {
  const ResultTable table = PotentialTable(MadeUp());
  const Column& low = table.columns[table.ColumnIndex("low")];
  const Column& high = table.columns[table.ColumnIndex("high")];
  EXPECT_EQ(low.role, ColumnRole::kLow);
  EXPECT_EQ(high.role, ColumnRole::kHigh);
  EXPECT_EQ(low.of, "eur");
  EXPECT_EQ(high.of, "eur");
}

TEST(AnomalyTable, SaysInAKeyPerWhichHeadAnAmountIs) {
  for (const ResultTable& table : {AnomalyTable(MadeUp()), ExcludedTable(MadeUp())}) {
    EXPECT_EQ(table.columns[table.ColumnIndex("per")].role, ColumnRole::kKey) << table.name;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const std::string& per = table.At(row, "per").text();
      EXPECT_EQ(per == "client" || per == "youth", table.At(row, "value").has_value());
    }
  }
}

// Households and customers are no persons: nothing to hide, to round or to give a margin.
TEST(BenchmarkTables, OfNeedCountNoPersons) {
  BenchmarkResult result = MadeUp();
  result.input.model.against_need = true;
  for (const ResultTable& table :
       {UnitTable(result), ComparableTable(result), RegionTable(result)}) {
    for (const Column& column : table.columns) {
      EXPECT_FALSE(column.person_count) << table.name << ' ' << column.name;
      EXPECT_EQ(column.guarded_by, "") << table.name << ' ' << column.name;
      EXPECT_EQ(column.parts_of, "") << table.name << ' ' << column.name;
      if (column.name.starts_with("clients")) {
        EXPECT_NE(column.unit, result::Unit::kPersons) << table.name << ' ' << column.name;
        EXPECT_EQ(column.of, "") << table.name << ' ' << column.name;
      }
    }
    for (const auto& row : table.rows) {
      EXPECT_EQ(row.size(), table.columns.size()) << table.name;
    }
  }
  const ResultTable units = UnitTable(result);
  EXPECT_EQ(units.At(0, "clients").number(), result.UnitAt(0).clients->value);
  EXPECT_EQ(units.At(0, "clients_with_stay").number(), result.UnitAt(0).outputs[1]->value);
}

TEST(BenchmarkTables, LeaveOutRegionsAndMapThatHaveNoRows) {
  BenchmarkResult result = MadeUp();
  result.regions.clear();
  result.input.areas.clear();
  for (const ResultTable& table : BenchmarkTables(result)) {
    EXPECT_NE(table.name, "regions");
    EXPECT_NE(table.name, "region_members");
    EXPECT_NE(table.name, "map_areas");
  }
}

TEST(TrendTable, AnotherCountryHasNoNeighbourhoodTeams) {
  BenchmarkResult result = MadeUp();
  EXPECT_TRUE(TrendTable(result).FindColumn("wijkteam_eur").has_value());
  result.input.model.country = "england";
  const ResultTable table = TrendTable(result);
  EXPECT_FALSE(table.FindColumn("wijkteam_eur").has_value());
  EXPECT_EQ(table.rows.front().size(), table.columns.size());
}

TEST(AnomalyTable, NamesTheOneThatBookedForOthers) {
  const ResultTable table = AnomalyTable(MadeUp());
  ASSERT_TRUE(table.FindRow("id", "GM0006").has_value());
}

TEST(ProfileTable, WhatCbsWithholdsIsHidden) {
  const ResultTable table = ProfileTable(MadeUp());
  EXPECT_EQ(table.At(2, "clients").state, CellState::kHidden);
  EXPECT_EQ(table.At(2, "share").state, CellState::kHidden);
}

TEST(TrendTable, AMissingReturnIsMissingAndNotZero) {
  const ResultTable table = TrendTable(MadeUp());
  const std::size_t first = table.FindRow("id", "GM0012").value();
  EXPECT_EQ(table.At(first, "spend_eur").state, CellState::kMissing);
  EXPECT_EQ(table.At(first, "eur_per_inhabitant").state, CellState::kMissing);
}

TEST(ClassVariantTable, AgreesWithTheSummaryOfEachMunicipality) {
  const ResultTable variants = ClassVariantTable(MadeUp());
  const ResultTable summary = ClassSensitivityTable(MadeUp());
  ASSERT_EQ(summary.rows.size(), 27U);
  for (std::size_t r = 0; r < summary.rows.size(); ++r) {
    double judged = 0.0;
    double kept = 0.0;
    for (std::size_t v = 0; v < variants.rows.size(); ++v) {
      if (variants.At(v, "id").text() == summary.At(r, "id").text()) {
        judged += variants.At(v, "kept").has_value() ? 1.0 : 0.0;
        kept += variants.At(v, "kept").number().value_or(0.0);
      }
    }
    EXPECT_EQ(summary.At(r, "variants_judged").number(), judged);
    EXPECT_EQ(summary.At(r, "variants_kept").number(), kept);
  }
}

TEST(ClassStabilityTable, CountsEverybodyOnce) {
  const ResultTable table = ClassStabilityTable(MadeUp());
  double count = 0.0;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    count += *table.At(r, "count").number();
  }
  EXPECT_EQ(count, 27.0);
}

TEST(PublishedTable, PutsOursBesideTheirs) {
  const ResultTable table = PublishedTable(MadeUp());
  ASSERT_EQ(table.rows.size(), 3U);
  for (std::size_t r = 0; r < 3; ++r) {
    EXPECT_FALSE(table.At(r, "ours").text().empty()) << r;
  }
}

TEST(SubFieldTable, ACodeOfAnotherCatalogueIsItsOwnDescription) {
  const ResultTable table = SubFieldTable(MadeUp());
  const std::size_t label = *table.FindColumn("sub_field_label");
  EXPECT_EQ(table.rows[0][label].text(), "jeugdhulp begeleiding");
  EXPECT_EQ(table.rows[2][label].text(), "6.99z");
}

}  // namespace
}  // namespace doelmaat::benchmark
