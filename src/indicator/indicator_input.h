// The rows of an indicator, from the store.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indicator/indicator.h"
#include "store/database.h"

namespace doelmaat::indicator {

// Runs the query of the indicator. `municipality`: "GM0384", or empty for all. Models must be up to
// date.
IndicatorRows ReadIndicator(store::Database& database,
                            const IndicatorDefinition& definition,
                            const std::string& municipality);

// What the messages of one municipality cover.
struct Observed {
  std::string municipality;
  std::string name;         // "" when the store has no list of municipalities
  std::string first_month;  // "2023-01"
  std::string last_month;
  std::string first_day;  // on which a message was sent: "2022-12-15"
  std::string last_day;
  std::int64_t messages = 0;  // that count
};
// By code. Models must be up to date.
std::vector<Observed> ReadObserved(store::Database& database);

// Whether the store holds public figures too.
bool HasFigures(store::Database& database);

// The sums of products of rows about the same units, for `same_units` of the definition.
IndicatorRows ReadPairs(store::Database& database,
                        const IndicatorDefinition& definition,
                        const std::string& municipality);

}  // namespace doelmaat::indicator
