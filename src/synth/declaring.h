// Claims put together a month, a provider and a municipality, the answer to each, and what follows:
// refused lines that come again, and corrections.
#pragma once

#include "synth/traffic.h"

namespace doelmaat::synth {

void AddDeclarations(const Region& region, Traffic* traffic);

}  // namespace doelmaat::synth
