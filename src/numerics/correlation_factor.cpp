#include "numerics/correlation_factor.h"

#include <cmath>

namespace doelmaat::numerics {
namespace {

constexpr double kRounding = 1e-10;

bool IsSymmetricWithOnes(const Matrix& matrix) {
  if (matrix.rows() != matrix.cols()) {
    return false;
  }
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    for (std::size_t col = 0; col <= row; ++col) {
      const double value = matrix(row, col);
      if (!std::isfinite(value) || value != matrix(col, row) || (row == col && value != 1)) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

std::optional<Matrix> CorrelationFactor(const Matrix& correlation) {
  if (!IsSymmetricWithOnes(correlation)) {
    return std::nullopt;
  }
  const std::size_t n = correlation.rows();
  Matrix factor(n, n);
  for (std::size_t col = 0; col < n; ++col) {
    for (std::size_t row = col; row < n; ++row) {
      double rest = correlation(row, col);
      for (std::size_t k = 0; k < col; ++k) {
        rest -= factor(row, k) * factor(col, k);
      }
      if (row == col) {
        if (rest < -kRounding) {
          return std::nullopt;
        }
        factor(row, col) = rest > kRounding ? std::sqrt(rest) : 0;
      } else if (factor(col, col) > 0) {
        factor(row, col) = rest / factor(col, col);
      } else if (std::abs(rest) > std::sqrt(kRounding)) {
        return std::nullopt;
      }
    }
  }
  return factor;
}

}  // namespace doelmaat::numerics
