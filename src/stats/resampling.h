// What the methods have in common that solve a frontier again and again on drawn data; others call
// stats/dea_bootstrap.h and its neighbours.
#pragma once

#include <cstddef>
#include <span>

#include "stats/dea.h"

namespace doelmaat::stats {

// A Shephard distance this close to 1 is 1; dea.boot of R package Benchmarking draws the line in
// the same place.
inline constexpr double kEfficientDistance = 1e-6;

// The Shephard distance of a Farrell score, and the score of a distance: each other's inverse for
// inputs, equal for outputs.
double Turn(double value, Orientation orientation);

// Throws kBadInput for fewer than 2.
void CheckReplications(std::size_t replications);

// Throws kBadInput for a confidence level outside (0, 1).
void CheckLevels(std::span<const double> levels);

// More than 1 in 100 was not solved: what is left is no longer a sample of all.
bool TooManyFailed(std::size_t failed, std::size_t replications);

}  // namespace doelmaat::stats
