// Whether a unit is too small or too large, as far as its frontier tells.
#pragma once

#include <optional>
#include <vector>

#include "numerics/matrix.h"
#include "stats/dea.h"

namespace doelmaat::stats {

// What the frontier does at the point where it meets the unit: more of everything brings
// proportionally more (increasing: the unit is small), the same, or less (decreasing: large).
enum class LocalReturns { kIncreasing, kConstant, kDecreasing };

struct ScaleUnit {
  DeaStatus status = DeaStatus::kNotSolved;  // of the worst of the three programmes
  std::optional<double> variable;            // Farrell scores
  std::optional<double> constant;
  std::optional<double> decreasing;
  std::optional<double> scale_efficiency;  // constant / variable; this and `local` when solved
  std::optional<LocalReturns> local;
};

// Scale efficiency and local returns to scale of every unit.
//
//   scale efficiency  θ_crs / θ_vrs;  output: φ_crs / φ_vrs
//   local returns     constant   when it is 1, within 1e-6
//                     decreasing when the score under decreasing returns is that under variable
//                     increasing otherwise: it is then that under constant returns
//
// inputs, outputs  as SolveDea
//
// Returns for each unit, in row order, at most 1 (input) or at least 1 (output). The two
// orientations meet the frontier in different points and may differ in local returns. Scaling a
// column changes nothing. Throws kBadInput as SolveDea. Cost: three linear programmes a unit.
// Source: Banker 1984, EJOR 17(1), 35-44; Färe, Grosskopf & Lovell 1985, ch. 9. See
// docs/methods/dea.md. Tested by: scale_efficiency_test.cpp (by hand, identities),
// tests/conformance/frontier (scores of R package Benchmarking 0.33).
std::vector<ScaleUnit> SolveScale(const Matrix& inputs,
                                  const Matrix& outputs,
                                  Orientation orientation);

}  // namespace doelmaat::stats
