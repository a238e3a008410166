// The outcome of a frontier analysis in one shape for every method: names and values, in order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "frontier/frontier_table.h"

namespace doelmaat::frontier {

struct Range {
  double low;
  double high;
};
using NamedNumbers = std::vector<std::pair<std::string, double>>;

// Nothing (null) stands with a field that says why. Numbers are finite.
using FieldValue = std::variant<std::monostate,
                                bool,
                                std::int64_t,
                                double,
                                std::string,
                                Range,
                                NamedNumbers,
                                std::vector<std::string>>;

// The value, or null where there is none.
template <typename Value>
FieldValue OrNull(const std::optional<Value>& value) {
  if (value.has_value()) {
    return FieldValue(*value);
  }
  return {};
}

struct Field {
  std::string name;
  FieldValue value;
};
using Fields = std::vector<Field>;

struct FrontierReport {
  std::string status;   // listed in docs/user/frontier.md
  std::string message;  // what the status means for the user; empty when all is well
  Fields options;
  Fields fit;                        // of a model that is fitted: loglik
  std::vector<Fields> coefficients;  // of a model that is fitted: name, estimate, se
  bool fitted = false;               // the method has coefficients, if the fit has any
  std::vector<Fields> units;         // every unit has the same fields
  Fields summary;
  std::vector<Warning> warnings;
};

// Warns when intervals rest on so few replications that they say little (few_replications).
void WarnOfFewReplications(std::size_t replications, FrontierReport* report);

// One JSON object: status, options, warnings, then coefficients and what belongs to the fit where
// there are any, units and summary.
std::string FrontierJson(const FrontierReport& report);

// One line a unit, RFC 4180. A range takes two columns, <name>_low and <name>_high; named numbers
// stand in one field as name=value, separated by spaces; a name with a space, an equals sign or a
// quote in it stands in quotes, of which those within are doubled.
std::string FrontierCsv(const FrontierReport& report);

// What a person reads on a terminal: summary, coefficients, units with their main figures.
std::string FrontierText(const FrontierReport& report);

}  // namespace doelmaat::frontier
