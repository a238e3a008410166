#include "stats/explained_frontier.h"

#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "numerics/newton.h"
#include "stats/composed_likelihood.h"
#include "stats/frontier_search.h"
#include "stats/frontier_start.h"
#include "stats/scale_estimates.h"

namespace doelmaat::stats {
namespace {

using numerics::Matrix;

// Frontier, ln σ_u, ln σ_v and μ, in the order of composed_likelihood.h.
constexpr std::size_t kParts = 4;
constexpr std::array<FrontierPart, kParts> kPartNames = {FrontierPart::kFrontier,
                                                         FrontierPart::kInefficiency,
                                                         FrontierPart::kNoise,
                                                         FrontierPart::kMean};
using Parts = std::array<Matrix, kParts>;

Matrix OrOnes(const Matrix& columns, std::size_t rows) {
  return columns.cols() > 0 ? columns : Matrix(rows, 1, 1);
}

Parts PartsOf(const Matrix& design,
              const FrontierCauses& causes,
              const StochasticFrontierOptions& options) {
  const std::size_t rows = design.rows();
  const bool truncated = options.law == InefficiencyLaw::kTruncatedNormal;
  return {design,
          OrOnes(causes.inefficiency, rows),
          OrOnes(causes.noise, rows),
          truncated ? OrOnes(causes.mean, rows) : Matrix(rows, 0)};
}

void CheckCauses(const Matrix& design,
                 const FrontierCauses& causes,
                 const StochasticFrontierOptions& options) {
  if (causes.mean.cols() > 0 && options.law != InefficiencyLaw::kTruncatedNormal) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.mean_law"));
  }
  for (const Matrix* cause : {&causes.mean, &causes.inefficiency, &causes.noise}) {
    if (cause->cols() > 0 && cause->rows() != design.rows()) {
      throw Error(ErrorKind::kBadInput,
                  base::Say("stats.ols_shape",
                            {{"rows", std::to_string(cause->rows())},
                             {"responses", std::to_string(design.rows())}}));
    }
  }
}

// Orthonormal columns with the signs of the design: a column of ones stays one.
OrthonormalColumns WithSigns(const Matrix& design) {
  OrthonormalColumns made = Orthonormalise(design);
  for (std::size_t col = 0; col < design.cols(); ++col) {
    if (made.mix(col, col) > 0) {
      continue;
    }
    for (std::size_t other = col; other < design.cols(); ++other) {
      made.mix(col, other) = -made.mix(col, other);
    }
    for (std::size_t row = 0; row < design.rows(); ++row) {
      made.columns(row, col) = -made.columns(row, col);
    }
  }
  return made;
}

// Least squares, and whether every part has columns to search; false when not.
bool Prepare(const Parts& parts,
             std::span<const double> response,
             FrontierStart* start,
             ExplainedFrontierResult* result) {
  std::size_t parameters = 0;
  for (const Matrix& part : parts) {
    parameters += part.cols();
  }
  *start = StartFrontier(parts[0], response, parameters);
  result->dependent_columns = start->ols.dependent_columns;
  if (start->refusal.has_value()) {
    result->status = *start->refusal;
    return false;
  }
  for (std::size_t part = 1; part < kParts; ++part) {
    if (parts[part].cols() == 0) {
      continue;
    }
    const OlsResult ols = FitOls(parts[part], response);
    if (ols.status == OlsStatus::kRankDeficient) {
      result->status = StochasticFrontierStatus::kRankDeficient;
      result->dependent_part = kPartNames[part];
      result->dependent_columns = ols.dependent_columns;
      return false;
    }
  }
  result->ols_log_likelihood = start->log_likelihood;
  std::vector<double> residuals = start->ols.residuals;
  if (result->options.kind == FrontierKind::kProduction) {
    for (double& residual : residuals) {
      residual = -residual;
    }
  }
  result->skew = TestResidualSkew(residuals);
  return true;
}

struct Problem {
  const std::array<OrthonormalColumns, kParts>& parts;
  const ComposedLikelihood& likelihood;
  FrontierProblem frontier;
};

// The start for the same scale in every row, where the columns of a part can say so.
std::vector<double> SpreadOut(const Problem& problem, const std::vector<double>& plain) {
  const std::size_t first = problem.likelihood.First(1);
  std::vector<double> start(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(first));
  for (std::size_t part = 1; part < kParts; ++part) {
    const double value = first + part - 1 < plain.size() ? plain[first + part - 1] : 0;
    const std::vector<double> values(problem.frontier.response.size(), value);
    const std::vector<double> own = Coefficients(problem.parts[part], values);
    start.insert(start.end(), own.begin(), own.end());
  }
  return start;
}

numerics::NewtonResult Search(const ComposedLikelihood& likelihood,
                              double spread,
                              const std::vector<double>& start) {
  return numerics::Maximise(likelihood, start, [&](std::span<const double> point) {
    return RanAway(likelihood.ReachOf(point), std::log(spread));
  });
}

// From the most likely frontier with the same scale for all rows, or, where there is none, from
// the best split.
numerics::NewtonResult FindOptimum(const Problem& problem) {
  const FrontierProblem& frontier = problem.frontier;
  const InefficiencyLaw asked = problem.likelihood.law();
  const InefficiencyLaw law =
      asked == InefficiencyLaw::kTruncatedNormal ? InefficiencyLaw::kHalfNormal : asked;
  const Matrix ones(frontier.response.size(), 1, 1);
  const Matrix none(frontier.response.size(), 0);
  const ComposedLikelihood plain(
      {&frontier.columns.columns, &ones, &ones, &none}, frontier.response, frontier.sign, law);
  const std::vector<double> split = BestSplit(frontier, law, plain);
  const numerics::NewtonResult same = Search(plain, frontier.spread, split);
  const bool converged = same.status == numerics::NewtonStatus::kConverged;
  numerics::NewtonResult found = Search(
      problem.likelihood, frontier.spread, SpreadOut(problem, converged ? same.point : split));
  if (converged && found.status != numerics::NewtonStatus::kConverged) {
    const numerics::NewtonResult other =
        Search(problem.likelihood, frontier.spread, SpreadOut(problem, split));
    if (other.status == numerics::NewtonStatus::kConverged) {
      found = other;
    }
  }
  return found;
}

// Estimates of one part in the columns it was given, times a factor.
std::vector<Estimate> PartEstimates(const Problem& problem,
                                    const numerics::NewtonResult& optimum,
                                    std::size_t part,
                                    double factor) {
  const std::size_t first = problem.likelihood.First(part);
  const std::size_t count = problem.likelihood.First(part + 1) - first;
  if (count == 0) {
    return {};
  }
  Matrix covariance(count, count);
  for (std::size_t row = 0; row < count; ++row) {
    for (std::size_t col = 0; col < count; ++col) {
      covariance(row, col) = optimum.covariance(first + row, first + col);
    }
  }
  std::vector<Estimate> estimates = InOriginalColumns(
      problem.parts[part], std::span(optimum.point).subspan(first, count), covariance);
  for (Estimate& each : estimates) {
    each = {factor * each.value, factor * each.standard_error};
  }
  return estimates;
}

void Fill(const Problem& problem,
          const numerics::NewtonResult& optimum,
          ExplainedFrontierResult* result) {
  const ComposedLikelihood& likelihood = problem.likelihood;
  result->coefficients = PartEstimates(problem, optimum, 0, 1);
  result->inefficiency = PartEstimates(problem, optimum, 1, 2);
  result->noise = PartEstimates(problem, optimum, 2, 2);
  result->mean = PartEstimates(problem, optimum, 3, 1);
  result->log_likelihood = optimum.at.value;
  result->steps = optimum.steps;
  for (std::size_t row = 0; row < problem.frontier.response.size(); ++row) {
    result->units.push_back(ScoreOf(likelihood.ConditionalAt(row, optimum.point),
                                    problem.frontier.sign * likelihood.ErrorAt(row, optimum.point),
                                    result->options.levels));
  }
}

}  // namespace

ExplainedFrontierResult FitExplainedFrontier(const Matrix& design,
                                             std::span<const double> response,
                                             const FrontierCauses& causes,
                                             const StochasticFrontierOptions& options) {
  CheckFrontierData(design, response, options.levels);
  CheckCauses(design, causes, options);
  ExplainedFrontierResult result;
  result.options = options;
  const Parts given = PartsOf(design, causes, options);
  FrontierStart start;
  if (!Prepare(given, response, &start, &result)) {
    return result;
  }
  std::array<OrthonormalColumns, kParts> parts;
  for (std::size_t part = 0; part < kParts; ++part) {
    parts[part] = given[part].cols() > 0 ? WithSigns(given[part])
                                         : OrthonormalColumns{given[part], Matrix(0, 0)};
  }
  const double sign = options.kind == FrontierKind::kProduction ? 1 : -1;
  const ComposedLikelihood likelihood(
      {&parts[0].columns, &parts[1].columns, &parts[2].columns, &parts[3].columns},
      response,
      sign,
      options.law);
  const Problem problem{parts, likelihood, {parts[0], response, sign, start.spread}};
  const numerics::NewtonResult optimum = FindOptimum(problem);
  result.status =
      SearchStatus(optimum.status, likelihood.ReachOf(optimum.point), std::log(start.spread));
  if (!result.usable()) {
    return result;
  }
  Fill(problem, optimum, &result);
  if (causes.inefficiency.cols() == 0 && causes.noise.cols() == 0) {
    const std::size_t first = likelihood.First(1);
    const ScaleEstimates scale =
        ScaleEstimatesOf(optimum.point[first], optimum.point[first + 1], optimum.covariance, first);
    result.sigma_squared = scale.sigma_squared;
    result.gamma = scale.gamma;
  }
  return result;
}

}  // namespace doelmaat::stats
