#include "report/flat_table.h"

#include <map>

#include <gtest/gtest.h>

namespace doelmaat::report {
namespace {

using result::Cell;
using result::CellState;
using result::ColumnRole;
using result::ResultTable;
using result::Unit;

constexpr std::size_t kTidyColumns = 16;

disclosure::PublishableTable Public(const ResultTable& table) {
  return disclosure::Protect(table, disclosure::Policy::For(disclosure::Audience::kPublic));
}

// Two municipalities of a benchmark in two years: clients and what they cost, of one withheld.
RunTables SomeRun() {
  RunTables run;
  run.provenance.run_id = "abc";
  run.provenance.model = "nl-2022";
  run.tables.emplace(
      "units",
      Public(
          {"units",
           "",
           {{.name = "id", .role = ColumnRole::kKey},
            {.name = "name", .role = ColumnRole::kLabel},
            {.name = "clients", .label = "Jongeren", .unit = Unit::kPersons, .person_count = true},
            {.name = "eur", .unit = Unit::kEurPerClient, .guarded_by = "clients"},
            {.name = "eur_low",
             .unit = Unit::kEurPerClient,
             .role = ColumnRole::kLow,
             .of = "eur",
             .guarded_by = "clients"},
            {.name = "eur_high",
             .unit = Unit::kEurPerClient,
             .role = ColumnRole::kHigh,
             .of = "eur",
             .guarded_by = "clients"}},
           {{Cell::Text("GM0001"),
             Cell::Text("A"),
             Cell::Integer(103),
             Cell::Number(9000.5),
             Cell::Number(8000),
             Cell::Number(10000.25)},
            {Cell::Text("GM0002"),
             Cell::Text("B"),
             Cell::Integer(4),
             Cell::Number(7000.5),
             Cell::Number(6000),
             Cell::Number(8000)}},
           {}}));
  run.tables.emplace("trend",
                     Public({"trend",
                             "",
                             {{.name = "id", .role = ColumnRole::kKey},
                              {.name = "year", .unit = Unit::kYear},
                              {.name = "statement", .role = ColumnRole::kKey},
                              {.name = "eur", .unit = Unit::kEur}},
                             {{Cell::Text("GM0001"),
                               Cell::Integer(2021),
                               Cell::Text("jaarrekening"),
                               Cell::None(CellState::kMissing)}},
                             {}}));
  run.tables.emplace("model",
                     Public({"model",
                             "",
                             {{.name = "id", .role = ColumnRole::kKey}, {.name = "seed"}},
                             {{Cell::Text("nl-2022"), Cell::Integer(7)}},
                             {}}));
  return run;
}

std::string Field(const FlatTable& table, std::size_t row, const std::string& column) {
  for (std::size_t c = 0; c < table.columns().size(); ++c) {
    if (table.columns()[c].name == column) {
      const auto& value = table.rows()[row][c];
      if (const auto* real = std::get_if<double>(&value)) {
        return NumberField(*real, CsvKind::kMachine);
      }
      const auto* text = std::get_if<std::string>(&value);
      return text == nullptr ? "(niets)" : *text;
    }
  }
  return "(geen kolom)";
}

TEST(FlatTable, HasTheColumnsOfTheMachineCsvWithOneTypeEach) {
  const FlatTable flat = Flatten(SomeRun().tables.at("units"));
  ASSERT_EQ(flat.columns().size(), 10U);  // of four columns with a gap also the state
  EXPECT_EQ(flat.columns()[3].name, "clients_state");
  EXPECT_EQ(flat.columns()[2].type, FlatType::kReal);
  EXPECT_EQ(flat.columns()[0].type, FlatType::kText);
  EXPECT_EQ(WriteCsv(flat, CsvKind::kMachine),
            WriteCsv(SomeRun().tables.at("units"), CsvKind::kMachine));
}

TEST(TidyTable, HasOneRowForEveryNumberOfEveryRow) {
  const RunTables run = SomeRun();
  const FlatTable tidy = TidyTable("benchmark", "openbaar", {{&run, "", "2022"}});
  ASSERT_EQ(tidy.columns().size(), kTidyColumns);
  ASSERT_EQ(tidy.rows().size(),
            6U);  // model 1, trend 1, units 2 × 2: ends of intervals are no rows
  for (const FlatRow& row : tidy.rows()) {
    EXPECT_EQ(row.size(), kTidyColumns);
  }
  EXPECT_EQ(Field(tidy, 0, "municipality"), "");  // the id of a model is no municipality
  EXPECT_EQ(Field(tidy, 0, "dimension"), "id=nl-2022");
  EXPECT_EQ(Field(tidy, 1, "period"), "2021");
  EXPECT_EQ(Field(tidy, 1, "dimension"), "statement=jaarrekening");
  EXPECT_EQ(Field(tidy, 1, "state"), "missing");
  EXPECT_EQ(Field(tidy, 1, "value"), "(niets)");
}

TEST(TidyTable, SaysValueUnitIntervalAndWhatIsWithheld) {
  const RunTables run = SomeRun();
  const FlatTable tidy = TidyTable("benchmark", "openbaar", {{&run, "", "2022"}});
  const std::map<std::string, std::string> shown = {{"run_id", "abc"},
                                                    {"audience", "openbaar"},
                                                    {"municipality", "GM0001"},
                                                    {"period", "2022"},
                                                    {"indicator", "eur"},
                                                    {"unit", "eur_per_client"},
                                                    {"value", "9000.5"},
                                                    {"lower", "8000"},
                                                    {"upper", "10000.25"},
                                                    {"state", "value"},
                                                    {"interval", "given"}};
  for (const auto& [column, value] : shown) {
    EXPECT_EQ(Field(tidy, 3, column), value) << column;
  }
  EXPECT_EQ(Field(tidy, 2, "value"), "105");  // 103 persons, rounded to fives
  EXPECT_EQ(Field(tidy, 2, "interval"), "none");
  for (const auto& [column, value] :
       std::map<std::string, std::string>{{"value", "(niets)"},
                                          {"lower", "(niets)"},
                                          {"state", "suppressed"},
                                          {"interval", "suppressed"}}) {
    EXPECT_EQ(Field(tidy, 5, column), value) << column;
  }
}

TEST(TidyTable, ExcelGetsDecimalCommasAndNoFormulas) {
  const RunTables run = SomeRun();
  const std::string csv =
      WriteCsv(TidyTable("benchmark", "=1+1", {{&run, "", "2022"}}), CsvKind::kExcelDutch);
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFsource;model;"));
  EXPECT_NE(csv.find(";9000,5;8000;10000,25;value;given\r\n"), std::string::npos);
  EXPECT_NE(csv.find(";'=1+1;"), std::string::npos);
}

TEST(TidyTable, OfNothingIsItsHeader) {
  EXPECT_TRUE(TidyTable("measure", "intern", {}).rows().empty());
  const RunTables none;
  EXPECT_TRUE(TidyTable("measure", "intern", {{&none, "", ""}}).rows().empty());
}

}  // namespace
}  // namespace doelmaat::report
