#include "measure/unit.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::measure {
namespace {

TEST(Unit, IsTheSameHoweverItIsWritten) {
  EXPECT_EQ(Unit::Parse("eur/maand"), Unit::Parse(" eur / maand "));
  EXPECT_EQ(Unit::Parse("eur*uur/uur"), Unit::Parse("eur"));
  EXPECT_EQ(Unit::Parse("m^2/m"), Unit::Parse("m"));
  EXPECT_NE(Unit::Parse("eur"), Unit::Parse("eur/jaar"));
  EXPECT_EQ(Unit::Parse("traject/jaar").Text(), "traject/jaar");
  EXPECT_EQ(Unit::Parse("1/jaar").Text(), "1/jaar");
}

TEST(Unit, OfAShareIsANumber) {
  EXPECT_TRUE(Unit::Parse("aandeel").is_number());
  EXPECT_TRUE(Unit::Parse("1").is_number());
  EXPECT_EQ(Unit().Text(), "1");
}

TEST(Unit, MultipliesAndDivides) {
  const Unit rate = Unit::Parse("eur/uur");
  const Unit hours = Unit::Parse("uur/traject");
  EXPECT_EQ(rate.Times(hours), Unit::Parse("eur/traject"));
  EXPECT_EQ(rate.Times(hours).Over(rate), hours);
  EXPECT_EQ(rate.Power(2).Power(0.5), rate);
  EXPECT_TRUE(rate.Power(0).is_number());
}

TEST(Unit, RefusesWhatIsNone) {
  for (const char* text : {"eur//jaar", "/jaar", "eur/", "eur^x", "eur+jaar", "eur^"}) {
    EXPECT_THROW(Unit::Parse(text), Error) << text;
  }
}

}  // namespace
}  // namespace doelmaat::measure
