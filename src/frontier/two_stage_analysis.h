// What circumstances have to do with the efficiency of units in a table, as a report.
#pragma once

#include <cstdint>

#include "frontier/dea_analysis.h"
#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"
#include "numerics/parallel.h"

namespace doelmaat::frontier {

struct TwoStageRequest {
  Technology technology = Technology::kVariable;  // not kFreeDisposal
  stats::Orientation orientation = stats::Orientation::kInput;
  std::uint64_t algorithm = 2;  // 1 or 2
  std::size_t bias_replications = 100;
  std::size_t replications = 2000;
  std::uint64_t seed = 1;
};

// Coefficients of the environment, a constant before them, on δ (1/score for inputs, the score for
// outputs), with intervals of 90% and 95%; and for each unit the score and, with algorithm 2, the
// one corrected for bias. See stats/two_stage.h. Throws kBadInput without environment, for
// kFreeDisposal, for another algorithm and for fewer than 2 replications.
FrontierReport AnalyseTwoStage(const FrontierTable& table,
                               const TwoStageRequest& request,
                               const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::frontier
