#include "numerics/newton.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check.h"

namespace doelmaat::numerics {
namespace {

constexpr int kMostSteps = 200;
constexpr int kMostHalvings = 40;
// Squared lengths of the gradient in standard errors.
constexpr double kAtRest = 1e-18;
constexpr double kAtRestToRounding = 1e-12;
// Under this a full step is judged by the gradient: the rise is lost in the rounding of the value.
constexpr double kNearTop = 1e-6;
// A pivot smaller than this share of its diagonal is rounding.
constexpr double kSmallestPivot = 1e-14;
constexpr double kFirstShift = 1e-3;
constexpr double kMostShift = 1e12;
// Share of the slope that a step has to rise (Armijo).
constexpr double kLeastRise = 1e-4;
// Of one parameter in one step, in its own size plus one: far from the top the Hessian misleads.
constexpr double kLongestStep = 4;

double Dot(std::span<const double> one, std::span<const double> other) {
  double sum = 0;
  for (std::size_t each = 0; each < one.size(); ++each) {
    sum += one[each] * other[each];
  }
  return sum;
}

// −H with its diagonal made longer by `shift` of itself.
Matrix Curvature(const Matrix& hessian, double shift) {
  Matrix curvature(hessian.rows(), hessian.cols());
  for (std::size_t row = 0; row < hessian.rows(); ++row) {
    for (std::size_t col = 0; col < hessian.cols(); ++col) {
      curvature(row, col) = -hessian(row, col);
    }
    if (shift > 0) {
      curvature(row, row) += shift * std::max(std::abs(hessian(row, row)), 1e-8);
    }
  }
  return curvature;
}

struct Direction {
  Matrix lower;  // factor of the curvature that the step was taken with
  std::vector<double> step;
  double slope;  // gradient along the step
  bool shifted;  // the Hessian was not negative definite
};

std::optional<Direction> Upwards(const Evaluation& at) {
  double shift = 0;
  while (shift < kMostShift) {
    std::optional<Matrix> lower = Cholesky(Curvature(at.hessian, shift));
    if (lower.has_value()) {
      std::vector<double> step = CholeskySolve(*lower, at.gradient);
      Direction direction{std::move(*lower), std::move(step), 0, shift > 0};
      direction.slope = Dot(direction.step, at.gradient);
      return direction;
    }
    shift = shift == 0 ? kFirstShift : 4 * shift;
  }
  return std::nullopt;
}

// The share of a step that no parameter goes further with than it may.
double LongestShare(std::span<const double> point, std::span<const double> step) {
  double share = 1;
  for (std::size_t each = 0; each < point.size(); ++each) {
    const double most = kLongestStep * (1 + std::abs(point[each]));
    if (std::abs(step[each]) > most) {
      share = std::min(share, most / std::abs(step[each]));
    }
  }
  return share;
}

// Takes the first of ever shorter steps that rises enough; false when none does.
bool Step(const SmoothFunction& function, const Direction& direction, NewtonResult* result) {
  double share = LongestShare(result->point, direction.step);
  for (int halving = 0; halving < kMostHalvings; ++halving, share /= 2) {
    std::vector<double> next = result->point;
    for (std::size_t each = 0; each < next.size(); ++each) {
      next[each] += share * direction.step[each];
    }
    const std::optional<Evaluation> there = function(next);
    if (there.has_value() && there->value > result->at.value &&
        there->value >= result->at.value + kLeastRise * share * direction.slope) {
      result->point = std::move(next);
      result->at = *there;
      return true;
    }
  }
  return false;
}

// Near the top: the full step, when it at least halves the squared length of the gradient.
bool Polish(const SmoothFunction& function, const Direction& direction, NewtonResult* result) {
  std::vector<double> next = result->point;
  for (std::size_t each = 0; each < next.size(); ++each) {
    next[each] += direction.step[each];
  }
  std::optional<Evaluation> there = function(next);
  const std::optional<Direction> after = there.has_value() ? Upwards(*there) : std::nullopt;
  if (!after.has_value() || after->shifted || after->slope > 0.5 * direction.slope) {
    return false;
  }
  result->point = std::move(next);
  result->at = std::move(*there);
  return true;
}

}  // namespace

std::optional<Matrix> Cholesky(const Matrix& matrix) {
  DOELMAAT_CHECK(matrix.rows() == matrix.cols());
  const std::size_t n = matrix.rows();
  Matrix lower(n, n);
  for (std::size_t row = 0; row < n; ++row) {
    for (std::size_t col = 0; col <= row; ++col) {
      const double rest =
          matrix(row, col) - Dot(lower.row(row).first(col), lower.row(col).first(col));
      if (col < row) {
        lower(row, col) = rest / lower(col, col);
      } else if (rest > kSmallestPivot * std::abs(matrix(row, row)) && std::isfinite(rest)) {
        lower(row, row) = std::sqrt(rest);
      } else {
        return std::nullopt;
      }
    }
  }
  return lower;
}

std::vector<double> CholeskySolve(const Matrix& lower, std::span<const double> right) {
  const std::size_t n = lower.rows();
  std::vector<double> x(right.begin(), right.end());
  for (std::size_t row = 0; row < n; ++row) {
    x[row] = (x[row] - Dot(lower.row(row).first(row), std::span(x).first(row))) / lower(row, row);
  }
  for (std::size_t row = n; row-- > 0;) {
    for (std::size_t below = row + 1; below < n; ++below) {
      x[row] -= lower(below, row) * x[below];
    }
    x[row] /= lower(row, row);
  }
  return x;
}

Matrix CholeskyInverse(const Matrix& lower) {
  const std::size_t n = lower.rows();
  Matrix inverse(n, n);
  for (std::size_t col = 0; col < n; ++col) {
    std::vector<double> unit(n);
    unit[col] = 1;
    const std::vector<double> column = CholeskySolve(lower, unit);
    for (std::size_t row = 0; row < n; ++row) {
      inverse(row, col) = column[row];
    }
  }
  return inverse;
}

NewtonResult Maximise(const SmoothFunction& function,
                      std::span<const double> start,
                      const std::function<bool(std::span<const double>)>& stop) {
  NewtonResult result;
  result.point.assign(start.begin(), start.end());
  const std::optional<Evaluation> first = function(result.point);
  if (!first.has_value()) {
    return result;
  }
  result.at = *first;
  result.status = NewtonStatus::kTooManySteps;
  for (; result.steps < kMostSteps; ++result.steps) {
    const std::optional<Direction> direction = Upwards(result.at);
    if (!direction.has_value()) {
      result.status = NewtonStatus::kStuck;
      return result;
    }
    const bool near_top = !direction->shifted && direction->slope < kNearTop;
    const bool settled = near_top && direction->slope < kAtRest;
    if (!settled && ((near_top && Polish(function, *direction, &result)) ||
                     Step(function, *direction, &result))) {
      if (stop && stop(result.point)) {
        return result;
      }
      continue;
    }
    if (direction->shifted || direction->slope >= kAtRestToRounding) {
      result.status = NewtonStatus::kStuck;
      return result;
    }
    result.status = NewtonStatus::kConverged;
    result.covariance = CholeskyInverse(direction->lower);
    return result;
  }
  return result;
}

}  // namespace doelmaat::numerics
