// Threads for tests of what must not depend on them.
#pragma once

#include <thread>

#include "numerics/parallel.h"

namespace doelmaat::numerics::fixture {

// Every second one on another thread, at the same time and from the end.
inline ParallelFor TwoThreads() {
  return [](std::size_t count, const std::function<void(std::size_t)>& body) {
    const auto half = [&](std::size_t parity) {
      for (std::size_t index = count; index-- > 0;) {
        if (index % 2 == parity) {
          body(index);
        }
      }
    };
    std::thread odd(half, 1);
    half(0);
    odd.join();
  };
}

}  // namespace doelmaat::numerics::fixture
