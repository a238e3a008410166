// Short ways to write a distribution, as worked examples of uncertainty do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "numerics/distribution.h"

namespace doelmaat::measure {

// Reads one or more distributions, joined by '+', each with an optional count: "3 x …".
//
//   N(0,1)   normal -0.1,0.2             mean, standard deviation
//   rectangular(-1, 1)   rectangular(sd 10)   rectangular 9.5e-6..13.5e-6
//   rectangular -1e-6..1e-6 with limits known to 0.1e-6        curved trapezoid
//   arcsine -0.5..0.5   t(18) 50000623,25        degrees; location, scale
//
// A number may be written sqrt3, -sqrt3. Throws kBadInput for anything else.
std::vector<numerics::Distribution> ParseDistributions(std::string_view text);

}  // namespace doelmaat::measure
