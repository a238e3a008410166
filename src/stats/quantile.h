#pragma once

#include <span>

namespace doelmaat::stats {

// Which of the sample quantiles of Hyndman and Fan: type 7 is the usual one (R, Excel), type 9 is
// nearly unbiased when values are normal.
enum class QuantileType { kType7, kType9 };

// The value under which a share p of the sample lies.
//
//   x_(j) + (g) (x_(j+1) − x_(j))  with  j + g = n p + m,  m = 1 − p (type 7), p/4 + 3/8 (type 9)
//
// with x_(0) = x_(1) and x_(n+1) = x_(n).
//
// values  at least one, any unit, in any order, all finite
// p       share, 0 to 1
//
// Returns a number between the smallest and the largest value. Throws kBadInput without values, for
// a value that is not finite and for p outside [0, 1]. Quantiles follow a shift and a positive
// scale. Cost: a sort.
// Source: Hyndman & Fan 1996, The American Statistician 50(4), 361-365. See docs/methods/robust.md.
// Tested by: quantile_test.cpp (by hand, and the formula of R 4.2 quantile()).
double Quantile(std::span<const double> values, double p, QuantileType type);

// As Quantile, for values that are already in ascending order: no copy and no sort.
double QuantileOfSorted(std::span<const double> sorted, double p, QuantileType type);

// The middle value, or the mean of the two in the middle: the type-7 quantile at one half.
double Median(std::span<const double> values);

}  // namespace doelmaat::stats
