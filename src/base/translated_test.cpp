#include "base/translated.h"

#include <gtest/gtest.h>

#include "base/language.h"
#include "base/number_text.h"
#include "base/text.h"

namespace doelmaat::base {
namespace {

// The process speaks English while a test of this kind runs.
class InEnglish : public testing::Test {
 protected:
  void SetUp() override { Speak(Language::kEnglish); }
  void TearDown() override { Speak(Language::kDutch); }
};

TEST(LanguageOf, KnowsTwoCodesAndNothingElse) {
  EXPECT_EQ(LanguageOf("nl"), Language::kDutch);
  EXPECT_EQ(LanguageOf("en"), Language::kEnglish);
  for (const char* other : {"", "EN", "en_GB", "english"}) {
    EXPECT_FALSE(LanguageOf(other).has_value()) << other;
  }
  EXPECT_EQ(LanguageCode(Language::kDutch), "nl");
  EXPECT_EQ(LanguageCode(Language::kEnglish), "en");
}

TEST(Speak, DutchIsSpokenUntilItIsSaidOtherwise) {
  EXPECT_EQ(SpokenLanguage(), Language::kDutch);
  EXPECT_EQ(Translated("Aantal jongeren"), "Aantal jongeren");
  EXPECT_EQ(TranslatedWord("laag"), "laag");
  EXPECT_EQ(TranslatedUnit("eur/maand"), "eur/maand");
  EXPECT_EQ(FormatNumber(1234.5, 2, NumberStyle::kSpoken), "1.234,50");
}

TEST_F(InEnglish, TextsAndNumbersAreEnglish) {
  EXPECT_EQ(Say("file.not_found", {{"file", "a.csv"}}),
            "File not found: a.csv. Check the name and the folder.");
  EXPECT_EQ(FormatNumber(1234567.891, 2, NumberStyle::kSpoken), "1,234,567.89");
  EXPECT_EQ(FormatInteger(-12345, NumberStyle::kSpoken), "-12,345");
  EXPECT_EQ(FormatExact(0.25, NumberStyle::kSpoken), "0.25");
  EXPECT_EQ(FormatNumber(1234.5, 1, NumberStyle::kDutch), "1.234,5");
  EXPECT_EQ(FormatNumber(1234.5, 1, NumberStyle::kMachine), "1234.5");
}

TEST_F(InEnglish, WhatIsKeptIsDutch) {
  const KeptTexts kept;
  EXPECT_EQ(Say("excluded.split").substr(0, 11), "de gemeente");
  EXPECT_EQ(FormatNumber(0.5, 1, NumberStyle::kSpoken), "0,5");
}

TEST_F(InEnglish, AWholeTextOfTheCatalogueIsTranslated) {
  EXPECT_EQ(Translated("Aantal jongeren"), "Number of young people");
  EXPECT_EQ(Translated("kopie op commit 475e5a1b"), "copy at commit 475e5a1b");
}

TEST_F(InEnglish, AKeptTextIsTranslatedWithItsValues) {
  EXPECT_EQ(
      Translated("de uitgaven per jongere in de gemeente over 2022 zijn € 12.345, zo ver boven "
                 "die van andere gemeenten dat zij waarschijnlijk ook voor andere gemeenten "
                 "boekt."),
      "spending per young inhabitant in 2022 was €12,345, so far above that of other "
      "municipalities that it probably books for other municipalities too.");
  EXPECT_EQ(Translated("€ 1.250 mln (marge € 900 mln tot € 1.500 mln)"),
            "€1,250 million (margin €900 million to €1,500 million)");
  EXPECT_EQ(Translated("0,84; gecorrigeerd voor vertekening 0,79"),
            "0.84; corrected for bias 0.79");
}

// Every text that runs keep comes back in English with its values in their places.
TEST_F(InEnglish, EveryKeptTextFindsItsEnglish) {
  for (const std::string& key : TextKeys()) {
    const bool kept = key.starts_with("excluded.") || key.starts_with("note.") ||
                      key.starts_with("reference.") || key.starts_with("variant.") ||
                      key.starts_with("column.") || key.starts_with("table.") ||
                      key.starts_with("spending_group.") || key.starts_with("sub_field.");
    if (!kept) {
      continue;
    }
    std::string dutch = TextIn(Language::kDutch, key);
    std::string english = TextIn(Language::kEnglish, key);
    for (std::string* text : {&dutch, &english}) {
      for (std::size_t open = text->find('{'); open != std::string::npos; open = text->find('{')) {
        const std::size_t close = text->find('}', open);
        text->replace(open, close + 1 - open, "<" + text->substr(open + 1, close - open - 1) + ">");
      }
    }
    EXPECT_EQ(Translated(dutch), english) << key;
  }
}

TEST_F(InEnglish, WhatIsNotKnownStays) {
  for (const char* name : {"", "'s-Hertogenbosch", "GM0344", "Mijn eigen maatregel", "2022"}) {
    EXPECT_EQ(Translated(name), name);
    EXPECT_EQ(TranslatedWord(name), name);
  }
}

TEST_F(InEnglish, CodesAndUnitsAreWordsToo) {
  EXPECT_EQ(TranslatedWord("middelmatig"), "medium");
  EXPECT_EQ(Translated("middelmatig"), "middelmatig");
  EXPECT_EQ(TranslatedUnit("eur/maand"), "eur/month");
  EXPECT_EQ(TranslatedUnit("1/traject"), "1/trajectory");
}

}  // namespace
}  // namespace doelmaat::base
