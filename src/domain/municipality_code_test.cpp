#include "domain/municipality_code.h"

#include <gtest/gtest.h>

namespace doelmaat::domain {
namespace {

TEST(MunicipalityCode, ReadsThePaddedCodesOfStatLine) {
  ASSERT_TRUE(MunicipalityCode::Parse("GM0363    ").has_value());
  EXPECT_EQ(MunicipalityCode::Parse("GM0363    ")->text(), "GM0363");
}

TEST(MunicipalityCode, IsNothingForOtherText) {
  for (const char* text : {"", "GM", "GM036", "GM03633", "gm0363", "WK0363", "GM03 3", "GM0000"}) {
    EXPECT_FALSE(MunicipalityCode::Parse(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace doelmaat::domain
