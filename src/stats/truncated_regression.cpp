#include "stats/truncated_regression.h"

#include <cmath>
#include <numbers>
#include <optional>
#include <string>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "numerics/newton.h"
#include "numerics/normal.h"
#include "stats/ols.h"

namespace doelmaat::stats {
namespace {

using numerics::Evaluation;
using numerics::Matrix;

// 1/σ under this share of that of least squares: σ has run away, and the search may end.
constexpr double kRunAway = 1e-3;
// The same where the search ended without an optimum: towards ∞ the likelihood is a bent ridge
// along which the last steps are short, and at 100 times the spread a sample would need some 10^8
// rows to tell its cut-off normal law from an exponential one.
constexpr double kRunningAway = 1e-2;

// The sum of the logarithms of many numbers in (kSmallestFactor, 1], one logarithm for every eight.
// A relative error of rounding in each is an absolute one in the sum, as with a logarithm of each.
constexpr double kSmallestFactor = 1e-30;
class LogProduct {
 public:
  void Multiply(double factor) {
    product_ *= factor;
    if (++factors_ % 8 == 0) {
      log_ += std::log(product_);
      product_ = 1;
    }
  }
  double Log() const { return log_ + std::log(product_); }

 private:
  double log_ = 0;
  double product_ = 1;
  std::size_t factors_ = 0;
};

// Adds slope × x to the gradient and takes bend × x xᵀ from the lower half of the Hessian.
void AddRow(std::span<const double> x, double slope, double bend, Evaluation* sum) {
  for (std::size_t col = 0; col < x.size(); ++col) {
    sum->gradient[col] += x[col] * slope;
    const auto row = sum->hessian.row(col);
    const double bent = x[col] * bend;
    for (std::size_t other = 0; other <= col; ++other) {
      row[other] -= bent * x[other];
    }
  }
}

// ln likelihood in θ = β/σ and h = 1/σ, on orthonormal columns.
class OlsenLikelihood {
 public:
  OlsenLikelihood(const Matrix& columns, std::span<const double> response, double limit)
      : columns_(columns), response_(response), limit_(limit) {}

  std::optional<Evaluation> operator()(std::span<const double> point) const {
    const std::size_t p = columns_.cols();
    const double h = point[p];
    if (!(h > 0)) {
      return std::nullopt;
    }
    Evaluation sum{0, std::vector<double>(p + 1), Matrix(p + 1, p + 1)};
    LogProduct chances;
    for (std::size_t row = 0; row < response_.size(); ++row) {
      const auto x = columns_.row(row);
      double fitted = 0;
      for (std::size_t col = 0; col < p; ++col) {
        fitted += x[col] * point[col];
      }
      const double y = response_[row];
      const double away = h * y - fitted;
      const double beyond = fitted - h * limit_;
      const double chance = numerics::NormalCdf(beyond);
      const numerics::InverseMills mills = numerics::InverseMillsAt(beyond, chance);
      const double bend = mills.ratio * mills.excess;  // −(ln Φ)''
      sum.value -= 0.5 * away * away;
      if (chance > kSmallestFactor) {
        chances.Multiply(chance);
      } else {
        sum.value -= numerics::LogNormalCdf(beyond);
      }
      AddRow(x, away - mills.ratio, 1 - bend, &sum);
      const auto last = sum.hessian.row(p);
      for (std::size_t col = 0; col < p; ++col) {
        last[col] += x[col] * (y - bend * limit_);
      }
      sum.gradient[p] += 1 / h - away * y + mills.ratio * limit_;
      last[p] -= 1 / (h * h) + y * y - bend * limit_ * limit_;
    }
    sum.value += (std::log(h) - 0.5 * std::log(2 * std::numbers::pi)) *
                     static_cast<double>(response_.size()) -
                 chances.Log();
    for (std::size_t row = 0; row <= p; ++row) {
      for (std::size_t col = row + 1; col <= p; ++col) {
        sum.hessian(row, col) = sum.hessian(col, row);
      }
    }
    return std::isfinite(sum.value) ? std::optional(std::move(sum)) : std::nullopt;
  }

 private:
  const Matrix& columns_;
  std::span<const double> response_;
  double limit_;
};

// Least squares in Olsen's parameters; nothing when there is no residual.
std::optional<std::vector<double>> Start(const OrthonormalColumns& columns,
                                         std::span<const double> response) {
  std::vector<double> start = Coefficients(columns, response);
  double variance = 0;
  double size = 0;
  for (std::size_t row = 0; row < response.size(); ++row) {
    double away = response[row];
    for (std::size_t col = 0; col < start.size(); ++col) {
      away -= columns.columns(row, col) * start[col];
    }
    variance += away * away / static_cast<double>(response.size());
    size += response[row] * response[row] / static_cast<double>(response.size());
  }
  if (!(variance > 1e-24 * size)) {
    return std::nullopt;
  }
  const double h = 1 / std::sqrt(variance);
  for (double& coefficient : start) {
    coefficient *= h;
  }
  start.push_back(h);
  return start;
}

// (−H)⁻¹ in β and σ: β_j = θ_j / h and σ = 1 / h.
Matrix InBetaAndSigma(const numerics::NewtonResult& optimum) {
  const std::size_t p = optimum.point.size() - 1;
  const double h = optimum.point[p];
  Matrix slopes(p + 1, p + 1);
  for (std::size_t row = 0; row < p; ++row) {
    slopes(row, row) = 1 / h;
    slopes(row, p) = -optimum.point[row] / (h * h);
  }
  slopes(p, p) = -1 / (h * h);
  Matrix turned(p + 1, p + 1);
  for (std::size_t row = 0; row <= p; ++row) {
    for (std::size_t col = 0; col <= p; ++col) {
      for (std::size_t one = 0; one <= p; ++one) {
        for (std::size_t other = 0; other <= p; ++other) {
          turned(row, col) +=
              slopes(row, one) * optimum.covariance(one, other) * slopes(col, other);
        }
      }
    }
  }
  return turned;
}

void CheckResponse(const Matrix& design, std::span<const double> response, double limit) {
  if (design.rows() != response.size()) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.ols_shape",
                          {{"rows", std::to_string(design.rows())},
                           {"responses", std::to_string(response.size())}}));
  }
  for (std::size_t row = 0; row < response.size(); ++row) {
    if (!(response[row] > limit)) {
      throw Error(
          ErrorKind::kBadInput,
          base::Say("stats.not_above_limit",
                    {{"row", std::to_string(row + 1)}, {"limit", base::FormatExact(limit)}}));
    }
  }
}

}  // namespace

TruncatedRegression::TruncatedRegression(const Matrix& design, double limit)
    : columns_(Orthonormalise(design)), limit_(limit) {}

TruncatedRegressionResult TruncatedRegression::Fit(std::span<const double> response) const {
  TruncatedRegressionResult result;
  const auto start = Start(columns_, response);
  if (!start.has_value()) {
    result.status = TruncatedRegressionStatus::kNoSpread;
    return result;
  }
  const std::size_t p = columns_.columns.cols();
  const double gone = kRunAway * start->back();
  const numerics::NewtonResult optimum =
      numerics::Maximise(OlsenLikelihood(columns_.columns, response, limit_),
                         *start,
                         [&](std::span<const double> point) { return point[p] < gone; });
  if (optimum.status != numerics::NewtonStatus::kConverged) {
    if (optimum.point[p] < kRunningAway * start->back()) {
      result.status = TruncatedRegressionStatus::kSpreadRunsAway;
    }
    return result;
  }
  const Matrix covariance = InBetaAndSigma(optimum);
  const double sigma = 1 / optimum.point[p];
  std::vector<double> beta(optimum.point.begin(), optimum.point.end() - 1);
  for (double& coefficient : beta) {
    coefficient *= sigma;
  }
  result.status = TruncatedRegressionStatus::kConverged;
  result.coefficients = InOriginalColumns(columns_, beta, covariance);
  result.sigma = {sigma, std::sqrt(covariance(p, p))};
  result.log_likelihood = optimum.at.value;
  result.steps = optimum.steps;
  return result;
}

TruncatedRegressionResult FitTruncatedRegression(const Matrix& design,
                                                 std::span<const double> response,
                                                 double limit) {
  CheckResponse(design, response, limit);
  const OlsResult ols = FitOls(design, response);
  TruncatedRegressionResult result;
  if (ols.status == OlsStatus::kTooFewRows || design.rows() <= design.cols() + 1) {
    result.status = TruncatedRegressionStatus::kTooFewRows;
    return result;
  }
  if (ols.status == OlsStatus::kRankDeficient) {
    result.status = TruncatedRegressionStatus::kRankDeficient;
    result.dependent_columns = ols.dependent_columns;
    return result;
  }
  return TruncatedRegression(design, limit).Fit(response);
}

}  // namespace doelmaat::stats
