// Cost efficiency with prices: how much is wasted, and how much is spent on the wrong mix.
#pragma once

#include <optional>
#include <vector>

#include "numerics/matrix.h"
#include "stats/dea.h"

namespace doelmaat::stats {

struct CostOptions {
  ReturnsToScale returns_to_scale = ReturnsToScale::kVariable;
  bool single_units_only =
      false;  // free disposal hull: no mixtures; returns to scale do not matter
};

struct CostUnit {
  DeaStatus status = DeaStatus::kNotSolved;
  double cost = 0;                              // C_k, at the unit's own prices
  std::optional<double> minimal_cost;           // c_k; this and what follows when solved
  std::optional<double> cost_efficiency;        // c_k / C_k, at most 1
  std::optional<double> technical_efficiency;   // θ_k of SolveDea or SolveFdh, input orientation
  std::optional<double> allocative_efficiency;  // cost efficiency / technical efficiency, at most 1
  std::vector<double> cheapest_inputs;          // the mixture that costs c_k, in units of the data
  std::vector<Weight> spanned_by;               // that mixture
  double standard_cost = 0;                     // S_k, the same inputs at the average prices
  double price_index = 1;                       // C_k / S_k
  std::optional<double> standard_efficiency;    // SolveDea with S as the only input
};

struct CostResult {
  CostOptions options;
  std::vector<double> average_prices;  // one an input
  std::vector<CostUnit> units;
};

// The lowest cost at which the best practice of all units would make each unit's outputs, at the
// prices that the unit pays.
//
//   c_k = min Σ_j λ_j (w_k'x_j)  subject to  Σ λ_j y_j ≥ y_k,  λ ≥ 0,  Σ λ_j as SolveDea
//   C_k = w_k'x_k,   S_k = w̄'x_k  with  w̄_i = Σ_k w_ki x_ki / Σ_k x_ki,  so that Σ_k S_k = Σ_k C_k
//
// inputs   n_units × n_inputs, quantities in any unit, every entry > 0
// outputs  n_units × n_outputs, any unit, every entry ≥ 0, no row all zero
// prices   n_units × n_inputs, eur per unit of input, every entry > 0
//
// Returns for each unit, in row order, cost efficiency as the product of technical efficiency
// (using less of everything) and allocative efficiency (another mix at these prices). Minimal cost
// is unique; the mixture need not be. The price-standardised cost S takes differences of price out
// of cost: as the only input of any method it compares quantities only. Throws kBadInput as
// SolveDea, and for prices of another shape, that are not finite or ≤ 0. Multiplying all prices of
// a unit, or scaling a column of outputs, changes no efficiency. With one input allocative
// efficiency is 1. Cost: two linear programmes a unit. Source: Farrell 1957, JRSS A 120(3),
// 253-290; Färe, Grosskopf & Lovell 1985, The Measurement of Efficiency of Production. See
// docs/methods/cost-efficiency.md. Tested by: cost_efficiency_test.cpp (by hand, identities),
// tests/conformance/frontier (cost.opt of R package Benchmarking 0.33).
CostResult SolveCostEfficiency(const Matrix& inputs,
                               const Matrix& outputs,
                               const Matrix& prices,
                               const CostOptions& options);

}  // namespace doelmaat::stats
