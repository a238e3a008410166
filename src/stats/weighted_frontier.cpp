#include "stats/weighted_frontier.h"

#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "numerics/newton.h"
#include "stats/frontier_start.h"

namespace doelmaat::stats {
namespace {

using numerics::Matrix;

constexpr int kMostRounds = 200;
constexpr int kMostHalvings = 30;

// The line so far, on orthonormal columns.
struct Line {
  std::vector<double> point;
  std::vector<double> residuals;
  std::vector<double> weights;
  double sum = 0;  // Σ w e²
};

class Weighing {
 public:
  Weighing(const OrthonormalColumns& columns,
           std::span<const double> response,
           const WeightedFrontierOptions& options)
      : columns_(columns.columns),
        response_(response),
        sign_(options.kind == FrontierKind::kCost ? 1 : -1),
        far_weight_(options.far_weight) {}

  Line At(std::vector<double> point) const {
    Line line{std::move(point), {}, {}, 0};
    for (std::size_t row = 0; row < response_.size(); ++row) {
      double residual = response_[row];
      const auto x = columns_.row(row);
      for (std::size_t col = 0; col < x.size(); ++col) {
        residual -= x[col] * line.point[col];
      }
      line.residuals.push_back(residual);
      line.weights.push_back(sign_ * residual < 0 ? 1 - far_weight_ : far_weight_);
      line.sum += line.weights.back() * residual * residual;
    }
    return line;
  }

  // Σ k x xᵀ with k = w, or w² e² for the noise of the weighted sum.
  Matrix Moments(const Line& line, bool of_noise) const {
    const std::size_t size = columns_.cols();
    Matrix sum(size, size);
    for (std::size_t row = 0; row < columns_.rows(); ++row) {
      const double each = line.weights[row] * (of_noise ? line.residuals[row] : 1);
      const double factor = of_noise ? each * each : each;
      const auto x = columns_.row(row);
      for (std::size_t one = 0; one < size; ++one) {
        const auto out = sum.row(one);
        for (std::size_t other = 0; other < size; ++other) {
          out[other] += factor * x[one] * x[other];
        }
      }
    }
    return sum;
  }

  // From this line to that of weighted least squares with its weights; none when the rows that
  // weigh do not determine a line, which takes a far_weight of next to nothing.
  std::optional<std::vector<double>> StepFrom(const Line& line) const {
    const std::optional<Matrix> factor = numerics::Cholesky(Moments(line, false));
    if (!factor.has_value()) {
      return std::nullopt;
    }
    std::vector<double> pull(columns_.cols());
    for (std::size_t row = 0; row < columns_.rows(); ++row) {
      const auto x = columns_.row(row);
      for (std::size_t col = 0; col < x.size(); ++col) {
        pull[col] += line.weights[row] * line.residuals[row] * x[col];
      }
    }
    return numerics::CholeskySolve(*factor, pull);
  }

 private:
  const Matrix& columns_;
  std::span<const double> response_;
  double sign_;
  double far_weight_;
};

std::vector<double> Moved(std::vector<double> point, std::span<const double> step, double share) {
  for (std::size_t col = 0; col < point.size(); ++col) {
    point[col] += share * step[col];
  }
  return point;
}

// Rounds of weights and line until the weights stay; false when they do not, or leave no line.
bool Settle(const Weighing& weighing, Line* line, int* rounds) {
  for (*rounds = 1; *rounds <= kMostRounds; ++*rounds) {
    const std::optional<std::vector<double>> step = weighing.StepFrom(*line);
    if (!step.has_value()) {
      return false;
    }
    double share = 1;
    Line next = weighing.At(Moved(line->point, *step, share));
    // With the same weights the full step is the lowest point of this piece of the sum.
    const bool settled = next.weights == line->weights;
    for (int halving = 0; !settled && next.sum >= line->sum && halving < kMostHalvings; ++halving) {
      share /= 2;
      next = weighing.At(Moved(line->point, *step, share));
    }
    // No lower sum in any shorter step: rows lie on the line and their weight does not matter.
    const bool lowest = next.sum >= line->sum;
    if (settled || !lowest) {
      *line = std::move(next);
    }
    if (settled || lowest) {
      return true;
    }
  }
  return false;
}

Matrix Product(const Matrix& one, const Matrix& other) {
  Matrix product(one.rows(), other.cols());
  for (std::size_t row = 0; row < one.rows(); ++row) {
    for (std::size_t inner = 0; inner < one.cols(); ++inner) {
      for (std::size_t col = 0; col < other.cols(); ++col) {
        product(row, col) += one(row, inner) * other(inner, col);
      }
    }
  }
  return product;
}

void FillLine(const Weighing& weighing,
              const OrthonormalColumns& columns,
              Line line,
              WeightedFrontierResult* result) {
  // A line that settled has the weights of its last step, which took the same factor.
  const std::optional<Matrix> factor = numerics::Cholesky(weighing.Moments(line, false));
  const Matrix inverse = numerics::CholeskyInverse(Present(factor));
  const Matrix covariance = Product(Product(inverse, weighing.Moments(line, true)), inverse);
  result->coefficients = InOriginalColumns(columns, line.point, covariance);
  result->residuals = std::move(line.residuals);
  result->weights = std::move(line.weights);
}

// A frontier of nothing but a level, on the residuals of the line.
void Part(WeightedFrontierResult* result) {
  const Matrix ones(result->residuals.size(), 1, 1);
  StochasticFrontierResult parted = FitStochasticFrontier(
      ones,
      result->residuals,
      {.kind = result->options.kind, .law = result->options.law, .levels = result->options.levels});
  result->status = parted.status;
  if (!parted.usable()) {
    return;
  }
  result->shift = parted.coefficients.front();
  result->sigma_u = parted.sigma_u;
  result->sigma_v = parted.sigma_v;
  result->units = std::move(parted.units);
}

}  // namespace

WeightedFrontierResult FitWeightedFrontier(const Matrix& design,
                                           std::span<const double> response,
                                           const WeightedFrontierOptions& options) {
  CheckFrontierData(design, response, options.levels);
  if (!(options.far_weight > 0 && options.far_weight <= 0.5)) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.far_weight", {{"asked", base::FormatExact(options.far_weight)}}));
  }
  WeightedFrontierResult result;
  result.options = options;
  // The parting asks for a level and two spreads beside the line.
  const FrontierStart start = StartFrontier(design, response, design.cols() + 2);
  result.dependent_columns = start.ols.dependent_columns;
  if (start.refusal.has_value()) {
    result.status = *start.refusal;
    return result;
  }
  const OrthonormalColumns columns = Orthonormalise(design);
  const Weighing weighing(columns, response, options);
  Line line = weighing.At(Coefficients(columns, response));
  if (!Settle(weighing, &line, &result.rounds)) {
    return result;
  }
  FillLine(weighing, columns, std::move(line), &result);
  Part(&result);
  return result;
}

}  // namespace doelmaat::stats
