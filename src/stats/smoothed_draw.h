// Draws of distances to a frontier from their smoothed distribution; shared by dea_bootstrap.cpp
// and returns_to_scale.cpp.
#pragma once

#include <span>
#include <vector>

#include "numerics/random_stream.h"

namespace doelmaat::stats {

double MeanOf(std::span<const double> values);

// With n - 1; of at least two values.
double VarianceOf(std::span<const double> values);

// {d, 2 − d}: the values and their mirror images in 1.
std::vector<double> Reflected(std::span<const double> distances);

// As many draws as there are distances, each at least 1. With h the bandwidth
//
//   β with replacement from the pool {d, 2 − d};  τ = β + h ε, ε ~ N(0, 1)
//   τ ← mean(β) + (τ − mean(β)) / sqrt(1 + h² / var(pool)), then τ ← 2 − τ where τ < 1
//
// pool  Reflected of Shephard distances ≥ 1, with a variance above 0
//
// Source: Simar & Wilson 1998, Management Science 44(1), 49-61. See docs/methods/simar-wilson.md.
std::vector<double> SmoothedDraw(std::span<const double> pool,
                                 double pool_variance,
                                 double bandwidth,
                                 numerics::RandomStream* stream);

}  // namespace doelmaat::stats
