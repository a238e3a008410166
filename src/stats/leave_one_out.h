// What a frontier is without some of the units that span it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "numerics/matrix.h"
#include "numerics/parallel.h"

namespace doelmaat::stats {

// The scores of all units when one spanning unit spans no more.
struct LeaveOneOut {
  std::size_t spanner = 0;
  std::vector<double> scores;
};

// The plain scores when the units of `without` span no more; these keep score 1 themselves.
//
//   θ_k of SolveDea: input, variable returns to scale, one input (cost), against the units of
//   `spans` less those of `without`; 1 for a unit beyond that frontier
//
// cost     n_units, any unit, > 0
// outputs  n_units × n_outputs, ≥ 0, no row all zero
// spans    n_units: may this unit span the frontier
// without  units that span no more
//
// Returns n_units scores in (0, 1]. Throws kBadInput as SolveDea, also when nobody spans. No score
// falls when a unit is added to `without`. Cost: n_units linear programmes.
// Source: stats/dea.h; leaving out after Wilson 1995, Journal of Productivity Analysis 6(1), 27-45.
// Tested by: leave_one_out_test.cpp.
std::vector<double> ScoresWithout(std::span<const double> cost,
                                  const numerics::Matrix& outputs,
                                  const std::vector<bool>& spans,
                                  const std::vector<std::size_t>& without);

// ScoresWithout for each unit that spans the frontier of somebody else, in order of unit. Same
// result for any number of threads. Cost: n_units linear programmes for each of them.
std::vector<LeaveOneOut> LeaveEachOut(std::span<const double> cost,
                                      const numerics::Matrix& outputs,
                                      const std::vector<bool>& spans,
                                      const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::stats
