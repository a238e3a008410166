#include "numerics/sort_numbers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace doelmaat::numerics {
namespace {

constexpr std::size_t kCompared = 4096;
constexpr unsigned kBits = 11;
constexpr std::size_t kDigits = 6;  // 66 bits
constexpr std::size_t kBuckets = std::size_t{1} << kBits;
constexpr std::uint64_t kSign = std::uint64_t{1} << 63U;

// A whole number that sorts as the real one does.
std::uint64_t KeyOf(double number) {
  const auto bits = std::bit_cast<std::uint64_t>(number);
  return (bits & kSign) != 0 ? ~bits : bits | kSign;
}

double NumberOf(std::uint64_t key) {
  return std::bit_cast<double>((key & kSign) != 0 ? key & ~kSign : ~key);
}

std::size_t Digit(std::uint64_t key, std::size_t digit) {
  return key >> (kBits * digit) & (kBuckets - 1);
}

using Counts = std::array<std::size_t, kBuckets>;

// Whether all keys have the same digit: then there is nothing to move.
bool IsTrivial(const Counts& counts, std::size_t total) {
  return std::any_of(
      counts.begin(), counts.end(), [total](std::size_t count) { return count == total; });
}

}  // namespace

void SortNumbers(std::vector<double>* numbers) {
  if (numbers->size() <= kCompared) {
    std::sort(numbers->begin(), numbers->end());
    return;
  }
  std::vector<std::uint64_t> keys(numbers->size());
  std::vector<std::uint64_t> moved(numbers->size());
  std::vector<Counts> counts(kDigits, Counts{});
  for (std::size_t i = 0; i < keys.size(); ++i) {
    keys[i] = KeyOf((*numbers)[i]);
    for (std::size_t digit = 0; digit < kDigits; ++digit) {
      ++counts[digit][Digit(keys[i], digit)];
    }
  }
  for (std::size_t digit = 0; digit < kDigits; ++digit) {
    if (IsTrivial(counts[digit], keys.size())) {
      continue;
    }
    std::size_t start = 0;
    for (std::size_t& count : counts[digit]) {
      start += std::exchange(count, start);
    }
    for (const std::uint64_t key : keys) {
      moved[counts[digit][Digit(key, digit)]++] = key;
    }
    keys.swap(moved);
  }
  std::transform(keys.begin(), keys.end(), numbers->begin(), NumberOf);
}

}  // namespace doelmaat::numerics
