#include "base/alike.h"

#include <gtest/gtest.h>

namespace doelmaat::base {
namespace {

using Names = std::vector<std::string>;

const Names kMunicipalities = {"Utrecht",
                               "Utrechtse Heuvelrug",
                               "Dordrecht",
                               "Bergen (L.)",
                               "Bergen (NH.)",
                               "Bergen op Zoom",
                               "Berg en Dal",
                               "Súdwest-Fryslân",
                               "Noardeast-Fryslân",
                               "'s-Gravenhage",
                               "Ede",
                               "Epe"};

TEST(SameName, TakesNoNoticeOfAccentsAndCapitals) {
  EXPECT_TRUE(SameName("SUDWEST-fryslan", "Súdwest-Fryslân"));
  EXPECT_TRUE(SameName("", ""));
  EXPECT_FALSE(SameName("Sudwest Fryslan", "Súdwest-Fryslân"));
  EXPECT_FALSE(SameName("Bergen", "Bergen (L.)"));
}

TEST(Folded, LeavesWhatIsNoLatinLetterAsItIs) {
  EXPECT_EQ(Folded("ÀÉÎÕÜÇÑ ß × 3,5 €"), "aeioucn ß × 3,5 €");
  EXPECT_EQ(Folded("\xC3"), "\xC3");  // cut off
}

TEST(Alike, FindsANameWithOneLetterMoreLessOrOther) {
  for (const char* typed : {"Utrect", "Utrechtt", "Utrekht", "Urtecht", "utrecht "}) {
    const Names found = Alike(typed, kMunicipalities);
    ASSERT_FALSE(found.empty()) << typed;
    EXPECT_EQ(found.front(), "Utrecht") << typed;
  }
}

TEST(Alike, TakesNoNoticeOfAccentsAndCapitals) {
  EXPECT_EQ(Alike("sudwest fryslan", kMunicipalities), Names{"Súdwest-Fryslân"});
  EXPECT_EQ(Alike("SÚDWEST-FRYSLÂN", kMunicipalities), Names{"Súdwest-Fryslân"});
  EXPECT_EQ(Alike("fryslan", kMunicipalities), (Names{"Súdwest-Fryslân", "Noardeast-Fryslân"}));
}

TEST(Alike, GivesAtMostThreeAndTheMostAlikeFirst) {
  EXPECT_EQ(Alike("bergen", kMunicipalities),
            (Names{"Bergen (L.)", "Bergen (NH.)", "Bergen op Zoom"}));
  EXPECT_EQ(Alike("bergen",
                  {"Haaksbergen", "Tubbergen", "Bergen (NH.)", "Bergen (L.)", "Bergen op Zoom"}),
            (Names{"Bergen (NH.)", "Bergen (L.)", "Bergen op Zoom"}));
  EXPECT_EQ(Alike("nl-202", {"england-2024", "nl-2021", "nl-2022", "nl-2023", "nl-vormen"}),
            (Names{"nl-2021", "nl-2022", "nl-2023"}));
  EXPECT_EQ(Alike("nl2022", {"nl-2021", "nl-2022", "nl-2023"}).front(), "nl-2022");
}

TEST(Alike, GivesNothingForWhatResemblesNothing) {
  EXPECT_EQ(Alike("Atlantis", kMunicipalities), Names{});
  EXPECT_EQ(Alike("", kMunicipalities), Names{});
  EXPECT_EQ(Alike("Utrecht", {}), Names{});
  // Two of three letters other is another name; one of three is not.
  EXPECT_EQ(Alike("Ude", kMunicipalities), Names{"Ede"});
}

TEST(Alike, CountsTwoLettersThatChangedPlacesOnce) {
  EXPECT_EQ(Alike("stcok", {"stock"}), Names{"stock"});
  EXPECT_EQ(Alike("xslx", {"csv", "ggm", "parquet", "tidy", "xlsx"}), Names{"xlsx"});
}

TEST(Meant, AsksWhichOneInWords) {
  EXPECT_EQ(Meant("Utrect", {"Utrecht"}), " Bedoelde u Utrecht?");
  EXPECT_EQ(Meant("nl-202", {"nl-2021", "nl-2022"}), " Bedoelde u nl-2021 of nl-2022?");
  EXPECT_EQ(Meant("abc", {"abca", "abcb", "abcd"}), " Bedoelde u abca, abcb of abcd?");
  EXPECT_EQ(Meant("Atlantis", {"Utrecht"}), "");
}

}  // namespace
}  // namespace doelmaat::base
