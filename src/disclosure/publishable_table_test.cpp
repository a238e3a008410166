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

ResultTable ByForm(const std::vector<double>& counts) {
  ResultTable table{
      "forms",
      "",
      {{.name = "municipality", .role = ColumnRole::kKey},
       {.name = "form", .role = ColumnRole::kKey, .adds_up = result::AddsUp::kOverRows},
       {.name = "clients", .person_count = true},
       {.name = "eur", .guarded_by = "clients"}},
      {},
      {}};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    table.rows.push_back({Cell::Text("GM0001"),
                          Cell::Text("form " + std::to_string(i)),
                          Cell::Number(counts[i]),
                          Cell::Number(100 * counts[i])});
  }
  return table;
}

std::vector<std::size_t> HiddenRows(const PublishableTable& safe, const char* column) {
  std::vector<std::size_t> hidden;
  for (std::size_t r = 0; r < safe.table().rows.size(); ++r) {
    if (safe.table().At(r, column).state == CellState::kSuppressed) {
      hidden.push_back(r);
    }
  }
  return hidden;
}

// The total less the rows that are shown must be of at least the minimum, and of two rows.
TEST(Protect, ASmallNumberCannotBeFoundFromTheTotalOfItsRows) {
  const Policy policy = Policy::For(Audience::kCouncil);
  struct Case {
    std::vector<double> counts;
    std::vector<std::size_t> hidden;
  };
  for (const auto& [counts, hidden] : std::vector<Case>{{{100, 50, 20}, {}},
                                                        {{100, 3, 50, 20}, {1, 3}},
                                                        {{100, 3, 4, 20}, {1, 2, 3}},
                                                        {{100, 6, 7, 20}, {1, 2}},
                                                        {{100, 0, 20}, {1, 2}},
                                                        {{3, 40}, {0, 1}},
                                                        {{3}, {0}}}) {
    const auto safe = Protect(ByForm(counts), policy);
    EXPECT_EQ(HiddenRows(safe, "clients"), hidden) << counts.size();
    EXPECT_EQ(HiddenRows(safe, "eur"), hidden) << counts.size();
  }
  EXPECT_TRUE(
      HiddenRows(Protect(ByForm({100, 3}), Policy::For(Audience::kInternal)), "clients").empty());
}

TEST(Protect, MonthsAddUpWithinTheirYear) {
  ResultTable table = ByForm({40, 3, 30, 50, 60});
  table.columns[1].adds_up = result::AddsUp::kWithinYear;
  const char* months[] = {"2024-11", "2024-12", "2025-01", "2025-02", "2025-03"};
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    table.rows[r][1] = Cell::Text(months[r]);
  }
  const auto safe = Protect(table, Policy::For(Audience::kPublic));
  EXPECT_EQ(HiddenRows(safe, "clients"), (std::vector<std::size_t>{0, 1}));
}

// Rows that are hidden for the total take the other parts of their row along, in every column.
TEST(Protect, RowsAndPartsAreHiddenUntilNothingFollows) {
  ResultTable table = ByForm({40, 30, 20});
  table.columns.push_back({.name = "in", .person_count = true, .parts_of = "flow"});
  table.columns.push_back({.name = "out", .person_count = true, .parts_of = "flow"});
  const double in[] = {15, 4, 30};
  const double out[] = {50, 60, 12};
  for (std::size_t r = 0; r < 3; ++r) {
    table.rows[r].push_back(Cell::Number(in[r]));
    table.rows[r].push_back(Cell::Number(out[r]));
  }
  const auto safe = Protect(table, Policy::For(Audience::kPublic));
  EXPECT_TRUE(HiddenRows(safe, "clients").empty());
  EXPECT_EQ(HiddenRows(safe, "in"), (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(HiddenRows(safe, "out"), (std::vector<std::size_t>{0, 1}));
}

TEST(Protect, AShareIsShownInStepsOfEnoughPersons) {
  const auto shown = [](double share, double count, Audience audience) {
    ResultTable table{"curve",
                      "",
                      {{.name = "at_risk", .person_count = true},
                       {.name = "share", .guarded_by = "at_risk", .share_of = "at_risk"},
                       {.name = "share_low",
                        .role = ColumnRole::kLow,
                        .of = "share",
                        .guarded_by = "at_risk",
                        .share_of = "at_risk"}},
                      {{Cell::Number(count), Cell::Number(share), Cell::Number(share)}},
                      {}};
    return Protect(table, Policy::For(audience)).table();
  };
  EXPECT_NEAR(*shown(0.4567, 600, Audience::kPublic).At(0, "share").number(), 0.46, 1e-12);
  EXPECT_NEAR(*shown(0.4567, 100, Audience::kPublic).At(0, "share").number(), 0.45, 1e-12);
  EXPECT_NEAR(*shown(0.4567, 60, Audience::kPublic).At(0, "share").number(), 0.5, 1e-12);
  EXPECT_NEAR(*shown(0.4567, 60, Audience::kPublic).At(0, "share_low").number(), 0.4, 1e-12);
  EXPECT_NEAR(*shown(0.3, 60, Audience::kPublic).At(0, "share_low").number(), 0.3, 1e-12);
  EXPECT_EQ(shown(0.4567, 30, Audience::kPublic).At(0, "share").state, CellState::kSuppressed);
  EXPECT_NEAR(*shown(0.4567, 30, Audience::kInternal).At(0, "share").number(), 0.4567, 1e-12);
}

TEST(Protect, AShareInWholePercentsShowsNoDigitsBehindTheComma) {
  ResultTable table = Counts(100);
  table.columns[4] = {.name = "share",
                      .unit = result::Unit::kShare,
                      .decimals = 1,
                      .guarded_by = "clients",
                      .share_of = "clients"};
  EXPECT_EQ(Protect(table, Policy::For(Audience::kPublic)).table().columns[4].decimals, 0);
  EXPECT_EQ(Protect(table, Policy::For(Audience::kInternal)).table().columns[4].decimals, 1);
}

// 59 trajectories of 231,288.26 in all: whoever divides finds the 60 that stands there.
TEST(Protect, AMeanBesideItsTotalGivesNoOtherCountThanTheOneShown) {
  const auto shown = [](double count, double total, const Policy& policy) {
    const double mean = total / count;
    const ResultTable table{
        "cost",
        "",
        {{.name = "trajectories", .person_count = true},
         {.name = "eur", .unit = result::Unit::kEur, .guarded_by = "trajectories"},
         {.name = "each", .guarded_by = "trajectories", .mean_over = "trajectories"},
         {.name = "each_low",
          .role = ColumnRole::kLow,
          .of = "each",
          .guarded_by = "trajectories",
          .mean_over = "trajectories"},
         {.name = "each_high",
          .role = ColumnRole::kHigh,
          .of = "each",
          .guarded_by = "trajectories",
          .mean_over = "trajectories"}},
        {{Cell::Number(count),
          Cell::Number(total),
          Cell::Number(mean),
          Cell::Number(mean - 500),
          Cell::Number(mean + 500)}},
        {}};
    return Protect(table, policy).table();
  };
  const Policy council = Policy::For(Audience::kCouncil);
  const ResultTable table = shown(59, 231288.26, council);
  EXPECT_EQ(table.At(0, "trajectories").number(), 60.0);
  EXPECT_EQ(table.At(0, "eur").number(), 231288.26);
  EXPECT_EQ(table.At(0, "each").number(), 3855.0);
  EXPECT_EQ(table.At(0, "each_low").number(), 3363.0);
  EXPECT_EQ(table.At(0, "each_high").number(), 4347.0);
  for (const double count : {58, 60, 61, 62}) {
    EXPECT_EQ(shown(count, 231288.26, council).At(0, "each").number(), 3855.0) << count;
  }
  EXPECT_EQ(shown(9, 900, council).At(0, "each").state, CellState::kSuppressed);
  EXPECT_EQ(shown(59, 59 * 12.25, Policy::For(Audience::kInternal)).At(0, "each").number(), 12.25);
  EXPECT_EQ(shown(2, 900, {.minimum_count = 1, .rounding_base = 5}).At(0, "each").state,
            CellState::kSuppressed);
}

// Bit for bit: 3 * 0.05 is not 0.15 but 0.15000000000000002, and a file would say so.
TEST(PublishableTable, RoundedShareIsTheDoubleNearestToItsDecimal) {
  const auto shown = [](double share, double count) {
    const ResultTable table = {
        "t",
        "",
        {{.name = "at_risk", .unit = result::Unit::kPersons, .person_count = true},
         {.name = "share", .guarded_by = "at_risk", .share_of = "at_risk"}},
        {{Cell::Number(count), Cell::Number(share)}},
        {}};
    return *Protect(table, Policy::For(Audience::kPublic)).table().At(0, "share").number();
  };
  for (const auto& [parts, count] : {std::pair(100, 600), {50, 300}, {20, 100}, {10, 60}}) {
    for (int steps = 0; steps <= parts; ++steps) {
      const double nearest = static_cast<double>(steps) / parts;
      EXPECT_EQ(shown(nearest, count), nearest) << steps << "/" << parts;
    }
  }
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

TEST(Protect, ThatNothingAppliesTellsOfASmallCountToo) {
  ResultTable table = Counts(3.0);
  table.rows[0][table.ColumnIndex("eur_per_client")] = Cell::None(CellState::kNotApplicable);
  const auto open = Protect(table, Policy::For(Audience::kInternal));
  EXPECT_EQ(open.table().At(0, "eur_per_client").state, CellState::kNotApplicable);
  const auto safe = Protect(table, Policy::For(Audience::kPublic));
  EXPECT_EQ(safe.table().At(0, "eur_per_client").state, CellState::kSuppressed);
}

TEST(Protect, WordsInPlaceOfACountAreWithheld) {
  ResultTable table = Counts(30.0);
  table.rows[0][table.ColumnIndex("clients_high")] = Cell::Text("een");
  const auto safe = Protect(table, Policy::For(Audience::kPublic));
  EXPECT_EQ(safe.table().At(0, "clients_high").state, CellState::kSuppressed);
  EXPECT_EQ(safe.table().At(0, "clients").number(), 30.0);
}

TEST(Protect, ACountWithAGuardIsJudgedByBoth) {
  const ResultTable table{
      "providers",
      "",
      {{.name = "id", .role = ColumnRole::kKey},
       {.name = "clients", .person_count = true},
       {.name = "lines", .person_count = true, .guarded_by = "clients"},
       {.name = "late_share", .guarded_by = "lines"}},
      {{Cell::Text("a"), Cell::Integer(3), Cell::Integer(40), Cell::Number(0.5)},
       {Cell::Text("b"), Cell::Integer(30), Cell::Integer(4), Cell::Number(0.5)},
       {Cell::Text("c"), Cell::Integer(30), Cell::Integer(41), Cell::Number(0.5)}},
      {}};
  const auto safe = Protect(table, Policy::For(Audience::kPublic));
  for (std::size_t row = 0; row < 2; ++row) {
    EXPECT_EQ(safe.table().At(row, "lines").state, CellState::kSuppressed) << row;
    EXPECT_EQ(safe.table().At(row, "late_share").state, CellState::kSuppressed) << row;
  }
  EXPECT_EQ(safe.table().At(0, "clients").state, CellState::kSuppressed);
  EXPECT_EQ(safe.table().At(1, "clients").number(), 30.0);
  EXPECT_EQ(safe.table().At(2, "lines").number(), 40.0);
  EXPECT_EQ(safe.table().At(2, "late_share").number(), 0.5);
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
