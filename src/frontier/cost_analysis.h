// Cost efficiency with prices on a table of units, as a report.
#pragma once

#include "frontier/envelopment_fields.h"
#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"

namespace doelmaat::frontier {

// The score is cost efficiency; beside it its two parts, minimal and standardised cost and, as
// targets, the cheapest inputs: see stats/cost_efficiency.h. Throws kBadInput for a table without
// prices and for output orientation.
FrontierReport AnalyseCost(const FrontierTable& table,
                           Technology technology,
                           stats::Orientation orientation);

}  // namespace doelmaat::frontier
