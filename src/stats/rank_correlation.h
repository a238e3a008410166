// Whether two measures put the same units in the same order.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace doelmaat::stats {

// The place of each value in ascending order, 1 for the smallest; equal values share the mean of
// their places. In order of the values. Throws kBadInput for a value that is not finite.
std::vector<double> MidRanks(std::span<const double> values);

struct RankCorrelation {
  std::size_t n = 0;
  // -1 to 1; none when fewer than two units or one of the measures does not vary.
  std::optional<double> spearman;
  std::optional<double> kendall;
};

// Rank correlation of two measures of the same units.
//
//   Spearman  ρ = Σ (r_i − r̄)(s_i − s̄) / sqrt(Σ (r_i − r̄)² Σ (s_i − s̄)²),  r, s the mid-ranks
//   Kendall   τ_b = (C − D) / sqrt((P − T_x)(P − T_y)),  P = n(n − 1)/2 pairs, C in the same
//             order, D in the opposite one, T_x and T_y tied on x and on y
//
// x, y  n values each, any unit, all finite
//
// Returns both, or none of them when an order does not exist: fewer than two units, or all values
// of x or of y equal. Throws kBadInput when lengths differ or a value is not finite. Any increasing
// transformation of x or y changes neither; a decreasing one turns the sign. Cost: n² comparisons.
// Source: Spearman 1904, American Journal of Psychology 15(1), 72-101; Kendall 1945, Biometrika
// 33(3), 239-251 (ties). See docs/methods/rank-correlation.md.
// Tested by: rank_correlation_test.cpp (Hollander & Wolfe 1973, as in cor.test of R; by hand).
RankCorrelation CorrelateRanks(std::span<const double> x, std::span<const double> y);

}  // namespace doelmaat::stats
