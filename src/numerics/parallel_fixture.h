// Threads for tests of what must not depend on them.
#pragma once

#include <thread>

#include "numerics/parallel.h"

namespace doelmaat::numerics::fixture {

// The second half on another thread, at the same time.
inline ParallelFor TwoThreads() {
  return [](std::size_t count, const std::function<void(std::size_t)>& body) {
    std::thread other([&] {
      for (std::size_t index = count / 2; index < count; ++index) {
        body(index);
      }
    });
    for (std::size_t index = 0; index < count / 2; ++index) {
      body(index);
    }
    other.join();
  };
}

}  // namespace doelmaat::numerics::fixture
