// Order-m and order-alpha efficiency on a table of units, as a report.
#pragma once

#include <cstdint>

#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"
#include "numerics/parallel.h"
#include "stats/partial_frontier.h"

namespace doelmaat::frontier {

struct PartialRequest {
  stats::PartialFrontier frontier = {};
  std::uint64_t replications = 500;
  std::uint64_t seed = 1;
};

// Scores against m units at a time, or against all but the best share, with standard error and
// intervals of 90% and 95% for units with ten comparable ones or more: see
// stats/partial_bootstrap.h. Throws kBadInput as that does. Same bytes for any `parallel_for`.
FrontierReport AnalysePartial(const FrontierTable& table,
                              const PartialRequest& request,
                              const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::frontier
