// From the rows of a query to the numbers of an indicator: as they are, or estimated from them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "indicator/indicator_definition.h"

namespace doelmaat::indicator {

// Nothing, a whole number, a real number or text.
using Number = std::variant<std::monostate, std::int64_t, double, std::string>;

struct IndicatorRows {
  std::vector<std::string> columns;
  std::vector<std::vector<Number>> rows;
};

// Units below which an estimated ratio or share has no margin: Student's distribution with two
// degrees of freedom or less has no variance.
constexpr std::size_t kLeastUnits = 4;

// Rows as the definition declares its columns.
//
// Without an estimate: the declared columns of the query, in their order; ends of intervals are
// made from the numbers they name (stats/small_numbers.h), nothing where a share is of nothing.
//
// Estimate ratio: the query gives the keys and `units`, `x`, `y`, `xx`, `xy`, `yy`; declared are
// the keys, `units`, `value`, `value_low`, `value_high`: value = scale × Σy / Σx, the ends t
// standard errors away (stats/ratio_of_sums.h), t the 97.5% point of Student's distribution with
// units − 1 degrees of freedom; the low end of what is not below zero is not below zero. No ends of
// less than kLeastUnits units: the error itself is hardly known. Source: Cochran 1977, 2.8.
//
// Estimate survival: the query gives the keys and `entry`, `exit`, `ended` and `lifetimes` (how
// many are alike); declared are the keys, `lifetimes`, `ended`, `median`, `median_low`,
// `median_high` and `mean_two_years`, the mean until the end or 730 days (stats/survival.h). No
// median while more than half goes on.
//
// Estimate quartiles: the query gives the keys, `value` and numbers of those alike; declared are
// the keys, those numbers (summed over a key) and `first_quarter`, `median` and `third_quarter` of
// the value, each counted as often as the first number says (type 7, stats/quantile.h). Who has no
// value is in the numbers only; no quartiles when nobody has.
//
// Estimate curve: the query gives the same as for survival; declared are the keys,
// `months_on` (1 to 24, a key), `at_risk`, `share`, `share_low` and `share_high`: the share that
// goes on after so many months of 30.4375 days, as long as any are in view. No rows when nothing
// ended.
//
// Throws kBadInput when an end is asked of a number that is no count of its total. A query that
// lacks a column is a bug.
IndicatorRows ComputeIndicator(const IndicatorDefinition& definition, const IndicatorRows& input);

}  // namespace doelmaat::indicator
