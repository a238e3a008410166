// How productivity changed between the periods of a table, as a report.
#pragma once

#include "frontier/dea_analysis.h"
#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"

namespace doelmaat::frontier {

// The Malmquist index of every unit between each two periods that follow each other, of the units
// that are in both; the others are named in a warning. Periods go in numerical order, or in that of
// their text when one is no whole number. See stats/malmquist.h. Throws kBadInput without a period
// column or for kFreeDisposal, and kBadData with fewer than two periods or no unit in both of two.
FrontierReport AnalyseMalmquist(const FrontierTable& table,
                                Technology technology,
                                stats::Orientation orientation);

}  // namespace doelmaat::frontier
