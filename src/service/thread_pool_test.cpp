#include "service/thread_pool.h"

#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace doelmaat::service {
namespace {

TEST(ThreadedFor, DoesEveryPieceOnceAndTellsHowFarItIs) {
  std::vector<int> times(1000, 0);
  std::size_t last = 0;
  ThreadedFor(3, [&](std::size_t done, std::size_t) { last = done; })(
      times.size(), [&](std::size_t i) { ++times[i]; });
  EXPECT_EQ(times, std::vector<int>(1000, 1));
  EXPECT_EQ(last, 1000U);
}

TEST(ThreadedFor, ThrowsWhatAPieceThrew) {
  const auto threaded = ThreadedFor(2, [](std::size_t, std::size_t) {});
  EXPECT_THROW(threaded(10,
                        [](std::size_t i) {
                          if (i == 3) {
                            throw std::runtime_error("stuk");
                          }
                        }),
               std::runtime_error);
}

}  // namespace
}  // namespace doelmaat::service
