// From care delivered to claims: what a month's care comes to, when it is claimed, what is refused
// and what is corrected.
#pragma once

#include "synth/traffic.h"

namespace doelmaat::synth {

// Adds claims and declarations to allocations that are complete.
void AddClaims(const Region& region, Traffic* traffic);

// Whether claims on the allocation are in minutes though it is in hours.
bool InMinutes(const Region& region, const Allocation& allocation);

// What a claim comes to in cents; sets its tariff. `rate` is the contract rate of the product.
void Price(std::int64_t rate, Claim* claim);

}  // namespace doelmaat::synth
