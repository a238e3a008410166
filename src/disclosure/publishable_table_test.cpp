#include "disclosure/publishable_table.h"

#include <gtest/gtest.h>

namespace doelmaat::disclosure {
namespace {

using result::Cell;
using result::CellState;
using result::ColumnRole;
using result::ResultTable;

ResultTable Counts(double clients) {
  return {
      "units",
      "",
      {{.name = "id", .role = ColumnRole::kKey},
       {.name = "clients", .person_count = true},
       {.name = "clients_low", .role = ColumnRole::kLow, .of = "clients", .person_count = true},
       {.name = "clients_high", .role = ColumnRole::kHigh, .of = "clients", .person_count = true},
       {.name = "eur_per_client", .guarded_by = "clients"},
       {.name = "eur"}},
      {{Cell::Text("GM0001"),
        Cell::Number(clients),
        Cell::Number(clients - 2),
        Cell::Number(clients + 2),
        Cell::Number(11000),
        Cell::Number(1e6)}},
      {}};
}

TEST(Protect, SmallCountsTakeWhatIsDerivedFromThemAlong) {
  const auto safe = Protect(Counts(9.0), Policy::For(Audience::kPublic));
  for (const char* column : {"clients", "clients_low", "clients_high", "eur_per_client"}) {
    EXPECT_EQ(safe.table().At(0, column).state, CellState::kSuppressed) << column;
  }
  EXPECT_EQ(safe.table().At(0, "eur").number(), 1e6);
}

TEST(Protect, KeptCountsAreRoundedAndTheirIntervalsWidened) {
  const auto safe = Protect(Counts(13.4), Policy::For(Audience::kCouncil));
  EXPECT_EQ(safe.table().At(0, "clients").number(), 15.0);
  EXPECT_EQ(safe.table().At(0, "clients_low").number(), 10.0);
  EXPECT_EQ(safe.table().At(0, "clients_high").number(), 20.0);
  EXPECT_EQ(safe.table().At(0, "eur_per_client").number(), 11000.0);
}

TEST(Protect, OnePartHiddenHidesThePartsThatWouldGiveItBack) {
  ResultTable table{"units",
                    "",
                    {{.name = "clients", .person_count = true},
                     {.name = "with", .person_count = true, .parts_of = "clients"},
                     {.name = "without", .person_count = true, .parts_of = "clients"}},
                    {{Cell::Number(280), Cell::Number(9), Cell::Number(271)},
                     {Cell::Number(280), Cell::Number(30), Cell::Number(250)}},
                    {}};
  const auto safe = Protect(table, Policy::For(Audience::kPublic));
  EXPECT_EQ(safe.table().At(0, "clients").number(), 280.0);
  EXPECT_EQ(safe.table().At(0, "with").state, CellState::kSuppressed);
  EXPECT_EQ(safe.table().At(0, "without").state, CellState::kSuppressed);
  EXPECT_EQ(safe.table().At(1, "without").number(), 250.0);
}

TEST(Protect, InternalUseSeesTheNumbersAsTheyAre) {
  const auto safe = Protect(Counts(3.2), Policy::For(Audience::kInternal));
  EXPECT_EQ(safe.table().At(0, "clients").number(), 3.2);
}

TEST(Protect, ACountThatIsMissingStaysMissing) {
  ResultTable table = Counts(50);
  table.rows[0][1] = Cell::None(CellState::kHidden);
  const auto safe = Protect(table, Policy::For(Audience::kPublic));
  EXPECT_EQ(safe.table().At(0, "clients").state, CellState::kHidden);
}

TEST(Protect, ACountThatIsWithheldTakesWhatIsDerivedFromItAlong) {
  ResultTable table = Counts(50);
  table.rows[0][1] = Cell::None(CellState::kHidden);
  const auto safe = Protect(table, Policy::For(Audience::kPublic));
  for (const char* column : {"clients_low", "clients_high", "eur_per_client"}) {
    EXPECT_EQ(safe.table().At(0, column).state, CellState::kSuppressed) << column;
  }
  const auto all = Protect(table, Policy::For(Audience::kInternal));
  EXPECT_TRUE(all.table().At(0, "eur_per_client").has_value());
}

TEST(ProtectDeathTest, AGuardMustBeACountOfPersons) {
  ResultTable table = Counts(50);
  table.columns[4].guarded_by = "eur";
  EXPECT_DEATH(Protect(table, Policy::For(Audience::kPublic)), "person_count");
}

static_assert(!std::is_constructible_v<PublishableTable, ResultTable, Policy>,
              "only Protect makes a PublishableTable");

}  // namespace
}  // namespace doelmaat::disclosure
