// One unit beside another, without mixtures; shared by free_disposal_hull.cpp and the partial
// frontiers.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "numerics/matrix.h"
#include "stats/dea.h"

namespace doelmaat::stats {

// The side of a unit that is scaled and the side that is held: inputs and outputs in input
// orientation, outputs and inputs in output orientation.
struct Sides {
  std::span<const double> scaled;
  std::span<const double> fixed;
};

// Factor by which the scaled side of `unit` must be multiplied to reach `other`; nothing when
// `other` does less (input) or uses more (output).
std::optional<double> FactorTo(const Sides& unit, const Sides& other, Orientation orientation);

// A unit that does at least as much (input) or uses at most as much (output), and the factor to it.
struct Comparable {
  std::size_t unit;
  double factor;
};

// All units to which `unit` can be compared, itself too, by factor and then by row, ascending.
// Inputs and outputs as SolveDea has checked them.
// Source: Deprins, Simar & Tulkens 1984 (free disposal hull). See docs/methods/order-m.md.
std::vector<Comparable> ComparablesOf(std::size_t unit,
                                      const Matrix& inputs,
                                      const Matrix& outputs,
                                      Orientation orientation);

}  // namespace doelmaat::stats
