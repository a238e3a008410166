#include "dea_multiplier.h"

#include "numerics/linear_programme.h"

namespace doelmaat::conformance {
namespace {

using numerics::Bounds;
using numerics::kNoBound;
using numerics::LinearProgramme;
using numerics::Matrix;
using stats::Orientation;
using stats::ReturnsToScale;

Matrix DividedByMeans(const Matrix& matrix) {
  Matrix divided(matrix.rows(), matrix.cols());
  for (std::size_t col = 0; col < matrix.cols(); ++col) {
    double sum = 0;
    for (std::size_t row = 0; row < matrix.rows(); ++row) {
      sum += matrix(row, col);
    }
    for (std::size_t row = 0; row < matrix.rows(); ++row) {
      divided(row, col) = matrix(row, col) * static_cast<double>(matrix.rows()) / sum;
    }
  }
  return divided;
}

Bounds OffsetBounds(const stats::DeaOptions& options) {
  const bool input = options.orientation == Orientation::kInput;
  switch (options.returns_to_scale) {
    case ReturnsToScale::kVariable:
      return {-kNoBound, kNoBound};
    case ReturnsToScale::kConstant:
      return {0, 0};
    case ReturnsToScale::kDecreasing:
      return input ? Bounds{-kNoBound, 0} : Bounds{0, kNoBound};
    case ReturnsToScale::kIncreasing:
      return input ? Bounds{0, kNoBound} : Bounds{-kNoBound, 0};
  }
  return {};
}

}  // namespace

// Columns: v, u, w. Rows: one a unit (those that do not span have no bounds), then the norm.
std::vector<std::optional<double>> SolveDeaMultipliers(const Matrix& inputs,
                                                       const Matrix& outputs,
                                                       const stats::DeaOptions& options) {
  const Matrix x = DividedByMeans(inputs);
  const Matrix y = DividedByMeans(outputs);
  const bool input = options.orientation == Orientation::kInput;
  const std::size_t n = x.rows();
  const std::size_t offset = x.cols() + y.cols();
  std::vector<std::optional<double>> scores(n);
  for (std::size_t unit = 0; unit < n; ++unit) {
    LinearProgramme programme{Matrix(n + 1, offset + 1),
                              std::vector<double>(offset + 1),
                              std::vector<Bounds>(offset + 1),
                              std::vector<Bounds>(n + 1)};
    for (std::size_t row = 0; row < n; ++row) {
      for (std::size_t col = 0; col < x.cols(); ++col) {
        programme.coefficients(row, col) = x(row, col);
      }
      for (std::size_t col = 0; col < y.cols(); ++col) {
        programme.coefficients(row, x.cols() + col) = -y(row, col);
      }
      programme.coefficients(row, offset) = input ? -1 : 1;
      const bool spans = options.spans.empty() || options.spans[row];
      programme.rows[row] = {spans ? 0 : -kNoBound, kNoBound};
    }
    for (std::size_t col = 0; col < x.cols(); ++col) {
      (input ? programme.coefficients(n, col) : programme.costs[col]) = x(unit, col);
    }
    for (std::size_t col = 0; col < y.cols(); ++col) {
      (input ? programme.costs[x.cols() + col] : programme.coefficients(n, x.cols() + col)) =
          input ? -y(unit, col) : y(unit, col);
    }
    programme.rows[n] = {1, 1};
    programme.costs[offset] = input ? -1 : 1;
    programme.columns[offset] = OffsetBounds(options);
    const numerics::ProgrammeSolution solution = numerics::SolveLinearProgramme(programme);
    if (solution.status == numerics::ProgrammeStatus::kOptimal) {
      scores[unit] = input ? -solution.objective : solution.objective;
    }
  }
  return scores;
}

}  // namespace doelmaat::conformance
