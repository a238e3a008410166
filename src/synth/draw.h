// Draws from the distributions that made-up care needs.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include "numerics/random_stream.h"

namespace doelmaat::synth {

using numerics::RandomStream;

inline bool Chance(RandomStream& stream, double share) { return stream.Uniform() < share; }

// A whole number in low..high, both included, every one equally likely.
inline std::int32_t Between(RandomStream& stream, std::int32_t low, std::int32_t high) {
  return low + static_cast<std::int32_t>(
                   stream.Below(static_cast<std::uint64_t>(std::int64_t{high} - low + 1)));
}

// An index, each with a chance in proportion to its weight; the sum of weights is over 0.
inline std::size_t Pick(RandomStream& stream, std::span<const double> weights) {
  double total = 0.0;
  for (const double weight : weights) {
    total += weight;
  }
  double left = stream.Uniform() * total;
  for (std::size_t index = 0; index + 1 < weights.size(); ++index) {
    left -= weights[index];
    if (left < 0.0) {
      return index;
    }
  }
  return weights.size() - 1;
}

// A whole number that is `value` on average.
inline std::int64_t RoundByChance(RandomStream& stream, double value) {
  return static_cast<std::int64_t>(std::floor(value + stream.Uniform()));
}

}  // namespace doelmaat::synth
