// Order-m efficiency on a table of units, as a report.
#pragma once

#include <cstdint>

#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"
#include "stats/dea.h"

namespace doelmaat::frontier {

// Scores against m units at a time: see stats/order_m.h. They come without an interval, and the
// report says so. Throws kBadInput for m = 0.
FrontierReport AnalyseOrderM(const FrontierTable& table,
                             std::uint64_t m,
                             stats::Orientation orientation);

}  // namespace doelmaat::frontier
