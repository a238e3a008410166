// Pieces of the linear programmes over mixtures of units; shared by the envelopment methods, others
// call stats/dea.h and its neighbours.
#pragma once

#include <span>
#include <vector>

#include "numerics/linear_programme.h"
#include "numerics/matrix.h"
#include "stats/dea.h"
#include "stats/dea_data.h"

namespace doelmaat::stats {

// The mean of every column, by which its row is divided so that programmes hold numbers of like
// size. A column of zeros, an output that no unit of the frontier has, keeps its own scale.
std::vector<double> ScaleOfColumns(const numerics::Matrix& matrix);

// The units that span a frontier, without those that surely lie inside it (score of SolveDea under
// 1 by more than 1e-6): a mixture of others is better in every input, so no solution needs them,
// and prices at which those others make no profit give them none. Programmes over these units alone
// are as many times smaller.
FrontierData EfficientFrontier(const numerics::Matrix& inputs,
                               const numerics::Matrix& outputs,
                               ReturnsToScale returns_to_scale);

// What Σ λ_j may be.
numerics::Bounds ScaleBounds(ReturnsToScale returns_to_scale);

// A basic λ that is zero comes out as rounding of this size or less; a real one is far larger.
inline constexpr double kSmallestLambda = 1e-12;

// Σ λ_j values_j, with λ by row of the values.
std::vector<double> Combine(const numerics::Matrix& values, std::span<const Weight> weights);
// The same from one λ a row, leaving out those of the size of rounding.
std::vector<double> Combine(const numerics::Matrix& values, std::span<const double> lambda);

// Weights by row of a frontier as weights by row of the original data; `units` as FrontierData has
// it.
std::vector<Weight> InRowsOf(const std::vector<std::size_t>& units,
                             std::span<const Weight> weights);

// The units with λ > 0, by their row in the original data.
std::vector<Weight> PositiveWeights(std::span<const double> lambda,
                                    const std::vector<std::size_t>& units);

}  // namespace doelmaat::stats
