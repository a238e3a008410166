#include "stats/ols.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <Eigen/Dense>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::stats {
namespace {

using LongMatrix = Eigen::Matrix<long double, Eigen::Dynamic, Eigen::Dynamic>;
using LongVector = Eigen::Matrix<long double, Eigen::Dynamic, 1>;

// Of the largest pivot, columns having length 1. Above what rounding of double data leaves of a
// column that is a sum of others (about 1e-16), below the smallest pivot of NIST's Filip.
constexpr long double kSmallestPivot = 1e-13L;

bool AllFinite(std::span<const double> values) {
  return std::all_of(
      values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

void Check(const numerics::Matrix& design, std::span<const double> response) {
  if (design.rows() != response.size() || design.cols() == 0) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.ols_shape",
                          {{"rows", std::to_string(design.rows())},
                           {"responses", std::to_string(response.size())}}));
  }
  if (!AllFinite(design.values()) || !AllFinite(response)) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.values_missing", {{"statistic", "Regressie"}}));
  }
}

bool HasConstant(const LongMatrix& design) {
  for (Eigen::Index column = 0; column < design.cols(); ++column) {
    const long double first = design(0, column);
    if (first != 0 && (design.col(column).array() == first).all()) {
      return true;
    }
  }
  return false;
}

LongMatrix ToLong(const numerics::Matrix& matrix) {
  LongMatrix copy(static_cast<Eigen::Index>(matrix.rows()),
                  static_cast<Eigen::Index>(matrix.cols()));
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    for (std::size_t col = 0; col < matrix.cols(); ++col) {
      copy(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(col)) = matrix(row, col);
    }
  }
  return copy;
}

std::vector<double> ToDouble(const LongVector& values) {
  std::vector<double> doubles(static_cast<std::size_t>(values.size()));
  std::transform(values.begin(), values.end(), doubles.begin(), [](long double value) {
    return static_cast<double>(value);
  });
  return doubles;
}

// sigma² R⁻¹ R⁻ᵀ, in the order and the scale of the columns of the design.
numerics::Matrix Covariance(const LongMatrix& inverse,
                            long double variance,
                            const Eigen::VectorXi& order,
                            const LongVector& lengths) {
  const LongMatrix pivoted = variance * inverse * inverse.transpose();
  const auto p = static_cast<std::size_t>(inverse.rows());
  numerics::Matrix covariance(p, p);
  for (Eigen::Index i = 0; i < inverse.rows(); ++i) {
    for (Eigen::Index j = 0; j < inverse.rows(); ++j) {
      covariance(static_cast<std::size_t>(order(i)), static_cast<std::size_t>(order(j))) =
          static_cast<double>(pivoted(i, j) / lengths(order(i)) / lengths(order(j)));
    }
  }
  return covariance;
}

}  // namespace

OlsResult FitOls(const numerics::Matrix& design, std::span<const double> response) {
  Check(design, response);
  OlsResult result;
  result.rows = design.rows();
  const auto n = static_cast<Eigen::Index>(design.rows());
  const auto p = static_cast<Eigen::Index>(design.cols());
  if (n <= p) {
    return result;
  }
  const LongMatrix x = ToLong(design);
  LongVector y(n);
  std::copy(response.begin(), response.end(), y.begin());
  LongVector lengths = x.colwise().norm();
  for (long double& length : lengths) {
    length = length > 0 ? length : 1;  // a column of zeros is found by its rank
  }
  const LongMatrix scaled = x * lengths.cwiseInverse().asDiagonal();
  Eigen::ColPivHouseholderQR<LongMatrix> qr(n, p);
  qr.setThreshold(kSmallestPivot);
  qr.compute(scaled);
  result.rank = static_cast<std::size_t>(qr.rank());
  if (qr.rank() < p) {
    result.status = OlsStatus::kRankDeficient;
    for (Eigen::Index pivot = qr.rank(); pivot < p; ++pivot) {
      result.dependent_columns.push_back(
          static_cast<std::size_t>(qr.colsPermutation().indices()(pivot)));
    }
    std::sort(result.dependent_columns.begin(), result.dependent_columns.end());
    return result;
  }

  LongVector b = qr.solve(y);
  // One step of refinement removes most of what rounding in the factorisation left.
  b += qr.solve(y - scaled * b);
  const LongVector residuals = y - scaled * b;
  const long double residual_squares = residuals.squaredNorm();
  const long double variance = residual_squares / static_cast<long double>(n - p);
  const LongMatrix inverse = qr.matrixR().topLeftCorner(p, p).triangularView<Eigen::Upper>().solve(
      LongMatrix::Identity(p, p));
  const LongVector pivoted = inverse.rowwise().norm();
  LongVector errors(p);
  for (Eigen::Index pivot = 0; pivot < p; ++pivot) {
    errors(qr.colsPermutation().indices()(pivot)) = pivoted(pivot) * std::sqrt(variance);
  }

  result.status = OlsStatus::kFitted;
  result.coefficients = ToDouble(b.cwiseQuotient(lengths));
  result.standard_errors = ToDouble(errors.cwiseQuotient(lengths));
  result.covariance = Covariance(inverse, variance, qr.colsPermutation().indices(), lengths);
  result.residuals = ToDouble(residuals);
  result.sigma = static_cast<double>(std::sqrt(variance));
  const long double centre = HasConstant(x) ? y.mean() : 0;
  const long double total_squares = (y.array() - centre).matrix().squaredNorm();
  if (total_squares > 0) {
    result.r_squared = static_cast<double>(1 - residual_squares / total_squares);
  }
  return result;
}

}  // namespace doelmaat::stats
