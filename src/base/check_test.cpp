#include "base/check.h"

#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace doelmaat {
namespace {

TEST(Present, IsTheValueItself) {
  const std::optional<std::string> name = "Utrecht";
  EXPECT_EQ(&Present(name), &*name);
}

TEST(PresentDeathTest, OfNothingEndsTheProgramWithItsPlace) {
  const std::optional<double> score;
  EXPECT_DEATH(Present(score), "check_test.cpp");
}

}  // namespace
}  // namespace doelmaat
