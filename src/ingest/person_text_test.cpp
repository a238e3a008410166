#include "ingest/person_text.h"

#include <gtest/gtest.h>

namespace doelmaat::ingest {
namespace {

TEST(PersonText, FindsABsnWithinOtherSigns) {
  for (const char* text :
       {"999900006", "a999900006b", "x-999900006", "20260131999900006", "99990000620260131"}) {
    EXPECT_TRUE(MayHoldBsn(text)) << text;
  }
  for (const char* text : {"",
                           "999900007",
                           "99990000",
                           "9999-00006",
                           "000000012",
                           "P-0001",
                           "1999900006",
                           "001999900006",
                           "12345678999900006"}) {
    EXPECT_FALSE(MayHoldBsn(text)) << text;
  }
}

TEST(PersonText, TakesTheWholeNumberOut) {
  EXPECT_EQ(WithoutBsn("jw323 999900006 en 20260131999900006x.xml"),
            "jw323 [verwijderd] en [verwijderd]x.xml");
  EXPECT_EQ(WithoutBsn("jw301-001400000699.xml"), "jw301-001400000699.xml");
  EXPECT_EQ(WithoutBsn("999900007 20260131"), "999900007 20260131");
  EXPECT_EQ(WithoutBsn(""), "");
}

TEST(PersonText, ANameIsUtf8WithoutControlSigns) {
  EXPECT_EQ(ShownName("caf\xC3\xA9\n\x1B[2J.xml"), "café??[2J.xml");
  EXPECT_EQ(ShownName("a\xFF\xC3.xml"), "a??.xml");
  EXPECT_EQ(ShownName("\xED\xA0\x80"), "???");
  EXPECT_EQ(ShownName("../999900006/x"), "../[verwijderd]/x");
}

}  // namespace
}  // namespace doelmaat::ingest
