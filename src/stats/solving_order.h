// An order of units in which each linear programme is a good start for the next.
#pragma once

#include <cstddef>
#include <vector>

#include "numerics/matrix.h"

namespace doelmaat::stats {

// The units in an order in which neighbours look alike, so that the basis of one is nearly that of
// the next: from the first, each time to the nearest not yet visited. `values` holds a row for
// every unit; its columns are weighed by their totals.
std::vector<std::size_t> WalkOrder(std::vector<std::size_t> units, const numerics::Matrix& values);

}  // namespace doelmaat::stats
