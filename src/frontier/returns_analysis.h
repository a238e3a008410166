// Tests of returns to scale on a table of units, as a report.
#pragma once

#include <cstdint>

#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"
#include "numerics/parallel.h"
#include "stats/dea.h"

namespace doelmaat::frontier {

struct ReturnsRequest {
  stats::Orientation orientation = stats::Orientation::kInput;
  std::size_t replications = 2000;
  std::uint64_t seed = 1;
};

// Constant against variable returns to scale, and decreasing against variable, at 5%: see
// stats/returns_to_scale.h. Units with their three scores and local returns. Same bytes for any
// `parallel_for`.
FrontierReport AnalyseReturns(const FrontierTable& table,
                              const ReturnsRequest& request,
                              const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::frontier
