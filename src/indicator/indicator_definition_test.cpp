#include "indicator/indicator_definition.h"

#include <cctype>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::indicator {
namespace {

constexpr const char* kGood =
    "-- title: Titel\n"
    "-- english: Title\n"
    "-- definition: Wat het is\n"
    "--   en verder.\n"
    "-- polarity: none\n"
    "-- source: ergens\n"
    "-- estimate: ratio 30.4375\n"
    "-- needs: trajectory\n"
    "-- column: municipality key : Gemeente\n"
    "-- column: units trajectories parts_of=all : Aantal: trajecten\n"
    "-- column: value cents guarded_by=units : Per maand\n"
    "-- column: low share guarded_by=units low_of=late/units : Van\n"
    "-- column: high decimal guarded_by=units high_of=units : Tot\n"
    "SELECT 1\n"
    "-- not: of the header\n";

std::string Replaced(std::string text, const std::string& what, const std::string& by) {
  return text.replace(text.find(what), what.size(), by);
}

TEST(ParseIndicator, ReadsTheHeader) {
  const IndicatorDefinition definition = ParseIndicator("sql/indicator/price.sql", kGood);
  EXPECT_EQ(definition.id, "price");
  EXPECT_EQ(definition.title, "Titel");
  EXPECT_EQ(definition.definition, "Wat het is en verder.");
  EXPECT_EQ(definition.estimate, EstimateKind::kRatio);
  EXPECT_DOUBLE_EQ(definition.scale, 30.4375);
  ASSERT_EQ(definition.columns.size(), 5U);
  EXPECT_EQ(definition.columns[1].kind, ColumnKind::kTrajectories);
  EXPECT_EQ(definition.columns[1].parts_of, "all");
  EXPECT_EQ(definition.columns[1].label, "Aantal: trajecten");
  EXPECT_EQ(definition.columns[1].end, IntervalEnd::kNone);
  EXPECT_EQ(definition.columns[3].end, IntervalEnd::kLow);
  EXPECT_EQ(definition.columns[3].counted, "late");
  EXPECT_EQ(definition.columns[3].total, "units");
  EXPECT_EQ(definition.columns[4].end, IntervalEnd::kHigh);
  EXPECT_EQ(definition.columns[4].total, "");
  EXPECT_EQ(definition.columns[2].guarded_by, "units");
  EXPECT_EQ(definition.KeyNames(), std::vector<std::string>{"municipality"});
}

TEST(ParseIndicator, ReadsHowAReportShowsIt) {
  const std::string shown =
      "-- needs: trajectory\n"
      "-- grip: 3\n"
      "-- summary: 2\n"
      "-- reading: Er liepen {units} trajecten\n"
      "--   van {value~}.\n"
      "-- reading: Er liepen er {units}.{-value}\n"
      "-- at: municipality GM0384\n"
      "-- card: units : Trajecten\n"
      "-- chart: bars municipality units\n"
      "-- column: value_low cents guarded_by=units : Van\n"
      "-- column: value_high cents guarded_by=units share_of=units : Tot\n";
  const IndicatorDefinition definition =
      ParseIndicator("sql/indicator/price.sql", Replaced(kGood, "-- needs: trajectory\n", shown));
  EXPECT_EQ(definition.grip, 3);
  EXPECT_EQ(definition.summary, 2);
  ASSERT_EQ(definition.readings.size(), 2U);
  EXPECT_EQ(definition.readings[0], "Er liepen {units} trajecten van {value~}.");
  EXPECT_EQ(definition.at_value, "GM0384");
  EXPECT_EQ(definition.cards.at(0).label, "Trajecten");
  EXPECT_EQ(definition.charts.at(0).measures, std::vector<std::string>{"units"});
  EXPECT_EQ(definition.columns[1].share_of, "units");
  for (const auto& [what, by] : std::vector<std::pair<std::string, std::string>>{
           {"grip: 3", "grip: 7"},
           {"grip: 3", "grip: drie"},
           {"{units} trajecten", "{youths} trajecten"},
           {"{value~}", "{units~}"},
           {"card: units", "card: youths"},
           {"card: units : ", "card: units "},
           {"at: municipality", "at: nowhere"},
           {"bars municipality units", "pie municipality units"},
           {"bars municipality units", "bars municipality"},
           {"bars municipality units", "bars municipality youths"},
           {"share_of=units", "share_of=youths"}}) {
    const std::string bad = Replaced(kGood, "-- needs: trajectory\n", Replaced(shown, what, by));
    EXPECT_THROW(ParseIndicator("sql/indicator/price.sql", bad), Error) << by;
  }
}

TEST(ParseIndicator, RefusesWhatItDoesNotKnow) {
  for (const auto& [what, by] : std::vector<std::pair<std::string, std::string>>{
           {"-- title: Titel\n", ""},
           {"-- polarity: none\n", "-- polarity: none\n-- colour: red\n"},
           {"units trajectories", "units youths"},
           {"parts_of=all", "part=all"},
           {"key : Gemeente", "key Gemeente"},
           {"ratio 30.4375", "ratio minus"},
           {"ratio 30.4375", "mean"}}) {
    EXPECT_THROW(ParseIndicator("sql/indicator/price.sql", Replaced(kGood, what, by)), Error) << by;
  }
}

TEST(ParseIndicator, AnAmountForEachOfACountSaysOfWhich) {
  const std::string mean = Replaced(kGood,
                                    "SELECT 1",
                                    "-- column: eur_per_unit cents "
                                    "guarded_by=units mean_over=units : Elk\n"
                                    "-- column: used share guarded_by=units "
                                    "of_amounts : Gebruikt\nSELECT 1");
  const IndicatorDefinition definition = ParseIndicator("sql/indicator/price.sql", mean);
  EXPECT_EQ(definition.columns[5].mean_over, "units");
  EXPECT_TRUE(definition.columns[6].of_amounts);
  for (const auto& [what, by] : std::vector<std::pair<std::string, std::string>>{
           {"mean_over=units ", ""},
           {"mean_over=units", "mean_over=late"},
           {"cents guarded_by=units mean_over", "cents of_amounts guarded_by=units mean_over"}}) {
    EXPECT_THROW(ParseIndicator("sql/indicator/price.sql", Replaced(mean, what, by)), Error) << by;
  }
}

// What says something of few persons must be hidden with their number.
TEST(ParseIndicator, RefusesANumberThatNoCountGuards) {
  EXPECT_THROW(ParseIndicator("sql/indicator/price.sql", Replaced(kGood, "guarded_by=units ", "")),
               Error);
  EXPECT_THROW(ParseIndicator("sql/indicator/price.sql",
                              Replaced(kGood, "guarded_by=units", "guarded_by=municipality")),
               Error);
}

TEST(Indicators, AreAllReadAndFoundByTheirId) {
  const std::vector<IndicatorDefinition> all = Indicators();
  ASSERT_GE(all.size(), 14U);
  EXPECT_EQ(FindIndicator(all.front().id).title, all.front().title);
  EXPECT_THROW(FindIndicator("nothing"), Error);
}

// A reader of a report knows no ids and no files of ours.
TEST(Indicators, NameNoOtherIndicatorByItsIdNorAFile) {
  const std::vector<IndicatorDefinition> all = Indicators();
  const auto has_word = [](const std::string& text, const std::string& word) {
    const auto letter = [&](std::size_t at) {
      return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 ||
                                  text[at] == '_' || text[at] == '{');
    };
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      if ((at == 0 || !letter(at - 1)) && !letter(at + word.size())) {
        return true;
      }
    }
    return false;
  };
  for (const IndicatorDefinition& definition : all) {
    const std::string said = definition.title + " " + definition.definition;
    EXPECT_EQ(definition.source.find("docs/"), std::string::npos) << definition.id;
    for (const IndicatorDefinition& other : all) {
      EXPECT_FALSE(has_word(said, other.id)) << definition.id << " names " << other.id;
    }
  }
}

}  // namespace
}  // namespace doelmaat::indicator
