#include "domain/bsn.h"

#include <string>

#include <gtest/gtest.h>

namespace doelmaat::domain {
namespace {

TEST(Bsn, TakesNumbersThatPassTheElevenTest) {
  // The first and last of the range for tests; 111222333: 9+8+7+12+10+8+9+6-3 = 66.
  for (const char* text : {"999900006", "999999990", "111222333", "000000012"}) {
    EXPECT_TRUE(Bsn::Parse(text).has_value()) << text;
  }
  EXPECT_EQ(Bsn::Parse("000000012")->number(), 12U);
}

TEST(Bsn, RefusesAnythingElse) {
  for (const char* text : {"999900007",
                           "111222332",
                           "000000000",
                           "",
                           "99990000",
                           "9999000060",
                           "99990000a",
                           " 99990006",
                           "-99900006"}) {
    EXPECT_FALSE(Bsn::Parse(text).has_value()) << text;
  }
}

TEST(Bsn, OneWrongDigitIsAlwaysFound) {
  const std::string right = "999900006";
  for (std::size_t i = 0; i < right.size(); ++i) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string text = right;
      text[i] = digit;
      EXPECT_EQ(Bsn::Parse(text).has_value(), text == right) << text;
    }
  }
}

}  // namespace
}  // namespace doelmaat::domain
