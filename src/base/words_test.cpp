#include "base/words.h"

#include <gtest/gtest.h>

#include "base/language.h"
#include "base/text.h"

namespace doelmaat::base {
namespace {

const Words kEngland = {{"nl", "gemeente", "lokale overheid"},
                        {"nl", "gemeenten", "lokale overheden"},
                        {"nl", "vergelijkbare gemeenten", "statistische buren"},
                        {"en", "municipality", "local authority"},
                        {"", "€", "£"},
                        {"nl", "@report.cell.missing", "geen cijfer"}};

TEST(Words, ReplaceWholeWordsOnlyAndKeepTheCapital) {
  const SpokenWords spoken(kEngland);
  EXPECT_EQ(InWords("Gemeente X is een gemeente."), "Lokale overheid X is een lokale overheid.");
  EXPECT_EQ(InWords("gemeentelijst, gemeentën"), "gemeentelijst, gemeentën");
}

TEST(Words, TheLongestCounts) {
  const SpokenWords spoken(kEngland);
  EXPECT_EQ(InWords("de vergelijkbare gemeenten en andere gemeenten"),
            "de statistische buren en andere lokale overheden");
}

TEST(Words, SignsNeedNoBorder) {
  const SpokenWords spoken(kEngland);
  EXPECT_EQ(InWords("€\u00a01.234 en €5"), "£\u00a01.234 en £5");
}

TEST(Words, NamesForMachinesTakeWordsOfBothLanguagesOnly) {
  const Words pounds = {{"", "eur", "gbp"}, {"nl", "spend", "uitgaven"}};
  const SpokenWords spoken(pounds);
  EXPECT_EQ(NameInWords("spend_eur"), "spend_gbp");
  EXPECT_EQ(NameInWords("eur_per_client"), "gbp_per_client");
  EXPECT_EQ(NameInWords("neural"), "neural");
}

TEST(Words, NamesOfFilesAndColumnsStay) {
  const SpokenWords spoken(kEngland);
  EXPECT_EQ(InWords("zoals data/nl/gemeente.toml, of gemeente/GM0001.html."),
            "zoals data/nl/gemeente.toml, of gemeente/GM0001.html.");
  EXPECT_EQ(InWords("gemeente.csv en gemeente_code"), "gemeente.csv en gemeente_code");
  EXPECT_EQ(InWords("Van een gemeente."), "Van een lokale overheid.");
}

TEST(Words, NamesOfValuesStay) {
  const Words words = {{"nl", "name", "naam"}};
  const SpokenWords spoken(words);
  EXPECT_EQ(InWords("{name} is a name"), "{name} is a naam");
}

TEST(Words, HoldForTheLanguageOfTheProcess) {
  const SpokenWords spoken(kEngland);
  EXPECT_EQ(InWords("a municipality"), "a municipality");  // the tests speak Dutch
}

TEST(Words, ATextAsAWholeTakesThePlaceOfItsKey) {
  EXPECT_EQ(Say("report.cell.missing"), "onbekend");
  const SpokenWords spoken(kEngland);
  EXPECT_EQ(Say("report.cell.missing"), "geen cijfer");
}

TEST(Words, ChangeNoValueThatIsFilledIn) {
  const SpokenWords spoken(kEngland);
  EXPECT_EQ(Say("report.excluded.choice_none"), Say("report.excluded.choice_none"));
  EXPECT_NE(Say("report.finding.none", {{"name", "Dorp gemeente"}}).find("Dorp gemeente"),
            std::string::npos);
}

TEST(Words, WhatIsKeptKeepsTheUsualWords) {
  const SpokenWords spoken(kEngland);
  const KeptTexts kept;
  EXPECT_EQ(InWords("gemeente"), "gemeente");
  EXPECT_EQ(Say("report.cell.missing"), "onbekend");
}

TEST(Words, EndWithTheirScope) {
  { const SpokenWords spoken(kEngland); }
  EXPECT_EQ(InWords("gemeente"), "gemeente");
}

}  // namespace
}  // namespace doelmaat::base
