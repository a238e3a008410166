// Which records of a table have come, by their codes: a figure that comes twice would count twice.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace doelmaat::ingest {

// Exact: codes are numbered as they come, so that a record takes four numbers, not its text.
class SeenRecords {
 public:
  static constexpr std::size_t kCodes = 4;
  using Codes = std::array<std::string_view, kCodes>;

  // Whether a record with these codes, in this order, is new.
  bool Add(const Codes& codes);

 private:
  using Numbers = std::array<std::uint32_t, kCodes>;
  struct Hash {
    std::size_t operator()(const Numbers& numbers) const;
  };

  std::unordered_map<std::string, std::uint32_t> number_of_;
  std::unordered_set<Numbers, Hash> seen_;
};

}  // namespace doelmaat::ingest
