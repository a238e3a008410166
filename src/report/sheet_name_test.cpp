#include "report/sheet_name.h"

#include <gtest/gtest.h>

namespace doelmaat::report {
namespace {

TEST(SheetName, OfATitleThatFitsIsTheTitleInSignsThatSpreadsheetsAllow) {
  EXPECT_EQ(SheetName("Vergelijkbare gemeenten"), "Vergelijkbare gemeenten");
  EXPECT_EQ(SheetName("Regio's: uitgaven en potentieel"), "Regio's, uitgaven en potentieel");
  EXPECT_EQ(SheetName("a / b  [c]"), "a b c");
  EXPECT_EQ(SheetName("'s-Hertogenbosch 'anders'"), "s-Hertogenbosch 'anders");
}

TEST(SheetName, IsCutAtAWordAndEndsWithNothingThatWaitsForTheNext) {
  EXPECT_EQ(SheetName("Gemeenten: uitgaven, score en potentieel"), "Gemeenten, uitgaven, score");
  EXPECT_EQ(SheetName("Besparingspotentieel, drie maatstaven"), "Besparingspotentieel");
  EXPECT_EQ(SheetName("Officiële buren die ook bij ons vergelijkbaar zijn"), "Officiële buren");
  EXPECT_EQ(SheetName("Uitgaven in Nederland per jaar", 28), "Uitgaven in Nederland");
}

TEST(SheetName, OfOneLongWordIsCutBetweenCharacters) { EXPECT_EQ(SheetName("ëëëëë", 3), "ëëë"); }

}  // namespace
}  // namespace doelmaat::report
