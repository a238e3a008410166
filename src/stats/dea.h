// Data envelopment analysis: the efficiency of units against a frontier that the units span.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "numerics/matrix.h"

namespace doelmaat::stats {

using numerics::Matrix;

// What a combination Σ λ_j of units may be: Σ λ = 1, free, at most 1, at least 1.
enum class ReturnsToScale { kVariable, kConstant, kDecreasing, kIncreasing };
enum class Orientation { kInput, kOutput };
enum class DeaStatus {
  kSolved,
  kInfeasible,  // no combination of the frontier does what this unit does; it does not span it
  kNotSolved,   // the solver gave up
};

struct DeaOptions {
  ReturnsToScale returns_to_scale = ReturnsToScale::kVariable;
  Orientation orientation = Orientation::kInput;
  bool slacks = false;           // also solve the second phase
  std::vector<bool> spans = {};  // whether a unit spans the frontier; empty: every unit does
};

struct Weight {
  std::size_t unit;
  double lambda;
};

struct DeaUnit {
  DeaStatus status = DeaStatus::kNotSolved;
  std::optional<double> score;     // when solved
  std::vector<Weight> spanned_by;  // λ > 0, in row order; of the second phase if it was solved
  // One an input, in its units; empty unless options.slacks and the second phase was solved.
  std::vector<double> input_slacks;
  std::vector<double> output_slacks;  // one an output
};

struct DeaResult {
  DeaOptions options;
  std::vector<DeaUnit> units;
};

// Farrell efficiency of every unit against the frontier spanned by all units, or by those of
// `options.spans`.
//
//   input   θ_k = min θ  subject to  Σ λ_j x_j ≤ θ x_k,  Σ λ_j y_j ≥ y_k,    λ ≥ 0
//   output  φ_k = max φ  subject to  Σ λ_j x_j ≤ x_k,    Σ λ_j y_j ≥ φ y_k,  λ ≥ 0
//
// with Σ λ_j = 1 (variable returns to scale), free (constant), ≤ 1 (decreasing) or ≥ 1
// (increasing); j runs over the units that span.
//
// inputs   n_units × n_inputs, any unit, every entry > 0
// outputs  n_units × n_outputs, any unit, every entry ≥ 0, no row all zero
// options  see DeaOptions
//
// Returns for each unit, in row order, a score (input ≤ 1, output ≥ 1 when it spans), the units it
// is held against with their weights, and slacks: of all combinations that reach the score the one
// with the largest sum of slacks. That sum is unique and depends on units; the single slacks, and
// the weights, need not be unique. A unit that does not span may score beyond 1 or have status
// kInfeasible; both are returned as they are. A programme not solved, or with a solution that
// breaks its constraints by more than 1e-6 of their size, has status kNotSolved and no score.
// Slacks under 1e-10 of what they are left over of are rounding and 0. Throws kBadInput for shapes
// that differ, an entry that is not finite, an input ≤ 0, an output < 0, a row of outputs all zero,
// and no unit that spans. Scaling a column, changing the order of units or repeating a unit changes
// no score by more than 1e-9. Cost: n_units linear programmes, 2 µs each for 338 units with one
// input and five outputs, and half as much again for slacks. Source: Charnes, Cooper & Rhodes 1978,
// European Journal of Operational Research 2(6), 429-444; Banker, Charnes & Cooper 1984, Management
// Science 30(9), 1078-1092. See docs/methods/dea.md. Tested by: dea_test.cpp (solved by hand),
// tests/conformance/frontier.
DeaResult SolveDea(const Matrix& inputs, const Matrix& outputs, const DeaOptions& options);

// As SolveDea, for units against a frontier of other units: Weight::unit is a row of the reference.
// `options.spans` selects rows of the reference. Also throws kBadInput when reference and units
// differ in columns.
DeaResult SolveDeaAgainst(const Matrix& reference_inputs,
                          const Matrix& reference_outputs,
                          const Matrix& inputs,
                          const Matrix& outputs,
                          const DeaOptions& options);

}  // namespace doelmaat::stats
