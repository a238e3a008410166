// Efficiency beside units in circumstances like one's own.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "numerics/matrix.h"
#include "numerics/parallel.h"
#include "stats/dea.h"
#include "stats/environment_kernel.h"
#include "stats/partial_frontier.h"

namespace doelmaat::stats {

enum class ConditionalMeasure { kDea, kFreeDisposal, kOrderM, kOrderAlpha };

struct ConditionalOptions {
  ConditionalMeasure measure = ConditionalMeasure::kOrderM;
  Orientation orientation = Orientation::kInput;
  ReturnsToScale returns_to_scale = ReturnsToScale::kVariable;  // kDea
  std::uint64_t m = 25;                                         // kOrderM
  double alpha = 0.95;                                          // kOrderAlpha
  std::optional<std::size_t> neighbours = {};                   // none: by cross-validation
};

struct ConditionalUnit {
  DeaStatus status = DeaStatus::kNotSolved;
  std::optional<double> unconditional;  // against all units
  std::optional<double> conditional;    // against those in the window
  std::optional<double> ratio;          // conditional / unconditional
  std::size_t in_window = 0;            // units with weight, itself too
  std::size_t comparable = 0;           // of these, those that do as much (input); not for kDea
};

struct ConditionalResult {
  ConditionalOptions options;
  EnvironmentKernel kernel;  // what it says of itself goes for the whole: usable(), status
  std::vector<ConditionalUnit> units;

  bool usable() const { return kernel.usable(); }
};

// Conditional efficiency: the score of each unit against units weighted by likeness of environment.
//
//   order-m, order-alpha  PartialScore with weights K(d_ij / h_i) of stats/environment_kernel.h
//   FDH                   the best factor among comparables with K > 0
//   DEA                   the score against the frontier of the units with K > 0
//   h_i                   widened by 1 + n^(−1/(p + q)), p inputs and q outputs
//
// inputs, outputs  as SolveDea
// environment      n_units × n_columns, any unit, all finite
// parallel_for     runs units; the result has the same bytes whatever it does
//
// A ratio far from 1 says that a unit looks better (input: ratio above 1) once it is held only
// against units in like circumstances; how ratios go with a column of the environment shows whether
// it favours or hinders. No separability is assumed, unlike in the two-stage model. The scores of
// DEA and FDH are never further from 1 than the unconditional ones, for the window is a part of the
// units. Returns no scores when the kernel is not usable. Throws kBadInput as SolveDea and
// FitEnvironmentKernel, when rows differ, for m = 0 and alpha outside (0, 1].
// Cost: n_units² for the partial measures; a frontier and a programme for each unit for DEA.
// Source: Cazals, Florens & Simar 2002, Journal of Econometrics 106(1), 1-25; Daraio & Simar 2005,
// Journal of Productivity Analysis 24(1), 93-121 (order-m, bandwidth); Daraio & Simar 2007, ibid.
// 28(1-2), 13-32 (DEA). See docs/methods/conditional.md. Tested by: conditional_efficiency_test.cpp
// (by hand, by DEA on the window, wide windows, a known effect).
ConditionalResult SolveConditional(const Matrix& inputs,
                                   const Matrix& outputs,
                                   const Matrix& environment,
                                   const ConditionalOptions& options,
                                   const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::stats
