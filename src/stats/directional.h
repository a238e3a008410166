// Efficiency in a direction that is chosen, and by slacks instead of by one factor.
#pragma once

#include <optional>
#include <vector>

#include "numerics/matrix.h"
#include "numerics/parallel.h"
#include "stats/dea.h"
#include "stats/multipliers.h"

namespace doelmaat::stats {

// What is to become better.
enum class Improve { kInputs, kOutputs, kBoth };

enum class Direction {
  kMean,  // the mean of every column over all units: a step means the same for every unit
  kOwn,   // what the unit itself uses and makes: a step is a share of its own size
};

struct DirectionalOptions {
  ReturnsToScale returns_to_scale = ReturnsToScale::kVariable;
  Improve improve = Improve::kInputs;
  Direction direction = Direction::kMean;
};

struct DirectionalUnit {
  DeaStatus status = DeaStatus::kNotSolved;
  std::optional<double> distance;    // β ≥ 0; this and what follows when solved
  std::vector<double> input_slacks;  // what is left after the step, in units of the data
  std::vector<double> output_slacks;
  std::vector<double> input_targets;  // x − β g_x − slack
  std::vector<double> output_targets;
  std::vector<Weight> spanned_by;
  Multipliers multipliers;
};

// How many steps of direction g every unit lies from the frontier.
//
//   β_k = max β  subject to  Σ λ_j x_j ≤ x_k − β g_x,  Σ λ_j y_j ≥ y_k + β g_y,  λ ≥ 0
//
// with Σ λ_j as SolveDea. g_x is zero when only outputs are to improve, g_y when only inputs are.
//
// inputs, outputs  as SolveDea
//
// Returns for each unit, in row order, β: 0 on the frontier, without an upper end. With kOwn and
// inputs it is 1 − θ of SolveDea, with outputs φ − 1. Scaling a column changes no β. The sum of
// slacks is the largest there is at β. Multipliers as stats/multipliers.h, at v'g_x + u'g_y = 1,
// with β_k = v'x_k − u'y_k − w. Throws kBadInput as SolveDea. Cost: that of
// SolveDea, and two linear programmes a unit over the efficient units.
// Source: Chambers, Chung & Färe 1998, Journal of Optimization Theory and Applications 98(2),
// 351-364. See docs/methods/dea-measures.md.
// Tested by: directional_test.cpp (by hand, identities), tests/conformance/frontier (dea.direct of
// R package Benchmarking 0.33).
std::vector<DirectionalUnit> SolveDirectional(const Matrix& inputs,
                                              const Matrix& outputs,
                                              const DirectionalOptions& options);

}  // namespace doelmaat::stats
