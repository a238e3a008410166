#include "numerics/parallel.h"

#include <vector>

#include <gtest/gtest.h>

namespace doelmaat::numerics {
namespace {

TEST(SerialFor, CallsEveryIndexOnceInOrder) {
  std::vector<std::size_t> seen;
  SerialFor()(3, [&](std::size_t index) { seen.push_back(index); });
  EXPECT_EQ(seen, (std::vector<std::size_t>{0, 1, 2}));
  SerialFor()(0, [&](std::size_t) { FAIL(); });
}

}  // namespace
}  // namespace doelmaat::numerics
