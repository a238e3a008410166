#include "numerics/parallel.h"

namespace doelmaat::numerics {

ParallelFor SerialFor() {
  return [](std::size_t count, const std::function<void(std::size_t)>& body) {
    for (std::size_t index = 0; index < count; ++index) {
      body(index);
    }
  };
}

}  // namespace doelmaat::numerics
