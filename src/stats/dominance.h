// One unit beside another, without mixtures; shared by free_disposal_hull.cpp and order_m.cpp.
#pragma once

#include <optional>
#include <span>

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

}  // namespace doelmaat::stats
