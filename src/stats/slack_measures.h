// Efficiency by slacks: every input and output has its own distance to the frontier.
#pragma once

#include <optional>
#include <vector>

#include "numerics/matrix.h"
#include "numerics/parallel.h"
#include "stats/dea.h"
#include "stats/directional.h"

namespace doelmaat::stats {

struct SlackUnit {
  DeaStatus status = DeaStatus::kNotSolved;
  std::optional<double> value;       // the sum of slacks, or the score of SBM; when solved
  std::vector<double> input_slacks;  // in units of the data
  std::vector<double> output_slacks;
  std::vector<Weight> spanned_by;
};

// What a slack counts for in a sum.
enum class SlackWeight {
  kMean,  // as a share of the mean of its column: the sum has no unit
  kUnit,  // as it is: euros are added to clients
};

// The largest sum of slacks of every unit: the additive model.
//
//   max Σ_i s⁻_i / m_i + Σ_r s⁺_r / m_r  subject to  Σ λ_j x_j + s⁻ = x_k,  Σ λ_j y_j − s⁺ = y_k,
//   λ, s ≥ 0
//
// with Σ λ_j as SolveDea, and m the column means, or 1 (kUnit).
//
// inputs, outputs  as SolveDea
//
// Returns the sum in `value`: 0 exactly for a unit that no mixture beats in anything. With kMean
// scaling a column changes nothing; with kUnit it changes every sum that is not 0, and the slacks.
// Throws kBadInput as SolveDea. Cost: that of SolveDea, and one linear programme a unit over the
// efficient units.
// Source: Charnes, Cooper, Golany, Seiford & Stutz 1985, Journal of Econometrics 30(1-2), 91-107;
// Lovell & Pastor 1995, Operations Research Letters 18(3), 147-151 (weights).
// See docs/methods/dea-measures.md. Tested by: slack_measures_test.cpp (by hand, identities),
// tests/conformance/frontier (dea.add of R package Benchmarking 0.33).
std::vector<SlackUnit> SolveAdditive(const Matrix& inputs,
                                     const Matrix& outputs,
                                     ReturnsToScale returns_to_scale,
                                     SlackWeight weight);

// The slacks-based measure: slacks as shares of what the unit uses and makes.
//
//   both     ρ_k = min (1 − mean_i s⁻_i / x_ik) / (1 + mean_r s⁺_r / y_rk)
//   inputs   ρ_k = min  1 − mean_i s⁻_i / x_ik
//   outputs  ρ_k = max  1 + mean_r s⁺_r / y_rk
//
// subject to Σ λ_j x_j + s⁻ = x_k,  Σ λ_j y_j − s⁺ = y_k,  λ, s ≥ 0,  Σ λ_j as SolveDea.
//
// inputs, outputs  as SolveDea; an output that the unit does not make (0) is left out of its mean
//
// Returns ρ in `value`, as Farrell: at most 1, for outputs at least 1 (others publish 1/ρ there). 1
// exactly for a unit without any slack; never nearer to 1 than the score of SolveDea. Scaling a
// column changes no ρ. The slacks on the side that is not asked are those of the mixture found;
// neither they nor the mixture need be unique. Throws kBadInput as SolveDea. Same bytes for any
// `parallel_for`. Cost: that of SolveDea, and one linear programme a unit over the efficient units,
// each from nothing.
// Source: Tone 2001, EJOR 130(3), 498-509. See docs/methods/dea-measures.md.
// Tested by: slack_measures_test.cpp (by hand, identities), tests/conformance/frontier
// (model_sbmeff of R package deaR 1.5.3).
std::vector<SlackUnit> SolveSbm(const Matrix& inputs,
                                const Matrix& outputs,
                                ReturnsToScale returns_to_scale,
                                Improve improve,
                                const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::stats
