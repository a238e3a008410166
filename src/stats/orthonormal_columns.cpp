#include "stats/orthonormal_columns.h"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

namespace doelmaat::stats {
namespace {

using numerics::Matrix;
using Table = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Eigen::Index Signed(std::size_t value) { return static_cast<Eigen::Index>(value); }

Eigen::Map<const Table> View(const Matrix& matrix) {
  return {matrix.values().data(), Signed(matrix.rows()), Signed(matrix.cols())};
}

Matrix FromTable(const Table& table) {
  Matrix matrix(static_cast<std::size_t>(table.rows()), static_cast<std::size_t>(table.cols()));
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    for (std::size_t col = 0; col < matrix.cols(); ++col) {
      matrix(row, col) = table(Signed(row), Signed(col));
    }
  }
  return matrix;
}

}  // namespace

OrthonormalColumns Orthonormalise(const Matrix& design) {
  const Eigen::Index n = Signed(design.rows());
  const Eigen::Index p = Signed(design.cols());
  const double length = std::sqrt(static_cast<double>(design.rows()));
  const Eigen::HouseholderQR<Table> qr(View(design));
  const Table columns = length * (qr.householderQ() * Table::Identity(n, p));
  const Table mix = Table(qr.matrixQR().topRows(p).triangularView<Eigen::Upper>()) / length;
  return {FromTable(columns), FromTable(mix)};
}

std::vector<double> Coefficients(const OrthonormalColumns& columns,
                                 std::span<const double> values) {
  std::vector<double> coefficients(columns.columns.cols());
  for (std::size_t row = 0; row < values.size(); ++row) {
    for (std::size_t col = 0; col < coefficients.size(); ++col) {
      coefficients[col] +=
          columns.columns(row, col) * values[row] / static_cast<double>(values.size());
    }
  }
  return coefficients;
}

std::vector<Estimate> InOriginalColumns(const OrthonormalColumns& columns,
                                        std::span<const double> point,
                                        const Matrix& covariance) {
  const Eigen::Index p = Signed(columns.mix.cols());
  const auto mix = View(columns.mix).triangularView<Eigen::Upper>();
  const Eigen::Map<const Eigen::VectorXd> own(point.data(), p);
  const Eigen::VectorXd coefficients = mix.solve(own);
  const Table half = mix.solve(Table(View(covariance).topLeftCorner(p, p)));
  const Table turned = mix.solve(Table(half.transpose()));
  std::vector<Estimate> estimates(columns.mix.cols());
  for (std::size_t col = 0; col < estimates.size(); ++col) {
    estimates[col] = {coefficients[Signed(col)], std::sqrt(turned(Signed(col), Signed(col)))};
  }
  return estimates;
}

}  // namespace doelmaat::stats
