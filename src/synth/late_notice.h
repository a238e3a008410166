// The planted lateness of starts and stops: how much later than usual a provider tells what
// happened.
#pragma once

#include <cstddef>
#include <cstdint>

#include "synth/draw.h"
#include "synth/region.h"

namespace doelmaat::synth {

// Draws on a stream of its own, so that what is planted moves nothing else.
class LateNotice {
 public:
  LateNotice(const Region& region, std::size_t municipality, int youth)
      : region_(region),
        stream_(region.options.seed,
                "synth.late_notice",
                (std::uint64_t{municipality} << 32U) + static_cast<std::uint64_t>(youth)) {}

  // Of what happened on `day`. Not in the last weeks of the period: no message may come after the
  // cut-off.
  Day Days(int provider, Day day) {
    constexpr Day kRoom = 40;
    const double share = region_.providers[static_cast<std::size_t>(provider)].late_notices;
    const bool may = share > 0.0 && day < region_.last_day - kRoom;
    return may && Chance(stream_, share) ? kLateNotice : 0;
  }

 private:
  const Region& region_;
  RandomStream stream_;
};

}  // namespace doelmaat::synth
