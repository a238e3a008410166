// Bounds on weights and columns that are given, as the user names them.
#pragma once

#include <string>
#include <vector>

#include "frontier/frontier_table.h"
#include "stats/dea.h"
#include "stats/multipliers.h"

namespace doelmaat::frontier {

// "a/b:low:high" with a and b two inputs or two outputs, low and high numbers with a decimal point;
// one of them may be left empty. Throws kBadInput saying what is wrong with which text.
std::vector<stats::WeightBound> WeightBoundsOf(const std::vector<std::string>& texts,
                                               const FrontierColumns& columns);

// One an input (input orientation) or output (output orientation), set for the columns that are
// named; empty when none is. Throws kBadInput for a name that is not among them.
std::vector<bool> GivenOf(const std::vector<std::string>& names,
                          const FrontierColumns& columns,
                          stats::Orientation orientation);

}  // namespace doelmaat::frontier
