// Random numbers that depend on what they are for, not on when they are drawn: a counter-based
// generator, so that results do not change with the number of threads or the order of work.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace doelmaat::numerics {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

// One block of Philox4x32 with 10 rounds: 128 random bits that are a function of counter and key.
// Source: Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3", SC11.
// Tested by: random_stream_test.cpp (known answers published with Random123).
PhiloxCounter Philox4x32(const PhiloxCounter& counter, const PhiloxKey& key);

// The stream of (seed, purpose, unit). Seed and purpose make the key, the unit is the upper half of
// the counter: units of one purpose never share a block, and a stream has 2^65 draws.
//
// seed     chosen by the user, written in the result
// purpose  what the numbers are for: "dea_bootstrap"; other purposes give unrelated streams
// unit     index of the piece of work: the replication, the unit
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::string_view purpose, std::uint64_t unit);

  // 64 random bits.
  std::uint64_t Bits();
  // Uniform on the open interval (0, 1), never 0 and never 1.
  double Uniform();
  // Standard normal, by the inverse of its distribution function: one uniform, one normal.
  double Normal();
  // A whole number in [0, n), every one equally likely. n is at least 1.
  std::uint64_t Below(std::uint64_t n);

 private:
  PhiloxKey key_;
  std::uint64_t unit_;
  std::uint64_t block_ = 0;
  PhiloxCounter bits_{};
  bool half_left_ = false;
};

}  // namespace doelmaat::numerics
