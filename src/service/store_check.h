// Checking what a store holds: do the totals of messages add up, and what do the rules find?
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/embedded_files.h"
#include "service/finding_report.h"

namespace doelmaat::service {

// Recognised claims of a municipality in a month of claiming, added up in four ways.
struct RecognisedTotal {
  std::string municipality;
  std::string claim_month;  // its first day, "2026-01-01"
  std::int64_t landed_cents = 0;
  std::int64_t client_cents = 0;
  std::int64_t product_cents = 0;
  std::int64_t provider_cents = 0;

  bool agrees() const {
    return landed_cents == client_cents && landed_cents == product_cents &&
           landed_cents == provider_cents;
  }
};

struct StoreCheck {
  std::size_t models = 0;
  std::size_t checks = 0;
  std::size_t messages = 0;
  std::vector<RecognisedTotal> totals;  // by municipality and month
  std::vector<FileFinding> findings;    // in every message that was taken in, at all levels

  bool agrees() const;
};

// Brings the models up to date, which runs every assertion of sql/check, adds up what was
// recognised and judges every message of the store. Throws kNotFound, and kBadData when an
// assertion fails.
StoreCheck CheckStore(const std::filesystem::path& store, const base::Catalog& catalog);

// {"agrees","models","checks","messages","totals":[…],"findings":[…]}
std::string StoreCheckJson(const StoreCheck& check);
// Totals by year, months that do not agree, findings by rule.
std::string StoreCheckText(const StoreCheck& check);

}  // namespace doelmaat::service
