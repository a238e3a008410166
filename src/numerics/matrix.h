#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/check.h"

namespace doelmaat::numerics {

// A dense table of doubles, stored row by row. It holds values and crosses folder borders; linear
// algebra is done by the folder that needs it, in its own library's types.
class Matrix {
 public:
  Matrix() = default;
  Matrix(std::size_t rows, std::size_t cols, double value = 0)
      : rows_(rows), cols_(cols), values_(rows * cols, value) {}

  std::size_t rows() const { return rows_; }
  std::size_t cols() const { return cols_; }

  double& operator()(std::size_t row, std::size_t col) {
    DOELMAAT_CHECK(row < rows_ && col < cols_);
    return values_[row * cols_ + col];
  }
  double operator()(std::size_t row, std::size_t col) const {
    DOELMAAT_CHECK(row < rows_ && col < cols_);
    return values_[row * cols_ + col];
  }

  std::span<double> row(std::size_t row) {
    DOELMAAT_CHECK(row < rows_);
    return {values_.data() + row * cols_, cols_};
  }
  std::span<const double> row(std::size_t row) const {
    DOELMAAT_CHECK(row < rows_);
    return {values_.data() + row * cols_, cols_};
  }
  // Every value, row after row.
  std::span<const double> values() const { return values_; }

 private:
  std::size_t rows_ = 0;
  std::size_t cols_ = 0;
  std::vector<double> values_;
};

}  // namespace doelmaat::numerics
