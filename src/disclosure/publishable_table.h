// The only door out: reports, exports and pages take a PublishableTable, and only Protect makes
// one.
#pragma once

#include <cstdint>
#include <string_view>

#include "result/result_table.h"

namespace doelmaat::disclosure {

enum class Audience { kInternal, kCouncil, kPublic };

// What an audience may see of numbers of persons.
struct Policy {
  Audience audience = Audience::kPublic;
  std::int64_t minimum_count = 10;  // persons; CBS publishes no smaller number of young people
  std::int64_t rounding_base = 5;   // CBS rounds numbers of young people to multiples of 5

  static Policy For(Audience audience);
};

// A table as one audience may see it.
class PublishableTable {
 public:
  const result::ResultTable& table() const { return table_; }
  const Policy& policy() const { return policy_; }

 private:
  friend PublishableTable Protect(const result::ResultTable& table, const Policy& policy);
  PublishableTable(result::ResultTable table, Policy policy);

  result::ResultTable table_;
  Policy policy_;
};

// Applies a policy to every column of persons: a number from 0 to below the minimum is suppressed,
// what remains is rounded to the base; a cell guarded by a suppressed one is suppressed too. Ends
// of an interval of a suppressed number go with it, and those of a kept one are rounded outwards. A
// number that is missing or withheld at the source counts as one below the minimum: it may be one.
//
// Columns that are parts of one total (Column::parts_of) are suppressed together in a row.
//
// Not here: secondary suppression between rows that add up. CBS already hides small numbers in the
// tables we read; figures of one's own that add up over rows must not be offered until it is.
// Source: CBS rounds and hides small numbers of young people in the tables we read; see
// docs/methods/disclosure.md.
PublishableTable Protect(const result::ResultTable& table, const Policy& policy);

}  // namespace doelmaat::disclosure
