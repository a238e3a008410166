#pragma once

#include <cstddef>
#include <functional>

namespace doelmaat::numerics {

// Calls body(0) ... body(count - 1), each once, in any order and on any threads, and returns when
// all are done. Statistics own no threads: the caller hands one of these in. What a body throws is
// thrown to the caller.
using ParallelFor =
    std::function<void(std::size_t count, const std::function<void(std::size_t)>& body)>;

// One after the other, on the calling thread.
ParallelFor SerialFor();

}  // namespace doelmaat::numerics
