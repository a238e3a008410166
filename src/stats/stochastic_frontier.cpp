#include "stats/stochastic_frontier.h"

#include <cmath>

#include "numerics/newton.h"
#include "stats/composed_likelihood.h"
#include "stats/frontier_search.h"
#include "stats/frontier_start.h"
#include "stats/orthonormal_columns.h"
#include "stats/scale_estimates.h"

namespace doelmaat::stats {
namespace {

using numerics::Matrix;

std::size_t ScaleCount(InefficiencyLaw law) {
  return law == InefficiencyLaw::kTruncatedNormal ? 3 : 2;
}

// Least squares, and whether there is anything to find in its residuals; false when not.
bool Prepare(const Matrix& design,
             std::span<const double> response,
             StochasticFrontierResult* result,
             double* spread) {
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
  *spread = start.spread;
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

numerics::NewtonResult Search(const ComposedLikelihood& likelihood,
                              double spread,
                              const std::vector<double>& start) {
  return numerics::Maximise(likelihood, start, [&](std::span<const double> point) {
    return RanAway(likelihood.ReachOf(point), std::log(spread));
  });
}

// From the best of the splits; the truncated normal from there by way of the half-normal, which
// has the same columns but those of μ.
numerics::NewtonResult FindOptimum(const FrontierProblem& problem,
                                   const ComposedColumns& columns,
                                   const ComposedLikelihood& asked) {
  if (asked.law() != InefficiencyLaw::kTruncatedNormal) {
    return Search(asked, problem.spread, BestSplit(problem, asked.law(), asked));
  }
  const Matrix none(columns[3]->rows(), 0);
  const ComposedLikelihood half({columns[0], columns[1], columns[2], &none},
                                problem.response,
                                problem.sign,
                                InefficiencyLaw::kHalfNormal);
  std::vector<double> start = BestSplit(problem, half.law(), half);
  const numerics::NewtonResult result = Search(half, problem.spread, start);
  if (result.status == numerics::NewtonStatus::kConverged) {
    start = result.point;
  }
  start.push_back(0);
  return Search(asked, problem.spread, start);
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

}  // namespace

StochasticFrontierResult FitStochasticFrontier(const Matrix& design,
                                               std::span<const double> response,
                                               const StochasticFrontierOptions& options) {
  CheckFrontierData(design, response, options.levels);
  StochasticFrontierResult result;
  result.options = options;
  double spread = 0;
  if (!Prepare(design, response, &result, &spread)) {
    return result;
  }
  const double sign = options.kind == FrontierKind::kProduction ? 1 : -1;
  const OrthonormalColumns columns = Orthonormalise(design);
  const Matrix ones(design.rows(), 1, 1);
  const Matrix none(design.rows(), 0);
  const bool truncated = options.law == InefficiencyLaw::kTruncatedNormal;
  const ComposedColumns parts{&columns.columns, &ones, &ones, truncated ? &ones : &none};
  const ComposedLikelihood likelihood(parts, response, sign, options.law);
  const numerics::NewtonResult optimum =
      FindOptimum({columns, response, sign, spread}, parts, likelihood);
  result.status = SearchStatus(optimum.status, likelihood.ReachOf(optimum.point), std::log(spread));
  if (!result.usable()) {
    return result;
  }
  FillEstimates(optimum, columns, &result);
  for (std::size_t row = 0; row < response.size(); ++row) {
    result.units.push_back(ScoreOf(likelihood.ConditionalAt(row, optimum.point),
                                   sign * likelihood.ErrorAt(row, optimum.point),
                                   options.levels));
  }
  return result;
}

}  // namespace doelmaat::stats
