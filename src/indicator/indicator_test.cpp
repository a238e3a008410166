#include "indicator/indicator.h"

#include <gtest/gtest.h>

#include "indicator/indicator_estimate.h"
#include "indicator/indicator_table.h"
#include "numerics/distribution.h"

namespace doelmaat::indicator {
namespace {

using result::CellState;

IndicatorDefinition Defined(EstimateKind estimate, std::vector<IndicatorColumn> columns) {
  IndicatorDefinition definition;
  definition.id = "made_up";
  definition.title = "Verzonnen";
  definition.definition = "Wat het is.";
  definition.source = "hier";
  definition.estimate = estimate;
  definition.columns = std::move(columns);
  return definition;
}

const IndicatorColumn kMunicipality{"municipality", ColumnKind::kKey, "Gemeente", "", ""};

TEST(ComputeIndicator, GivesTheDeclaredColumnsInTheirOrder) {
  const auto definition = Defined(
      EstimateKind::kNone, {kMunicipality, {"clients", ColumnKind::kPersons, "Jongeren", "", ""}});
  const IndicatorRows rows = ComputeIndicator(
      definition,
      {{"clients", "other", "municipality"}, {{std::int64_t{12}, 1.5, std::string("GM0384")}}});
  EXPECT_EQ(rows.columns, (std::vector<std::string>{"municipality", "clients"}));
  EXPECT_EQ(std::get<std::string>(rows.rows[0][0]), "GM0384");
  EXPECT_EQ(std::get<std::int64_t>(rows.rows[0][1]), 12);
}

// Days 1 2 3 2, cents 200 500 500 400: 200 cents a day with error 100 / sqrt(24), by hand; t with
// three degrees is 3.182446 (printed tables). Cents 0 0 0 100: 25 with error 25.
TEST(ComputeIndicator, EstimatesAPriceFromSums) {
  const auto definition = Defined(EstimateKind::kRatio,
                                  {kMunicipality,
                                   {"units", ColumnKind::kTrajectories, "Trajecten", "", ""},
                                   {"value", ColumnKind::kCents, "Per dag", "units", ""},
                                   {"value_low", ColumnKind::kCents, "Van", "units", ""},
                                   {"value_high", ColumnKind::kCents, "Tot", "units", ""}});
  const IndicatorRows input{
      {"municipality", "units", "x", "y", "xx", "xy", "yy"},
      {{std::string("GM0384"), std::int64_t{4}, 8.0, 1600.0, 18.0, 3500.0, 700000.0},
       {std::string("GM0385"), std::int64_t{3}, 6.0, 1200.0, 14.0, 2700.0, 540000.0},
       {std::string("GM0386"), std::int64_t{1}, 0.0, 0.0, 0.0, 0.0, 0.0},
       {std::string("GM0387"), std::int64_t{4}, 4.0, 100.0, 4.0, 100.0, 10000.0}}};
  const result::ResultTable table = IndicatorTable(definition, ComputeIndicator(definition, input));
  const double t = 3.182446305;
  EXPECT_NEAR(*table.At(0, "value").number(), 2.00, 1e-12);
  EXPECT_NEAR(*table.At(0, "value_low").number(), 2 - t * 0.2041241452, 1e-8);
  EXPECT_NEAR(*table.At(0, "value_high").number(), 2 + t * 0.2041241452, 1e-8);
  EXPECT_NEAR(*table.At(1, "value").number(), 2.00, 1e-12);  // three: no margin
  EXPECT_EQ(table.At(1, "value_low").state, CellState::kNotApplicable);
  EXPECT_EQ(table.At(1, "value_high").state, CellState::kNotApplicable);
  EXPECT_EQ(table.columns[3].role, result::ColumnRole::kLow);
  EXPECT_EQ(table.columns[4].role, result::ColumnRole::kHigh);
  EXPECT_EQ(table.columns[4].of, "value");
  EXPECT_EQ(table.At(2, "value").state, CellState::kNotApplicable);
  EXPECT_EQ(*table.At(3, "value_low").number(), 0);  // not 0.25 - t * 0.25
  EXPECT_NEAR(*table.At(3, "value_high").number(), 0.25 + t * 0.25, 1e-8);

  // What a measure takes from the same sums is the same number with the same margin.
  const NumberEstimate taken =
      EstimateNumber(definition, {}, {input.columns, {input.rows.front()}});
  ASSERT_EQ(taken.status, EstimateStatus::kEstimated);
  EXPECT_DOUBLE_EQ(*table.At(0, "value").number(), taken.value);
  EXPECT_NEAR(*table.At(0, "value_high").number(),
              numerics::Distribution::Student(taken.value, taken.standard_error, *taken.degrees)
                  .Quantile(0.975),
              1e-12);
}

// A definition names a code; the table has the word of the language of the process.
TEST(IndicatorTable, HasTheWordOfACode) {
  EXPECT_EQ(KeyWord("sector", "all"), "alle");
  EXPECT_EQ(KeyWord("next_form", "foster"), "pleegzorg");
  EXPECT_EQ(KeyWord("at_least", "2"), "2");
  EXPECT_EQ(KeyWord("product_category", "45"), "45 (jeugdhulp ambulant)");
  EXPECT_EQ(KeyWord("product_category", "99"), "99");
  for (const IndicatorDefinition& definition : Indicators()) {
    EXPECT_NO_THROW(KeyWord(definition.at_key, definition.at_value)) << definition.id;
  }
}

TEST(ComputeIndicator, EstimatesDurationsFromAlikeLifetimes) {
  const auto definition = Defined(EstimateKind::kSurvival,
                                  {{"care_form", ColumnKind::kKey, "Vorm", "", ""},
                                   {"lifetimes", ColumnKind::kTrajectories, "Aantal", "", ""},
                                   {"ended", ColumnKind::kTrajectories, "Geëindigd", "", ""},
                                   {"median", ColumnKind::kDays, "Mediaan", "lifetimes", ""}});
  const std::vector<std::string> columns{"care_form", "entry", "exit", "ended", "lifetimes"};
  const auto row = [](const char* form, std::int64_t exit, std::int64_t ended, std::int64_t count) {
    return std::vector<Number>{std::string(form), std::int64_t{0}, exit, ended, count};
  };
  const IndicatorRows rows = ComputeIndicator(definition,
                                              {columns,
                                               {row("in_network", 10, 1, 4),
                                                row("in_network", 20, 1, 4),
                                                row("in_network", 30, 0, 2),
                                                row("foster", 30, 0, 2)}});
  const result::ResultTable table = IndicatorTable(definition, rows);
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.At(0, "care_form").text(), "pleegzorg");
  EXPECT_EQ(table.At(0, "median").state, CellState::kNotApplicable);  // all go on
  EXPECT_EQ(*table.At(1, "lifetimes").number(), 10);
  EXPECT_EQ(*table.At(1, "ended").number(), 8);
  EXPECT_EQ(*table.At(1, "median").number(), 20);
}

// Gaps 1, 1, 2, 5 days and one without: quartiles 1, 1.5 and 2.75 of the four, by hand.
TEST(ComputeIndicator, CountsAlikeValuesInQuartiles) {
  const auto definition = Defined(EstimateKind::kQuartiles,
                                  {{"care_form", ColumnKind::kKey, "Vorm", "", ""},
                                   {"next_form", ColumnKind::kKey, "Volgende", "", ""},
                                   {"transitions", ColumnKind::kTrajectories, "Aantal", "", ""},
                                   {"same", ColumnKind::kTrajectories, "Zelfde", "", ""},
                                   {"first_quarter", ColumnKind::kDays, "Kwart", "same", ""},
                                   {"median", ColumnKind::kDays, "Mediaan", "same", ""},
                                   {"third_quarter", ColumnKind::kDays, "Drie kwart", "same", ""}});
  const auto row = [](const char* next, Number gap, std::int64_t transitions, std::int64_t same) {
    return std::vector<Number>{
        std::string("foster"), std::string(next), std::move(gap), transitions, same};
  };
  const IndicatorRows rows =
      ComputeIndicator(definition,
                       {{"care_form", "next_form", "value", "transitions", "same"},
                        {row("secure", std::int64_t{5}, 1, 1),
                         row("secure", std::int64_t{1}, 2, 1),
                         row("secure", std::int64_t{2}, 1, 0),
                         row("secure", Number(), 1, 1),
                         row("in_network", Number(), 3, 0)}});
  const result::ResultTable table = IndicatorTable(definition, rows);
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.At(0, "next_form").text(), "in het netwerk");
  EXPECT_EQ(*table.At(0, "transitions").number(), 3);
  EXPECT_EQ(table.At(0, "median").state, CellState::kNotApplicable);
  EXPECT_EQ(*table.At(1, "transitions").number(), 5);
  EXPECT_EQ(*table.At(1, "same").number(), 3);
  EXPECT_EQ(*table.At(1, "first_quarter").number(), 1);
  EXPECT_EQ(*table.At(1, "median").number(), 1.5);
  EXPECT_EQ(*table.At(1, "third_quarter").number(), 2.75);
}

TEST(IndicatorTable, SaysThePathwayInWords) {
  const auto definition =
      Defined(EstimateKind::kNone, {{"pathway", ColumnKind::kKey, "Pad", "", ""}});
  const result::ResultTable table = IndicatorTable(
      definition,
      {{"pathway"},
       {{std::string("foster>day_care>foster")}, {std::string("rare")}, {std::string("secure")}}});
  EXPECT_EQ(table.At(0, "pathway").text(), "pleegzorg > daghulp > pleegzorg");
  EXPECT_EQ(table.At(1, "pathway").text(), "overige paden");
  EXPECT_EQ(table.At(2, "pathway").text(), "gesloten");
}

IndicatorColumn EndOf(const char* name, IntervalEnd end, const char* counted, const char* total) {
  return {name, ColumnKind::kDecimal, name, "late", "", end, counted, total};
}

// Of 1 in 29 Newcombe 1998 prints 0.0061 and 0.1718; of a count of 1 Garwood 0.025 and 5.572.
TEST(ComputeIndicator, MakesTheEndsOfSharesAndCounts) {
  const auto definition = Defined(EstimateKind::kNone,
                                  {kMunicipality,
                                   {"late", ColumnKind::kRecords, "Laat", "", ""},
                                   EndOf("low", IntervalEnd::kLow, "late", "sent"),
                                   EndOf("high", IntervalEnd::kHigh, "late", "sent"),
                                   EndOf("count_low", IntervalEnd::kLow, "late", ""),
                                   EndOf("count_high", IntervalEnd::kHigh, "late", "")});
  const std::vector<std::string> columns{"municipality", "late", "sent"};
  const result::ResultTable table =
      IndicatorTable(definition,
                     ComputeIndicator(definition,
                                      {columns,
                                       {{std::string("GM0384"), std::int64_t{1}, std::int64_t{29}},
                                        {std::string("GM0385"), std::int64_t{0}, std::int64_t{0}},
                                        {std::string("GM0386"), Number(), std::int64_t{3}}}}));
  EXPECT_TRUE(table.columns[1].person_count);
  EXPECT_NEAR(*table.At(0, "low").number(), 0.0061, 5e-5);
  EXPECT_NEAR(*table.At(0, "high").number(), 0.1718, 5e-5);
  EXPECT_NEAR(*table.At(0, "count_low").number(), 0.0253, 5e-5);
  EXPECT_NEAR(*table.At(0, "count_high").number(), 5.5716, 5e-5);
  EXPECT_EQ(table.At(1, "low").state, CellState::kNotApplicable);
  EXPECT_EQ(*table.At(1, "count_low").number(), 0.0);
  EXPECT_EQ(table.At(2, "count_low").state, CellState::kNotApplicable);
  EXPECT_EQ(table.columns[2].role, result::ColumnRole::kMeasure);  // of nothing that is there
}

TEST(IndicatorTable, KnowsWhichNumberAnIntervalIsOf) {
  const auto definition = Defined(EstimateKind::kNone,
                                  {{"late", ColumnKind::kRecords, "Laat", "", ""},
                                   {"late_share", ColumnKind::kShare, "Aandeel laat", "late", ""},
                                   {"late_low", ColumnKind::kShare, "Van", "late", ""},
                                   {"started", ColumnKind::kTrajectories, "Begonnen", "", ""},
                                   {"started_high", ColumnKind::kDecimal, "Tot", "started", ""}});
  const result::ResultTable table = IndicatorTable(definition, {});
  EXPECT_EQ(table.columns[2].of, "late_share");
  EXPECT_EQ(table.columns[2].role, result::ColumnRole::kLow);
  EXPECT_EQ(table.columns[4].of, "started");
  EXPECT_EQ(table.columns[4].role, result::ColumnRole::kHigh);
}

// Of 10, 4 end after 20 days, 4 after 70, and 2 are seen for 40 days only. By hand: 0.6 go on after
// one month (30.4 days) and after two (60.9 days); after three nobody is in view.
TEST(ComputeIndicator, GivesTheShareThatGoesOnByMonth) {
  const auto definition = Defined(EstimateKind::kCurve,
                                  {kMunicipality,
                                   {"months_on", ColumnKind::kKey, "Na maanden", "", ""},
                                   {"at_risk", ColumnKind::kTrajectories, "In beeld", "", ""},
                                   {"share", ColumnKind::kShare, "Loopt nog", "at_risk", ""}});
  const std::vector<std::string> columns{"municipality", "entry", "exit", "ended", "lifetimes"};
  const auto row = [](std::int64_t exit, std::int64_t ended, std::int64_t count) {
    return std::vector<Number>{std::string("GM0384"), std::int64_t{0}, exit, ended, count};
  };
  const IndicatorRows rows =
      ComputeIndicator(definition, {columns, {row(20, 1, 4), row(40, 0, 2), row(70, 1, 4)}});
  const result::ResultTable table = IndicatorTable(definition, rows);
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(*table.At(0, "months_on").number(), 1);
  EXPECT_EQ(*table.At(0, "at_risk").number(), 6);
  EXPECT_NEAR(*table.At(0, "share").number(), 0.6, 1e-12);
  EXPECT_EQ(*table.At(1, "at_risk").number(), 4);
  EXPECT_NEAR(*table.At(1, "share").number(), 0.6, 1e-12);
  EXPECT_EQ(rows.columns.back(), "share_high");
  const IndicatorRows none = ComputeIndicator(definition, {columns, {row(20, 0, 4)}});
  EXPECT_TRUE(none.rows.empty());
}

// A total over rows that another table shows must not give a small one away.
TEST(IndicatorTable, TakesRowsForPartsOfATotalUnlessTheyAreSaidNotToBe) {
  IndicatorColumn apart{"months_on", ColumnKind::kKey, "Na maanden", "", ""};
  apart.apart = true;
  const auto definition = Defined(EstimateKind::kNone,
                                  {kMunicipality,
                                   {"year", ColumnKind::kKey, "Jaar", "", ""},
                                   {"month", ColumnKind::kKey, "Maand", "", ""},
                                   {"provider", ColumnKind::kKey, "Aanbieder", "", ""},
                                   apart});
  const result::ResultTable table = IndicatorTable(definition, {});
  const std::vector<result::AddsUp> expected{result::AddsUp::kNo,
                                             result::AddsUp::kNo,
                                             result::AddsUp::kWithinYear,
                                             result::AddsUp::kOverRows,
                                             result::AddsUp::kNo};
  for (std::size_t c = 0; c < expected.size(); ++c) {
    EXPECT_EQ(table.columns[c].adds_up, expected[c]) << table.columns[c].name;
  }
}

TEST(IndicatorTable, CarriesWhatDisclosureControlNeeds) {
  const auto definition = Defined(EstimateKind::kNone,
                                  {kMunicipality,
                                   {"clients", ColumnKind::kPersons, "Jongeren", "", "flow"},
                                   {"spent", ColumnKind::kCents, "Erkend", "clients", ""}});
  const result::ResultTable table =
      IndicatorTable(definition,
                     {{"municipality", "clients", "spent"},
                      {{std::string("GM0384"), std::int64_t{3}, std::int64_t{12345}}}});
  EXPECT_TRUE(table.columns[1].person_count);
  EXPECT_EQ(table.columns[1].parts_of, "flow");
  EXPECT_EQ(table.columns[2].guarded_by, "clients");
  EXPECT_EQ(table.columns[0].role, result::ColumnRole::kKey);
  EXPECT_NEAR(*table.At(0, "spent").number(), 123.45, 1e-12);
}

// The exact end of a Poisson interval, or a share in full digits, gives its count away.
TEST(IndicatorTable, EndsAndSharesOfPersonsAreRoundedWithTheirCount) {
  const auto definition = Defined(EstimateKind::kNone,
                                  {kMunicipality,
                                   {"started", ColumnKind::kTrajectories, "Begonnen", "", ""},
                                   {"started_high", ColumnKind::kDecimal, "Tot", "started", ""},
                                   {"share", ColumnKind::kShare, "Aandeel", "started", ""},
                                   {"share_high", ColumnKind::kShare, "Tot", "started", ""}});
  const result::ResultTable table =
      IndicatorTable(definition,
                     {{"municipality", "started", "started_high", "share", "share_high"},
                      {{std::string("GM0384"), std::int64_t{79}, 98.46, 0.2784, 0.3912}}});
  const result::Column& high = table.columns[table.ColumnIndex("started_high")];
  EXPECT_TRUE(high.person_count);
  EXPECT_EQ(high.of, "started");
  EXPECT_EQ(high.role, result::ColumnRole::kHigh);
  for (const char* share : {"share", "share_high"}) {
    const result::Column& column = table.columns[table.ColumnIndex(share)];
    EXPECT_FALSE(column.person_count) << share;
    EXPECT_EQ(column.share_of, "started") << share;
  }
}

// A share of amounts has no count to give away; an amount for each of a count has.
TEST(IndicatorTable, AmountsForEachOfACountAreRoundedWithItAndSharesOfAmountsAreNot) {
  auto definition = Defined(EstimateKind::kNone,
                            {kMunicipality,
                             {"units", ColumnKind::kTrajectories, "Trajecten", "", ""},
                             {"value", ColumnKind::kCents, "Per traject", "units", ""},
                             {"value_low", ColumnKind::kCents, "Van", "units", ""},
                             {"used_share", ColumnKind::kShare, "Gebruikt", "units", ""}});
  definition.columns[2].mean_over = "units";
  definition.columns[4].of_amounts = true;
  const result::ResultTable table =
      IndicatorTable(definition,
                     {{"municipality", "units", "value", "value_low", "used_share"},
                      {{std::string("GM0384"), std::int64_t{79}, 98.46, 90.0, 0.3912}}});
  for (const char* mean : {"value", "value_low"}) {
    EXPECT_EQ(table.columns[table.ColumnIndex(mean)].mean_over, "units") << mean;
  }
  EXPECT_EQ(table.columns[table.ColumnIndex("used_share")].share_of, "");
}

}  // namespace
}  // namespace doelmaat::indicator
