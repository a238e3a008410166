// The log-linear cost function that the identification check and the stochastic frontier share.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "numerics/matrix.h"

namespace doelmaat::stats {

struct CostFunction {
  std::vector<std::size_t> rows;  // the units in it: those without an output of zero
  numerics::Matrix design;       // rows × (1 + outputs + factors): 1, ln outputs, factors as given
  std::vector<double> log_cost;  // of those rows
};

// Cost and outputs as a regression: ln C = b_0 + Σ b_r ln y_r + Σ c_s z_s.
//
// cost         n_units, > 0
// outputs      n_units × n_outputs, ≥ 0
// environment  n_units × n_factors
CostFunction LogLinearCost(std::span<const double> cost,
                           const numerics::Matrix& outputs,
                           const numerics::Matrix& environment);

}  // namespace doelmaat::stats
