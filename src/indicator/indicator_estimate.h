// One number of an indicator, of a selection of its rows, with its sampling error: what an analysis
// takes from the messages of a municipality.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indicator/indicator.h"
#include "indicator/indicator_definition.h"

namespace doelmaat::indicator {

// Rows and column. Every key but the municipality has to be chosen, or the outcome would add up
// what the indicator sets apart (months of a stock).
struct Selection {
  std::string column;  // a count; "" of an indicator that estimates a ratio
  std::string of;      // the count that `column` is a share of; "" for none
  std::vector<std::pair<std::string, std::vector<std::string>>> where;  // key: any of these values
};

enum class NumberKind { kEuro, kCount, kShare };

// Throws kBadInput for a key or column that the indicator does not have, a key that is not chosen,
// and an indicator that has no such number (survival; a ratio that is not in cents).
NumberKind KindOf(const IndicatorDefinition& definition, const Selection& selection);

enum class EstimateStatus {
  kEstimated,
  kNoRows,       // nothing is known of these rows
  kTooFewUnits,  // less than four: the error has no spread (see below)
  kNoSpread,     // a share of none or all: the error is not to be told from these rows
};

struct NumberEstimate {
  EstimateStatus status = EstimateStatus::kNoRows;
  NumberKind kind = NumberKind::kEuro;
  std::int64_t units = 0;    // trajectories or persons behind the number
  std::int64_t counted = 0;  // of a share: those that count; else as units
  // When kEstimated:
  double value = 0;
  double standard_error = 0;
  std::optional<double> degrees;  // of a ratio: of Student's distribution
};

// The number, over the rows of the query that are chosen.
//
//   euro   r = scale Σy / Σx of the sums over the rows (stats/ratio_of_sums.h); n − 1 degrees
//   count  n, the sum over the rows;  se = √n (Poisson: as the expectation of a period alike)
//   share  s = k / n;  se² = s (1 − s) / n (binomial)
//
// rows  as ReadIndicator gives them, of one municipality
//
// Euros, not cents. A ratio or share of less than four units is kTooFewUnits: Student's
// distribution with two degrees of freedom or less has no variance. A count of zero is a value,
// with error 0. Throws as KindOf, and for a share with more counted than there are. Source: Cochran
// 1977, (3.7), (6.9)-(6.13); JCGM 101:2008, 6.4.9. See docs/methods/own-figures.md. Tested by:
// indicator_estimate_test.cpp.
NumberEstimate EstimateNumber(const IndicatorDefinition& definition,
                              const Selection& selection,
                              const IndicatorRows& rows);

// Whether two selections are about the same units: alike but for `same_units` of the definition.
bool OfSameUnits(const IndicatorDefinition& definition, const Selection& a, const Selection& b);

// The correlation of the errors of two numbers of the same units (stats/ratio_of_sums.h).
//
// rows   as for EstimateNumber
// pairs  as ReadPairs gives them, of the same municipality
//
// Zero where there is no error, or not the same number of units after all.
double CorrelationOf(const IndicatorDefinition& definition,
                     const Selection& a,
                     const Selection& b,
                     const IndicatorRows& rows,
                     const IndicatorRows& pairs);

}  // namespace doelmaat::indicator
