// How sure a share or a count is when the numbers are small: one provider, one year.
#pragma once

#include <cstdint>
#include <optional>

#include "stats/interval.h"

namespace doelmaat::stats {

// Interval of a share that was counted (Wilson's score interval).
//
//   p = count / total,   (p + z²/2n ± z √(p (1 − p)/n + z²/4n²)) / (1 + z²/n),   n = total
//
// count, total  0 ≤ count ≤ total
// confidence    within (0, 1): 0.95
//
// The cases are taken to be drawn on their own from a population of which the share is asked: the
// interval says what chance alone may do. It lies within [0, 1] and has a width also when all or
// none of the cases count. Nothing for a total of 0. Throws kBadInput for other values.
// Source: Wilson 1927, Journal of the American Statistical Association 22, 209-212; recommended for
// small n by Brown, Cai & DasGupta 2001, Statistical Science 16(2), 101-133. See
// docs/methods/small-numbers.md. Tested by: small_numbers_test.cpp (Newcombe 1998, table I).
std::optional<Interval> ShareInterval(std::int64_t count, std::int64_t total, double confidence);

// Interval of the number that is to be expected where `count` came (exact, of a Poisson number).
//
//   low: P(X ≥ count | low) = α/2,   high: P(X ≤ count | high) = α/2,   α = 1 − confidence
//
// which are the quantile α/2 of a gamma distribution of shape `count` (0 for a count of 0) and the
// quantile 1 − α/2 of one of shape `count` + 1.
//
// count       0 or more, of events on their own
// confidence  within (0, 1): 0.95
//
// Holds the truth at least that often. Throws kBadInput for other values.
// Source: Garwood 1936, Biometrika 28, 437-442. See docs/methods/small-numbers.md.
// Tested by: small_numbers_test.cpp (table of Garwood's limits; the chances themselves).
Interval CountInterval(std::int64_t count, double confidence);

}  // namespace doelmaat::stats
