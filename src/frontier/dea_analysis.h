// Envelopment methods on a table of units: scores, slacks, targets and peers, as a report.
#pragma once

#include <cstdint>

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
};

struct BootstrapRequest {
  Technology technology = Technology::kVariable;  // not kFreeDisposal
  stats::Orientation orientation = stats::Orientation::kInput;
  std::size_t replications = 2000;
  std::uint64_t seed = 1;
};

// Scores as Farrell (input ≤ 1, output ≥ 1), slacks, targets and peers. Without an interval, for
// there is none in the method: see AnalyseBootstrap. See stats/dea.h, stats/free_disposal_hull.h
// and stats/super_efficiency.h. Same bytes for any `parallel_for`.
FrontierReport AnalyseDea(const FrontierTable& table,
                          const DeaRequest& request,
                          const numerics::ParallelFor& parallel_for);

// As AnalyseDea, with the corrected score and its intervals of 90% and 95%: see
// stats/dea_bootstrap.h. Throws kBadInput for kFreeDisposal and for fewer than 2 replications.
FrontierReport AnalyseBootstrap(const FrontierTable& table,
                                const BootstrapRequest& request,
                                const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::frontier
