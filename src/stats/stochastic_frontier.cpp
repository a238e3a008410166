#include "stats/stochastic_frontier.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "numerics/newton.h"
#include "stats/composed_error.h"
#include "stats/frontier_search.h"
#include "stats/frontier_start.h"
#include "stats/orthonormal_columns.h"
#include "stats/scale_estimates.h"

namespace doelmaat::stats {
namespace {

using numerics::Evaluation;
using numerics::Matrix;

constexpr std::array<double, 9> kShares = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

std::size_t ScaleCount(InefficiencyLaw law) {
  return law == InefficiencyLaw::kTruncatedNormal ? 3 : 2;
}

// The likelihood on orthonormal columns: parameters are their coefficients, then the scale.
class Likelihood {
 public:
  Likelihood(const OrthonormalColumns& columns,
             std::span<const double> response,
             double sign,
             InefficiencyLaw law)
      : columns_(columns.columns), response_(response), sign_(sign), law_(law) {}

  std::optional<Evaluation> operator()(std::span<const double> point) const {
    const std::size_t n_columns = columns_.cols();
    const std::size_t size = point.size();
    Evaluation sum{0, std::vector<double>(size), Matrix(size, size)};
    for (std::size_t row = 0; row < columns_.rows(); ++row) {
      const auto x = columns_.row(row);
      const ErrorJet log_density = LogDensity(law_, ErrorAt(row, point), point.subspan(n_columns));
      if (!std::isfinite(log_density.value)) {
        return std::nullopt;
      }
      Add(x, log_density, &sum);
    }
    for (std::size_t row = 0; row < size; ++row) {
      for (std::size_t col = row + 1; col < size; ++col) {
        sum.hessian(row, col) = sum.hessian(col, row);
      }
    }
    return sum;
  }

  // e = ±(y − x'β): v − u.
  double ErrorAt(std::size_t row, std::span<const double> point) const {
    double fitted = 0;
    const auto x = columns_.row(row);
    for (std::size_t col = 0; col < x.size(); ++col) {
      fitted += x[col] * point[col];
    }
    return sign_ * (response_[row] - fitted);
  }

  InefficiencyLaw law() const { return law_; }

 private:
  // de/dβ = ∓x.
  void Add(std::span<const double> x, const ErrorJet& each, Evaluation* sum) const {
    const std::size_t n_columns = x.size();
    const std::size_t n_scale = ScaleCount(law_);
    sum->value += each.value;
    for (std::size_t row = 0; row < n_columns; ++row) {
      sum->gradient[row] -= sign_ * each.gradient[0] * x[row];
      for (std::size_t col = 0; col <= row; ++col) {
        sum->hessian(row, col) += each.Second(0, 0) * x[row] * x[col];
      }
    }
    for (std::size_t row = 0; row < n_scale; ++row) {
      const std::size_t at = n_columns + row;
      sum->gradient[at] += each.gradient[1 + row];
      for (std::size_t col = 0; col < n_columns; ++col) {
        sum->hessian(at, col) -= sign_ * each.Second(1 + row, 0) * x[col];
      }
      for (std::size_t col = 0; col <= row; ++col) {
        sum->hessian(at, n_columns + col) += each.Second(1 + row, 1 + col);
      }
    }
  }

  const Matrix& columns_;
  std::span<const double> response_;
  double sign_;
  InefficiencyLaw law_;
};

// Least squares, and whether there is anything to find in its residuals; false when not.
bool Prepare(const Matrix& design,
             std::span<const double> response,
             StochasticFrontierResult* result,
             double* log_spread) {
  const FrontierStart start =
      StartFrontier(design, response, design.cols() + ScaleCount(result->options.law));
  result->dependent_columns = start.ols.dependent_columns;
  if (start.refusal.has_value()) {
    result->status = *start.refusal;
    return false;
  }
  result->ols_coefficients = start.ols.coefficients;
  result->ols_standard_errors = start.ols.standard_errors;
  result->ols_log_likelihood = start.log_likelihood;
  *log_spread = std::log(start.spread);
  std::vector<double> residuals = start.ols.residuals;
  if (result->options.kind == FrontierKind::kProduction) {
    for (double& residual : residuals) {
      residual = -residual;
    }
  }
  result->skew = TestResidualSkew(residuals);
  if (result->skew.status != ResidualSkewStatus::kRightSide) {
    result->status = StochasticFrontierStatus::kWrongSkew;
    return false;
  }
  return true;
}

// Starts for one split of the least-squares variance: `share` is that of u in σ², or in the
// variance for the exponential law, whose variance is σ_u².
std::vector<double> StartAt(const OrthonormalColumns& columns,
                            std::span<const double> response,
                            const Likelihood& likelihood,
                            double sign,
                            double share) {
  const bool exponential = likelihood.law() == InefficiencyLaw::kExponential;
  std::vector<double> start = Coefficients(columns, response);
  start.resize(start.size() + ScaleCount(likelihood.law()));
  double variance = 0;
  for (std::size_t row = 0; row < response.size(); ++row) {
    const double error = likelihood.ErrorAt(row, start);
    variance += error * error / static_cast<double>(response.size());
  }
  const double sigma_squared =
      exponential ? variance : variance / (1 - share * 2 / std::numbers::pi);
  const double sigma_u = std::sqrt(share * sigma_squared);
  const double mean = exponential ? sigma_u : sigma_u * std::sqrt(2 / std::numbers::pi);
  // Least squares run through the mean of v − u; the frontier lies E[u] beyond.
  const std::vector<double> ones(response.size(), 1);
  const std::vector<double> constant = Coefficients(columns, ones);
  for (std::size_t col = 0; col < constant.size(); ++col) {
    start[col] += sign * mean * constant[col];
  }
  start[constant.size()] = std::log(sigma_u);
  start[constant.size() + 1] = 0.5 * std::log((1 - share) * sigma_squared);
  return start;
}

struct Problem {
  const OrthonormalColumns& columns;
  std::span<const double> response;
  double sign;
  double log_spread;  // ln of the least-squares spread
};

ScaleReach ReachOf(std::span<const double> point, std::size_t first, InefficiencyLaw law) {
  const bool truncated = law == InefficiencyLaw::kTruncatedNormal;
  return {
      point[first], point[first + 1], truncated ? point[first + 2] * std::exp(-point[first]) : 0};
}

numerics::NewtonResult Search(const Problem& problem,
                              const Likelihood& likelihood,
                              const std::vector<double>& start) {
  const std::size_t first = problem.columns.columns.cols();
  return numerics::Maximise(likelihood, start, [&](std::span<const double> point) {
    return RanAway(ReachOf(point, first, likelihood.law()), problem.log_spread);
  });
}

// From the best of the splits; the truncated normal from there by way of the half-normal.
numerics::NewtonResult FindOptimum(const Problem& problem, InefficiencyLaw law) {
  const bool truncated = law == InefficiencyLaw::kTruncatedNormal;
  const Likelihood first(problem.columns,
                         problem.response,
                         problem.sign,
                         truncated ? InefficiencyLaw::kHalfNormal : law);
  std::vector<double> best;
  double highest = 0;
  for (const double share : kShares) {
    std::vector<double> start =
        StartAt(problem.columns, problem.response, first, problem.sign, share);
    const auto there = first(start);
    if (there.has_value() && (best.empty() || there->value > highest)) {
      highest = there->value;
      best = std::move(start);
    }
  }
  numerics::NewtonResult result = Search(problem, first, best);
  if (!truncated) {
    return result;
  }
  const Likelihood likelihood(problem.columns, problem.response, problem.sign, law);
  std::vector<double> start =
      result.status == numerics::NewtonStatus::kConverged ? result.point : best;
  start.push_back(0);
  return Search(problem, likelihood, start);
}

void FillEstimates(const numerics::NewtonResult& optimum,
                   const OrthonormalColumns& columns,
                   StochasticFrontierResult* result) {
  const std::size_t first = columns.columns.cols();
  const Matrix& covariance = optimum.covariance;
  result->coefficients = InOriginalColumns(columns, optimum.point, covariance);
  const ScaleEstimates scale =
      ScaleEstimatesOf(optimum.point[first], optimum.point[first + 1], covariance, first);
  result->sigma_u = scale.sigma_u;
  result->sigma_v = scale.sigma_v;
  result->sigma_squared = scale.sigma_squared;
  result->gamma = scale.gamma;
  if (result->options.law == InefficiencyLaw::kTruncatedNormal) {
    result->mu = Estimate{optimum.point[first + 2], std::sqrt(covariance(first + 2, first + 2))};
  }
  result->log_likelihood = optimum.at.value;
  result->steps = optimum.steps;
}

void FillUnits(const Likelihood& likelihood,
               std::span<const double> point,
               double sign,
               const Matrix& design,
               StochasticFrontierResult* result) {
  for (std::size_t row = 0; row < design.rows(); ++row) {
    const double error = likelihood.ErrorAt(row, point);
    result->units.push_back(
        ScoreOf(Conditional(likelihood.law(), error, point.subspan(design.cols())),
                sign * error,
                result->options.levels));
  }
}

}  // namespace

StochasticFrontierResult FitStochasticFrontier(const Matrix& design,
                                               std::span<const double> response,
                                               const StochasticFrontierOptions& options) {
  CheckFrontierData(design, response, options.levels);
  StochasticFrontierResult result;
  result.options = options;
  double log_spread = 0;
  if (!Prepare(design, response, &result, &log_spread)) {
    return result;
  }
  const double sign = options.kind == FrontierKind::kProduction ? 1 : -1;
  const OrthonormalColumns columns = Orthonormalise(design);
  const Problem problem{columns, response, sign, log_spread};
  const numerics::NewtonResult optimum = FindOptimum(problem, options.law);
  result.status = SearchStatus(
      optimum.status, ReachOf(optimum.point, design.cols(), options.law), log_spread);
  if (!result.usable()) {
    return result;
  }
  FillEstimates(optimum, columns, &result);
  const Likelihood likelihood(columns, response, sign, options.law);
  FillUnits(likelihood, optimum.point, sign, design, &result);
  return result;
}

}  // namespace doelmaat::stats
