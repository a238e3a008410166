#include "report/finding.h"

#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/language.h"
#include "disclosure/publishable_table.h"
#include "report/pages.h"
#include "report/report_fixture.h"

namespace doelmaat::report {
namespace {

Record UnitOf(const RunTables& run, const char* id) {
  return *FindRecord(run.Table("units"), "id", id);
}

TEST(Finding, NamesAClassWithItsShareScoreAndMargin) {
  const RunTables run = MakeFixture();
  const std::string sentence = FindingSentence(UnitOf(run, "GM0002"));
  EXPECT_NE(sentence.find("is waarschijnlijk hoog: 81% van de herhaalde berekeningen"),
            std::string::npos)
      << sentence;
  EXPECT_NE(sentence.find("marge 0,"), std::string::npos) << sentence;
  EXPECT_EQ(ShortFinding(UnitOf(run, "GM0002")), "waarschijnlijk hoog (81%)");
}

// The unit of the fixture, with other figures in these columns.
Record Changed(RunTables* run, const std::map<std::string, result::Cell>& cells) {
  result::ResultTable table = run->tables.at("units").table();
  const std::size_t row = *table.FindRow("id", "GM0002");
  for (const auto& [column, cell] : cells) {
    if (!table.FindColumn(column).has_value()) {
      table.columns.push_back({.name = column, .unit = result::Unit::kEur});
      for (auto& each : table.rows) {
        each.push_back(result::Cell::None(result::CellState::kNotApplicable));
      }
    }
    table.rows[row][table.ColumnIndex(column)] = cell;
  }
  run->tables.insert_or_assign(
      "units",
      disclosure::Protect(table, disclosure::Policy::For(disclosure::Audience::kInternal)));
  return UnitOf(*run, "GM0002");
}

TEST(Finding, SaysThatAClassIsNotCertainBelowTwoThirds) {
  RunTables run = MakeFixture();
  const auto with = [&](double high) {
    return Changed(&run,
                   {{"share_high", result::Cell::Number(high)},
                    {"share_middle", result::Cell::Number(1.0 - high)},
                    {"share_low", result::Cell::Number(0.0)}});
  };
  const std::string leaning = FindingSentence(with(0.66));
  EXPECT_NE(leaning.find("is eerder hoog dan iets anders, maar zeker is dat niet: 66%"),
            std::string::npos)
      << leaning;
  EXPECT_EQ(ShortFinding(with(0.66)), "eerder hoog (66%)");
  EXPECT_EQ(ShortFinding(with(0.67)), "waarschijnlijk hoog (67%)");
}

TEST(Finding, NamesNoClassOfAUnitBeyondTheFrontier) {
  RunTables run = MakeFixture();
  const result::Cell none = result::Cell::None(result::CellState::kNotApplicable);
  const Record unit = Changed(&run,
                              {{"share_low", none},
                               {"share_middle", none},
                               {"share_high", none},
                               {"beyond_frontier", result::Cell::Integer(1)}});
  EXPECT_NE(FindingSentence(unit).find("krijgt geen gecorrigeerde score en geen klasse"),
            std::string::npos);
  EXPECT_EQ(ShortFinding(unit), "geen score");
}

TEST(Finding, SaysWhyAScoreIsNotThereInsteadOfAMargin) {
  RunTables run = MakeFixture();
  const result::Cell hidden = result::Cell::None(result::CellState::kSuppressed);
  const std::string sentence = FindingSentence(
      Changed(&run, {{"bias_corrected", hidden}, {"ci90_low", hidden}, {"ci90_high", hidden}}));
  EXPECT_NE(sentence.find("(score: afgeschermd)."), std::string::npos) << sentence;
}

TEST(Finding, SaysThatTheNumberOfYoungPeopleJumped) {
  RunTables run = MakeFixture();
  EXPECT_EQ(ClientJumpSentence(UnitOf(run, "GM0002")), "");
  const auto with = [&](double before, double now, int jump) {
    return ClientJumpSentence(Changed(&run,
                                      {{"clients", result::Cell::Number(now)},
                                       {"previous_clients", result::Cell::Number(before)},
                                       {"jump_in_clients", result::Cell::Integer(jump)}}));
  };
  EXPECT_EQ(with(3405, 4885, 0), "");
  EXPECT_NE(with(3405, 4885, 1).find("4.885 (43% meer)"), std::string::npos) << with(3405, 4885, 1);
  EXPECT_NE(with(1000, 680, 1).find("680 (32% minder)"), std::string::npos) << with(1000, 680, 1);
  EXPECT_EQ(ClientJumpSentence(
                Changed(&run, {{"clients", result::Cell::None(result::CellState::kSuppressed)}})),
            "");
}

TEST(Finding, SaysWhatLocalTeamsCostAndWhenThatIsFarFromOthers) {
  RunTables run = MakeFixture();
  EXPECT_EQ(TeamsSentence(UnitOf(run, "GM0002")), "");
  const auto with = [&](double own, double median) {
    return TeamsSentence(
        Changed(&run,
                {{"teams_eur_per_inhabitant", result::Cell::Number(own)},
                 {"peer_median_teams_eur_per_inhabitant", result::Cell::Number(median)}}));
  };
  EXPECT_NE(with(221, 60).find("Dat is meer dan het dubbele"), std::string::npos);
  EXPECT_NE(with(20, 60).find("Dat is minder dan de helft"), std::string::npos);
  EXPECT_EQ(with(90, 60).find("Dat is"), std::string::npos);
  EXPECT_NE(with(90, 60).find("per inwoner uit, tegen"), std::string::npos);
}

TEST(Finding, SaysSoWhenNoClassHasHalfOfTheReplications) {
  const RunTables run = MakeFixture();
  const std::string sentence = FindingSentence(UnitOf(run, "GM0003"));
  EXPECT_NE(sentence.find("is niet te zeggen of die laag, middelmatig of hoog is"),
            std::string::npos)
      << sentence;
  EXPECT_NE(sentence.find("(laag 30%, middelmatig 40%, hoog 30%;"), std::string::npos) << sentence;
  EXPECT_EQ(ShortFinding(UnitOf(run, "GM0003")), "niet te zeggen");
}

// The map colours by the code: by the name it would have one colour in English.
TEST(Finding, OfAClassHasTheSameCodeInEveryLanguage) {
  const RunTables run = MakeFixture();
  base::Speak(base::Language::kEnglish);
  const auto clear = ClearClass(UnitOf(run, "GM0002"));
  const std::string page = NationalPage(run);
  base::Speak(base::Language::kDutch);
  ASSERT_TRUE(clear.has_value());
  EXPECT_EQ(clear->code, "hoog");
  EXPECT_EQ(clear->name, "high");
  // What the legend of the map says of the class: a number.
  const auto count = [](const std::string& of, const std::string& word) {
    const std::size_t at = of.find(">" + word + ": ");
    return at == std::string::npos ? "" : of.substr(at + word.size() + 3, 2);
  };
  const std::string high = count(page, "high");
  ASSERT_FALSE(high.empty());
  EXPECT_GE(high.front(), '1');
  EXPECT_LE(high.front(), '9');
  EXPECT_EQ(high, count(NationalPage(run), "hoog"));
}

TEST(Finding, WithoutSharesThereIsNoScore) {
  result::ResultTable table;
  table.columns = {{.name = "name"}};
  table.rows = {{result::Cell::Text("Dorp")}};
  EXPECT_EQ(FindingSentence(Record(table, 0)), "Voor Dorp is geen score berekend.");
}

result::ResultTable TableOf(const std::vector<std::pair<const char*, double>>& cells) {
  result::ResultTable table;
  table.rows.emplace_back();
  for (const auto& [name, value] : cells) {
    table.columns.push_back({.name = name, .unit = result::Unit::kScore});
    table.rows.front().push_back(result::Cell::Number(value));
  }
  return table;
}

TEST(Finding, MarginAndSharesContradictWhenTheyPointToOtherClasses) {
  RunTables run;
  run.tables.emplace(
      "model",
      disclosure::Protect(TableOf({{"class_limit_low", 0.7}, {"class_limit_high", 0.8}}),
                          disclosure::Policy::For(disclosure::Audience::kInternal)));
  struct Case {
    double score, low, high;
    double share_low, share_middle, share_high;
    bool contradicts;
  };
  for (const Case& each : std::initializer_list<Case>{
           {0.75, 0.72, 0.79, 0.05, 0.90, 0.05, false},  // a margin of 90% leaves a tenth
           {0.75, 0.72, 0.79, 0.11, 0.89, 0.00, true},
           {0.75, 0.72, 0.80, 0.05, 0.80, 0.15, false},  // from 0.80 on it is high
           {0.75, 0.70, 0.79, 0.11, 0.89, 0.00, true},   // from 0.70 on it is not low
           {0.79, 0.72, 0.84, 0.00, 0.45, 0.55, true},   // named high, score in the middle
           {0.79, 0.72, 0.84, 0.06, 0.49, 0.45, false}}) {
    const result::ResultTable unit = TableOf({{"bias_corrected", each.score},
                                              {"ci90_low", each.low},
                                              {"ci90_high", each.high},
                                              {"share_low", each.share_low},
                                              {"share_middle", each.share_middle},
                                              {"share_high", each.share_high}});
    EXPECT_EQ(MarginContradictsShares(run, Record(unit, 0)), each.contradicts)
        << each.score << " " << each.share_low << " " << each.share_high;
    EXPECT_FALSE(MarginContradictsShares(RunTables{}, Record(unit, 0)));
  }
  const result::ResultTable bare = TableOf({{"bias_corrected", 0.75}, {"share_low", 1.0}});
  EXPECT_FALSE(MarginContradictsShares(run, Record(bare, 0)));
}

TEST(SpendSentence, ComparesWithTheMedianAndTheMiddleHalf) {
  result::ResultTable table;
  table.columns = {{.name = "name"},
                   {.name = "eur_per_client", .unit = result::Unit::kEurPerClient},
                   {.name = "peer_median_eur_per_client", .unit = result::Unit::kEurPerClient},
                   {.name = "peer_q1_eur_per_client", .unit = result::Unit::kEurPerClient},
                   {.name = "peer_q3_eur_per_client", .unit = result::Unit::kEurPerClient}};
  using result::Cell;
  table.rows = {{Cell::Text("Dorp"),
                 Cell::Number(15000.0),
                 Cell::Number(12000.0),
                 Cell::Number(11000.0),
                 Cell::Number(13000.0)}};
  EXPECT_EQ(SpendSentence(Record(table, 0), Measure::kPerClient, 20),
            "Per jongere met jeugdzorg gaf Dorp €\u00a015.000 uit: 25% meer dan de mediaan van 20 "
            "vergelijkbare gemeenten (€\u00a012.000). Dat ligt boven de middelste helft van die "
            "gemeenten (€\u00a011.000 tot €\u00a013.000).");
}

TEST(Check, PassesOnlyWhenEveryPartPasses) {
  EXPECT_EQ(CheckPassed(MakeFixture({.check_passed = true})), true);
  EXPECT_EQ(CheckPassed(MakeFixture({.check_passed = false})), false);
  EXPECT_EQ(CheckPassed(MakeFixture({.optional_tables = false})), std::nullopt);
  EXPECT_NE(CheckFailures(MakeFixture()).find("niet scheef verdeeld"), std::string::npos);
}

}  // namespace
}  // namespace doelmaat::report
