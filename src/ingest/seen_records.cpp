#include "ingest/seen_records.h"

namespace doelmaat::ingest {

std::size_t SeenRecords::Hash::operator()(const Numbers& numbers) const {
  constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15;  // 2^64 divided by the golden ratio
  std::uint64_t hash = 0;
  for (const std::uint32_t number : numbers) {
    hash = (hash ^ number) * kPrime;
    hash ^= hash >> 32U;
  }
  return static_cast<std::size_t>(hash);
}

bool SeenRecords::Add(const Codes& codes) {
  Numbers numbers{};
  for (std::size_t c = 0; c < kCodes; ++c) {
    const auto next = static_cast<std::uint32_t>(number_of_.size());
    numbers[c] = number_of_.try_emplace(std::string(codes[c]), next).first->second;
  }
  return seen_.insert(numbers).second;
}

}  // namespace doelmaat::ingest
