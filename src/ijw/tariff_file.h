// Contract rates: read from the file a user brings, and looked up by claim.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "ijw/rule_set.h"

namespace doelmaat::ijw {

// Reads a delimited file with the columns gemeente, aanbieder, productcategorie, productcode,
// eenheid, tarief_cent, begin, eind (days as 2026-01-31; eind may be empty). Throws kBadData naming
// file, line and column for a value that does not fit, an end before the beginning, and two rates
// for the same product on the same day.
std::vector<Tariff> ReadTariffs(std::string_view bytes, const std::string& name);

// What a rate is agreed for.
struct TariffKey {
  std::string_view municipality;
  std::string_view provider;
  std::string_view category;
  std::string_view code;
  std::string_view unit;
};

class TariffTable {
 public:
  explicit TariffTable(const std::vector<Tariff>& tariffs);

  bool empty() const { return rates_.empty(); }
  // Cents per unit on a day (yyyymmdd); nothing when no rate was agreed.
  std::optional<std::int64_t> Find(const TariffKey& key, std::int32_t day) const;

 private:
  struct Rate {
    std::int32_t from;
    std::int32_t until;
    std::int64_t cents;
  };
  std::map<std::string, std::vector<Rate>, std::less<>> rates_;  // by the parts of the key
};

}  // namespace doelmaat::ijw
