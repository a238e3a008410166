#include "stats/technology.h"

#include <algorithm>

namespace doelmaat::stats {
namespace {

using numerics::Bounds;
using numerics::kNoBound;

// A score further than this under 1 is surely that of a unit inside the frontier.
constexpr double kInside = 1e-6;

// By row of the frontier.
std::vector<Weight> Positive(std::span<const double> lambda) {
  std::vector<Weight> weights;
  for (std::size_t row = 0; row < lambda.size(); ++row) {
    if (lambda[row] > kSmallestLambda) {
      weights.push_back({row, lambda[row]});
    }
  }
  return weights;
}

}  // namespace

std::vector<double> ScaleOfColumns(const Matrix& matrix) {
  std::vector<double> means(matrix.cols());
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    for (std::size_t col = 0; col < matrix.cols(); ++col) {
      means[col] += matrix(row, col) / static_cast<double>(matrix.rows());
    }
  }
  std::replace(means.begin(), means.end(), 0.0, 1.0);
  return means;
}

FrontierData EfficientFrontier(const Matrix& inputs,
                               const Matrix& outputs,
                               ReturnsToScale returns_to_scale) {
  std::vector<bool> spans;
  for (const DeaUnit& unit :
       SolveDea(inputs, outputs, {.returns_to_scale = returns_to_scale}).units) {
    spans.push_back(unit.score.value_or(1) >= 1 - kInside);
  }
  return SelectFrontier(inputs, outputs, spans);
}

Bounds ScaleBounds(ReturnsToScale returns_to_scale) {
  switch (returns_to_scale) {
    case ReturnsToScale::kVariable:
      return {1, 1};
    case ReturnsToScale::kConstant:
      return {-kNoBound, kNoBound};
    case ReturnsToScale::kDecreasing:
      return {-kNoBound, 1};
    case ReturnsToScale::kIncreasing:
      return {1, kNoBound};
  }
  return {1, 1};
}

std::vector<double> Combine(const Matrix& values, std::span<const Weight> weights) {
  std::vector<double> combination(values.cols());
  for (const Weight& weight : weights) {
    const auto row = values.row(weight.unit);
    for (std::size_t each = 0; each < combination.size(); ++each) {
      combination[each] += weight.lambda * row[each];
    }
  }
  return combination;
}

std::vector<double> Combine(const Matrix& values, std::span<const double> lambda) {
  return Combine(values, Positive(lambda.first(values.rows())));
}

std::vector<Weight> InRowsOf(const std::vector<std::size_t>& units,
                             std::span<const Weight> weights) {
  std::vector<Weight> moved(weights.begin(), weights.end());
  for (Weight& weight : moved) {
    weight.unit = units[weight.unit];
  }
  return moved;
}

std::vector<Weight> PositiveWeights(std::span<const double> lambda,
                                    const std::vector<std::size_t>& units) {
  return InRowsOf(units, Positive(lambda.first(units.size())));
}

}  // namespace doelmaat::stats
