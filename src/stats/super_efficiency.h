// How far a unit lies beyond the frontier of all the others.
#pragma once

#include "numerics/matrix.h"
#include "numerics/parallel.h"
#include "stats/dea.h"

namespace doelmaat::stats {

// Farrell efficiency of every unit against the frontier of the other units.
//
//   as SolveDea, with λ_k = 0 in the programme of unit k
//
// inputs, outputs  as SolveDea
// options          as SolveDea; slacks are not solved
// parallel_for     runs units; the result has the same bytes whatever it does
//
// Returns for each unit, in row order, a score: input > 1, or output < 1, for a unit that the
// others cannot match; the score of SolveDea for a unit that they can, since such a unit takes no
// part in its own comparison. Status kInfeasible where no combination of others does what the unit
// does (input) or makes do with as little (output), which happens under every returns to scale but
// constant; there is then no score, however large. Throws kBadInput as SolveDea.
// Cost: n_units linear programmes, and for each efficient unit a programme from nothing.
// Source: Andersen & Petersen 1993, Management Science 39(10), 1261-1264; on infeasibility Seiford
// & Zhu 1999, INFOR 37(2), 174-187. See docs/methods/dea.md. Tested by: super_efficiency_test.cpp
// (by hand, identities), tests/conformance/frontier (sdea).
DeaResult SolveSuperEfficiency(const Matrix& inputs,
                               const Matrix& outputs,
                               const DeaOptions& options,
                               const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::stats
