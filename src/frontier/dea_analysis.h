// Envelopment methods on a table of units: scores, slacks, targets and peers, as a report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "frontier/envelopment_fields.h"
#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"
#include "numerics/parallel.h"
#include "stats/dea.h"

namespace doelmaat::frontier {

struct DeaRequest {
  Technology technology = Technology::kVariable;
  stats::Orientation orientation = stats::Orientation::kInput;
  bool super_efficiency = false;
  std::vector<std::string> given = {};          // columns that a unit cannot change
  std::vector<std::string> weight_bounds = {};  // as WeightBoundsOf reads them
};

struct BootstrapRequest {
  Technology technology = Technology::kVariable;  // not kFreeDisposal
  stats::Orientation orientation = stats::Orientation::kInput;
  std::size_t replications = 2000;
  std::uint64_t seed = 1;
};

// Scores as Farrell (input ≤ 1, output ≥ 1), slacks, targets and peers; but for super-efficiency
// and free disposal also the prices behind the score and, of plain DEA, scale efficiency. Without
// an interval, for there is none in the method: see AnalyseBootstrap. See stats/dea.h,
// stats/free_disposal_hull.h, stats/super_efficiency.h, stats/dea_multipliers.h and
// stats/scale_efficiency.h. Throws kBadInput for given columns or bounds with super-efficiency or
// kFreeDisposal. Same bytes for any `parallel_for`.
FrontierReport AnalyseDea(const FrontierTable& table,
                          const DeaRequest& request,
                          const numerics::ParallelFor& parallel_for);

// As AnalyseDea, with the corrected score and its intervals of 90% and 95%: see
// stats/dea_bootstrap.h. Throws kBadInput for kFreeDisposal and for fewer than 2 replications.
FrontierReport AnalyseBootstrap(const FrontierTable& table,
                                const BootstrapRequest& request,
                                const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::frontier
