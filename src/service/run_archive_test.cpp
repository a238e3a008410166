#include "service/run_archive.h"

#include <gtest/gtest.h>

namespace doelmaat::service {
namespace {

using result::Cell;
using result::CellState;
using result::Unit;

ArchivedRun SomeRun() {
  ArchivedRun run;
  run.provenance = {"id",
                    "benchmark",
                    "nl-2022",
                    "0.1.0",
                    "abc",
                    7,
                    {{"seed", "7"}},
                    {{"a", "b"}},
                    {"eigen"},
                    {}};
  run.tables.push_back({"units",
                        "Gemeenten",
                        {{.name = "id", .role = result::ColumnRole::kKey},
                         {.name = "clients", .unit = Unit::kPersons, .person_count = true},
                         {.name = "score",
                          .unit = Unit::kScore,
                          .decimals = 3,
                          .guarded_by = "clients",
                          .adds_up = result::AddsUp::kWithinYear,
                          .share_of = "clients"}},
                        {{Cell::Text(""), Cell::Integer(5), Cell::Number(1.0 / 3.0)},
                         {Cell::Text("GM0001"),
                          Cell::None(CellState::kHidden),
                          Cell::None(CellState::kNotApplicable)}},
                        {"let op"}});
  run.tables.push_back({"excluded", "Leeg", {{.name = "id"}}, {}, {}});
  return run;
}

TEST(RunArchive, GivesBackExactlyWhatWasKept) {
  store::Database database("");
  SaveRun(database, SomeRun());
  SaveRun(database, SomeRun());
  const auto found = LoadRun(database, "id");
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->provenance.seed, 7U);
  EXPECT_EQ(found->provenance.options.at(0).value, "7");
  ASSERT_EQ(found->tables.size(), 2U);
  const result::ResultTable& units = found->tables[0];
  EXPECT_EQ(units.name, "units");
  EXPECT_EQ(units.notes.at(0), "let op");
  EXPECT_EQ(units.columns[1].unit, Unit::kPersons);
  EXPECT_TRUE(units.columns[1].person_count);
  EXPECT_EQ(units.columns[2].guarded_by, "clients");
  EXPECT_EQ(units.columns[2].adds_up, result::AddsUp::kWithinYear);
  EXPECT_EQ(units.columns[2].share_of, "clients");
  EXPECT_TRUE(units.At(0, "id").has_value());
  EXPECT_EQ(units.At(0, "score").number(), 1.0 / 3.0);
  EXPECT_EQ(units.At(1, "clients").state, CellState::kHidden);
  EXPECT_EQ(units.At(1, "score").state, CellState::kNotApplicable);
  EXPECT_TRUE(found->tables[1].rows.empty());
}

TEST(RunArchive, KnowsNoOtherRun) {
  store::Database database("");
  EXPECT_FALSE(LoadRun(database, "anders").has_value());
}

}  // namespace
}  // namespace doelmaat::service
