// What one youth goes through: courses of care, the allocations they are delivered on, starts and
// stops, requests.
#pragma once

#include <cstdint>

#include "synth/draw.h"
#include "synth/traffic.h"

namespace doelmaat::synth {

// Adds one youth to the traffic. `in_care_before`: the first course of care began before the
// period.
void AddYouth(const Region& region,
              std::uint64_t number,
              bool in_care_before,
              int entry_year,
              Traffic* traffic);

}  // namespace doelmaat::synth
