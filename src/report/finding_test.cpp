#include "report/finding.h"

#include <string>

#include <gtest/gtest.h>

#include "base/language.h"
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
  EXPECT_NE(sentence.find("is waarschijnlijk hoog: 81% van de herhalingen"), std::string::npos)
      << sentence;
  EXPECT_NE(sentence.find("marge 0,"), std::string::npos) << sentence;
  EXPECT_EQ(ShortFinding(UnitOf(run, "GM0002")), "waarschijnlijk hoog (81%)");
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
