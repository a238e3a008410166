#pragma once

#include "base/progress.h"
#include "numerics/parallel.h"

namespace doelmaat::service {

// A ParallelFor over `threads` threads, which are started for each call. The first thing that a
// body throws is thrown to the caller once all threads have stopped. `progress` is told of bodies
// done, from one thread at a time.
numerics::ParallelFor ThreadedFor(int threads, base::ProgressListener progress);

// As many threads as the machine runs at once, at least one.
int DefaultThreads();

}  // namespace doelmaat::service
