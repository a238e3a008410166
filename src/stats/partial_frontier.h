// What the partial frontiers share: how one unit lies among weighted comparable ones. Shared by
// order_m.cpp, order_alpha.cpp, partial_bootstrap.cpp and conditional_efficiency.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/dea.h"
#include "stats/dominance.h"

namespace doelmaat::stats {

struct PartialUnit {
  double score = 0;
  std::size_t comparable =
      0;  // units that do as much (input) or use as little (output), itself too
};

enum class PartialKind { kOrderM, kOrderAlpha };

struct PartialFrontier {
  PartialKind kind = PartialKind::kOrderM;
  Orientation orientation = Orientation::kInput;
  std::uint64_t m = 25;  // order-m: units drawn at a time, at least 1
  double alpha = 0.95;   // order-alpha: share that may not do better, in (0, 1]
};

// Throws kBadInput for m = 0 and for alpha outside (0, 1].
void CheckPartialFrontier(const PartialFrontier& frontier);

// Score of a unit from its comparable units, with weights w instead of one each.
//
//   T_l = share of the weight at factor r_(l) and beyond, away from the frontier
//   order-m      Σ_l r_(l) (T_l^m − T_(l+1)^m), r from the frontier on, T of what follows the last
//   0 order-alpha  the first r_(l), from the frontier on, with 1 − T_(l+1) > 1 − alpha
//
// "From the frontier on" is ascending for inputs and descending for outputs.
//
// comparables  as ComparablesOf; weights  one a unit (by Comparable::unit), ≥ 0, the sum of those
//              of the comparables above 0
//
// Equal weights give the unweighted scores. A multiple of all weights changes nothing.
//
// Source: Cazals, Florens & Simar 2002, Journal of Econometrics 106(1), 1-25 (order-m); Aragon,
// Daouia & Thomas-Agnan 2005, Econometric Theory 21(2), 358-389 (order-alpha). See
// docs/methods/order-m.md.
double PartialScore(std::span<const Comparable> comparables,
                    std::span<const double> weights,
                    const PartialFrontier& frontier);

// Every unit against the units comparable to it, each with weight 1. See stats/order_m.h and
// stats/order_alpha.h.
std::vector<PartialUnit> SolvePartialFrontier(const Matrix& inputs,
                                              const Matrix& outputs,
                                              const PartialFrontier& frontier);

}  // namespace doelmaat::stats
