// Outliers among the units of a table, by two methods, as a report.
#pragma once

#include <cstdint>
#include <optional>

#include "frontier/dea_analysis.h"
#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"
#include "numerics/parallel.h"

namespace doelmaat::frontier {

struct OutlierRequest {
  Technology technology = Technology::kVariable;
  stats::Orientation orientation = stats::Orientation::kInput;
  std::uint64_t most_deleted = 3;
  std::uint64_t bubbles = 2000;
  std::optional<std::uint64_t> bubble_size = {};
  std::uint64_t seed = 1;
};

// The data cloud (stats/data_cloud.h) and the jackstrap (stats/jackstrap.h) side by side. Status
// "solved", or what the one that gave no outcome says: its fields are null then. Throws kBadInput
// for kFreeDisposal, more than 4 units taken away and what the methods throw. Same bytes for any
// `parallel_for`.
FrontierReport AnalyseOutliers(const FrontierTable& table,
                               const OutlierRequest& request,
                               const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::frontier
