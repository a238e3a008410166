#include "numerics/random_stream.h"

#include <cmath>

#include <boost/math/special_functions/erf.hpp>

#include "base/check.h"

namespace doelmaat::numerics {
namespace {

constexpr std::uint32_t kMultiplier0 = 0xD2511F53;
constexpr std::uint32_t kMultiplier1 = 0xCD9E8D57;
constexpr std::uint32_t kWeyl0 = 0x9E3779B9;
constexpr std::uint32_t kWeyl1 = 0xBB67AE85;
constexpr int kRounds = 10;

std::uint32_t Low(std::uint64_t bits) { return static_cast<std::uint32_t>(bits); }
std::uint32_t High(std::uint64_t bits) { return static_cast<std::uint32_t>(bits >> 32U); }

// FNV-1a, 64 bits.
std::uint64_t Hash(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char letter : text) {
    hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3;
  }
  return hash;
}

// The finaliser of SplitMix64: neighbouring seeds become keys that have nothing in common.
std::uint64_t Mix(std::uint64_t bits) {
  bits += 0x9E3779B97F4A7C15;
  bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9;
  bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EB;
  return bits ^ (bits >> 31U);
}

PhiloxKey KeyOf(std::uint64_t seed, std::string_view purpose) {
  const std::uint64_t key = Mix(Mix(seed) ^ Hash(purpose));
  return {Low(key), High(key)};
}

}  // namespace

PhiloxCounter Philox4x32(const PhiloxCounter& counter, const PhiloxKey& key) {
  PhiloxCounter block = counter;
  PhiloxKey round_key = key;
  for (int round = 0; round < kRounds; ++round) {
    const std::uint64_t product0 = std::uint64_t{kMultiplier0} * block[0];
    const std::uint64_t product1 = std::uint64_t{kMultiplier1} * block[2];
    block = {High(product1) ^ block[1] ^ round_key[0],
             Low(product1),
             High(product0) ^ block[3] ^ round_key[1],
             Low(product0)};
    round_key[0] += kWeyl0;
    round_key[1] += kWeyl1;
  }
  return block;
}

RandomStream::RandomStream(std::uint64_t seed, std::string_view purpose, std::uint64_t unit)
    : key_(KeyOf(seed, purpose)), unit_(unit) {}

std::uint64_t RandomStream::Bits() {
  if (half_left_) {
    half_left_ = false;
    return (std::uint64_t{bits_[3]} << 32U) | bits_[2];
  }
  bits_ = Philox4x32({Low(block_), High(block_), Low(unit_), High(unit_)}, key_);
  ++block_;
  half_left_ = true;
  return (std::uint64_t{bits_[1]} << 32U) | bits_[0];
}

double RandomStream::Uniform() {
  // 52 bits and a half: with 53 the largest value would round to 1.
  return (static_cast<double>(Bits() >> 12U) + 0.5) * 0x1p-52;
}

double RandomStream::Normal() {
  const double uniform = Uniform();
  return -std::sqrt(2.0) * boost::math::erfc_inv(2 * uniform);
}

std::uint64_t RandomStream::Below(std::uint64_t n) {
  DOELMAAT_CHECK(n > 0);
  // 2^64 mod n values at the bottom are drawn again, so that n divides the number of those kept.
  const std::uint64_t refused = (std::uint64_t{0} - n) % n;
  std::uint64_t bits = Bits();
  while (bits < refused) {
    bits = Bits();
  }
  return bits % n;
}

}  // namespace doelmaat::numerics
