// Made-up units for the tests of envelopment methods.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

#include "numerics/matrix.h"
#include "numerics/random_stream.h"
#include "stats/dea.h"

namespace doelmaat::stats::fixture {

inline constexpr ReturnsToScale kAllReturns[] = {ReturnsToScale::kVariable,
                                                 ReturnsToScale::kConstant,
                                                 ReturnsToScale::kDecreasing,
                                                 ReturnsToScale::kIncreasing};
inline constexpr Orientation kBoth[] = {Orientation::kInput, Orientation::kOutput};

// Row after row.
inline Matrix MatrixOf(std::size_t cols, const std::vector<double>& values) {
  Matrix matrix(values.size() / cols, cols);
  for (std::size_t each = 0; each < values.size(); ++each) {
    matrix(each / cols, each % cols) = values[each];
  }
  return matrix;
}

inline Matrix Column(const std::vector<double>& values) { return MatrixOf(1, values); }

// Every entry log-normal, drawn under a purpose of the test.
inline Matrix RandomMatrix(std::size_t rows,
                           std::size_t cols,
                           std::string_view purpose,
                           std::uint64_t unit) {
  numerics::RandomStream stream(3, purpose, unit);
  Matrix matrix(rows, cols);
  for (std::size_t row = 0; row < rows; ++row) {
    for (double& value : matrix.row(row)) {
      value = std::exp(stream.Normal());
    }
  }
  return matrix;
}

inline Matrix Rows(const Matrix& matrix, const std::vector<std::size_t>& rows) {
  Matrix selection(rows.size(), matrix.cols());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::ranges::copy(matrix.row(rows[row]), selection.row(row).begin());
  }
  return selection;
}

struct Units {
  Matrix inputs;
  Matrix outputs;
};

// Inputs rise with outputs, times inefficiency. With three outputs or more a fifth of the third is
// zero.
inline Units MadeUpUnits(std::size_t n_units,
                         std::size_t n_inputs,
                         std::size_t n_outputs,
                         std::uint64_t seed) {
  numerics::RandomStream stream(seed, "units_fixture", n_inputs * 10 + n_outputs);
  Units units{Matrix(n_units, n_inputs), Matrix(n_units, n_outputs)};
  for (std::size_t row = 0; row < n_units; ++row) {
    double size = 0;
    for (std::size_t col = 0; col < n_outputs; ++col) {
      const bool none = col == 2 && stream.Below(5) == 0;
      units.outputs(row, col) = none ? 0 : std::exp(3 + stream.Normal());
      size += units.outputs(row, col);
    }
    for (std::size_t col = 0; col < n_inputs; ++col) {
      units.inputs(row, col) = 1000 * size * std::exp(0.4 * stream.Normal());
    }
  }
  return units;
}

}  // namespace doelmaat::stats::fixture
