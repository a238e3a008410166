#include "base/text.h"

#include <gtest/gtest.h>

namespace doelmaat::base {
namespace {

TEST(Say, FillsInNamedValues) {
  EXPECT_EQ(Say("file.not_found", {{"file", "a.csv"}}),
            "Bestand niet gevonden: a.csv. Controleer de naam en de map.");
}

TEST(Say, HasOneWordForOneAndOneForMore) {
  EXPECT_EQ(Say("app.exported", {{"files", "1"}, {"file", "a.xlsx"}}),
            "1 spreadsheet geschreven. Open: a.xlsx");
  EXPECT_EQ(Say("app.exported", {{"files", "21"}, {"file", "a.xlsx"}}),
            "21 spreadsheets geschreven. Open: a.xlsx");
}

TEST(SayDeathTest, AMissingValueIsABug) {
  EXPECT_DEATH(Say("file.not_found"), "file.not_found");
  EXPECT_DEATH(Say("no.such.key"), "no.such.key");
}

TEST(HasText, KnowsWhichKeysThereAre) {
  EXPECT_TRUE(HasText("file.not_found"));
  EXPECT_FALSE(HasText("file"));
}

TEST(Placeholders, AreTheNamesBetweenBracesEachOnce) {
  const std::vector<std::string> none;
  EXPECT_EQ(Placeholders("{b} of {a}, {b}"), (std::vector<std::string>{"b", "a"}));
  EXPECT_EQ(Placeholders("geen } ervan"), none);
  EXPECT_EQ(Placeholders(""), none);
  EXPECT_EQ(Placeholders("{a} en {open"), (std::vector<std::string>{"a", "{open"}));
  EXPECT_EQ(Placeholders("{"), (std::vector<std::string>{"{"}));
  EXPECT_EQ(Placeholders("{a|regel|regels} van {b|x|y}"), (std::vector<std::string>{"a", "b"}));
}

TEST(AskedInVain, AreTheNamesThatTheTextOfTheKeyDoesNotHave) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(AskedInVain("report.finding.none", "geen score"), Names{});
  EXPECT_EQ(AskedInVain("report.finding.none", "{name}: geen score, {name|a|b}"), Names{});
  EXPECT_EQ(AskedInVain("report.finding.none", "{x} {name} {margin}"), (Names{"x", "margin"}));
}

}  // namespace
}  // namespace doelmaat::base
