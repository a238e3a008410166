// What units could save by merging, and whether they need to merge for it.
#pragma once

#include <optional>
#include <vector>

#include "numerics/matrix.h"
#include "stats/dea.h"

namespace doelmaat::stats {

struct Merger {
  DeaStatus status = DeaStatus::kNotSolved;  // of the worst of its programmes
  std::vector<std::size_t> units;
  // Factors, input orientation at most 1 where there is a gain, output at least 1. Each is there
  // when its programmes were solved.
  std::optional<double> potential;  // E = learning × harmony × size
  std::optional<double> learning;   // what the units could do on their own
  std::optional<double> harmony;    // a better mix, by exchanging between them
  std::optional<double> size;       // working at the larger scale
  std::optional<double> pure;       // harmony × size: what asks for merging
};

// The gain of each merger and its parts. J is the set of units, |J| their number, e_j the score of
// unit j and x̃_j = e_j x_j (output: ỹ_j = e_j y_j) its best practice:
//
//   potential  E  = score of (Σ x_j, Σ y_j)
//   pure       E* = score of (Σ x̃_j, Σ y_j);   learning = E / E*
//   harmony    H  = score of (Σ x̃_j, Σ y_j) / |J|: the average unit
//   size       S  = E* / H
//
// each against the frontier of all units as they are, under the returns to scale of `options`.
//
// inputs, outputs  as SolveDea
// options          as SolveDea; slacks and spans are not used
// mergers          rows, at least two in each, none twice in one
//
// Status kInfeasible when the merged unit is larger (input) or smaller than anything the technology
// reaches: under variable and decreasing returns a merger may be beyond every unit, and its gain is
// then not known, which is not the same as none. Harmony is known then all the same. Under constant
// returns the size effect is 1. Throws kBadInput as SolveDea and for a merger of fewer than two
// units, a unit twice or a row that is not there. Scaling a column changes nothing.
// Cost: n_units linear programmes and three for each merger.
// Source: Bogetoft & Wang 2005, Journal of Productivity Analysis 23(2), 145-171. See
// docs/methods/merger-gains.md. Tested by: merger_gains_test.cpp (by hand, identities).
std::vector<Merger> SolveMergerGains(const Matrix& inputs,
                                     const Matrix& outputs,
                                     const DeaOptions& options,
                                     const std::vector<std::vector<std::size_t>>& mergers);

}  // namespace doelmaat::stats
