// The DEA score by another road, to check stats/dea.h against: prices instead of weights.
#pragma once

#include <optional>
#include <vector>

#include "stats/dea.h"

namespace doelmaat::conformance {

// Farrell scores from the multiplier form, one programme a unit, each from nothing.
//
//   input   max u'y_k + w  subject to  v'x_k = 1,  u'y_j + w ≤ v'x_j,  u, v ≥ 0
//   output  min v'x_k + w  subject to  u'y_k = 1,  v'x_j + w ≥ u'y_j,  u, v ≥ 0
//
// with w free (variable returns to scale), 0 (constant), and for decreasing w ≤ 0 (input) or w ≥ 0
// (output), for increasing the other way; j runs over the units that span. No score where the
// programme has no end (the unit is infeasible in the other form).
std::vector<std::optional<double>> SolveDeaMultipliers(const numerics::Matrix& inputs,
                                                       const numerics::Matrix& outputs,
                                                       const stats::DeaOptions& options);

}  // namespace doelmaat::conformance
