// DEA with intervals by subsampling on a table of units, as a report.
#pragma once

#include <cstdint>
#include <optional>

#include "frontier/dea_analysis.h"
#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"
#include "numerics/parallel.h"

namespace doelmaat::frontier {

struct SubsamplingRequest {
  Technology technology = Technology::kVariable;
  stats::Orientation orientation = stats::Orientation::kInput;
  std::uint64_t replications = 2000;
  std::optional<std::uint64_t> size = {};
  std::uint64_t seed = 1;
};

// Scores with correction and intervals of 90% and 95% where the subsamples bound them, and the
// reason where they do not: see stats/dea_subsampling.h. Status "solved", "frontier_not_solved" or
// "too_many_failures". Throws kBadInput for kFreeDisposal and as the method does. Same bytes for
// any `parallel_for`.
FrontierReport AnalyseSubsampling(const FrontierTable& table,
                                  const SubsamplingRequest& request,
                                  const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::frontier
