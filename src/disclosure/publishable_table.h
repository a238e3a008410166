// The only door out: reports, exports and pages take a PublishableTable, and only Protect makes
// one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

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
  // The rows that `keep` says, as they are: what was withheld because of other rows stays so.
  PublishableTable OnlyRows(
      const std::function<bool(const result::ResultTable&, std::size_t row)>& keep) const;

 private:
  friend PublishableTable Protect(const result::ResultTable& table, const Policy& policy);
  PublishableTable(result::ResultTable table, Policy policy);

  result::ResultTable table_;
  Policy policy_;
};

// Applies a policy to every column of persons: a number from 0 to below the minimum is suppressed,
// what remains is rounded to the base; a cell guarded by a suppressed one is suppressed too, and so
// is that it does not apply. Ends of an interval of a suppressed number go with it, and those of a
// kept one are rounded outwards. A number that is missing or withheld at the source counts as one
// below the minimum: it may be one.
//
// Columns that are parts of one total (Column::parts_of) are suppressed together in a row.
//
// Rows that are parts of a total (Column::adds_up of a key): among those that differ in that key
// only, what is suppressed is at least two rows and together at least the minimum, so that the
// total less what is shown gives no small number away. The smallest shown ones go first; when that
// is not enough, all go.
//
// A share of a count (Column::share_of) is shown in steps of 0.01, 0.02, 0.05 or 0.1, the smallest
// that stands for at least the rounding base of persons; where none does it is suppressed.
//
// A mean over a count (Column::mean_over), and its interval, is given over the rounded count: its
// total divided by what stands there, to the digits its column shows. The total that stands beside
// it, or in another table, so gives no other count than the one that is shown.
//
// What is suppressed by one rule sets off the others, until nothing changes. Not here: an audit by
// linear programme of all tables together.
// Source: Hundepool et al. 2012, Statistical Disclosure Control, chapter 4; CBS's own rounding and
// minimum; see docs/methods/disclosure.md.
// Tested by: publishable_table_test.cpp (by hand; what is hidden cannot be found by subtraction).
PublishableTable Protect(const result::ResultTable& table, const Policy& policy);

}  // namespace doelmaat::disclosure
