// The highest point of a smooth function whose gradient and Hessian are known.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "numerics/matrix.h"

namespace doelmaat::numerics {

struct Evaluation {
  double value = 0;
  std::vector<double> gradient;
  Matrix hessian;
};

// Value, gradient and Hessian at a point; nothing where the function is not finite.
using SmoothFunction = std::function<std::optional<Evaluation>(std::span<const double>)>;

enum class NewtonStatus {
  kConverged,
  kTooManySteps,
  kStuck,         // no step goes up although the gradient is not zero
  kOutsideStart,  // the function is not finite at the start
};

struct NewtonResult {
  NewtonStatus status = NewtonStatus::kOutsideStart;
  std::vector<double> point;
  Evaluation at;      // at the point
  Matrix covariance;  // (−Hessian)⁻¹ at the point; only when kConverged
  int steps = 0;
};

// Newton's method upwards with a line search. Where the Hessian is not negative definite it is
// shifted along its own diagonal until it is, so that each step goes up.
//
// function   twice differentiable; see SmoothFunction
// start      the first point, where the function must be finite
// stop       ends the search at a point where it says true (a parameter has run away); may be empty
//
// kConverged: the Hessian is negative definite and gᵀ(−H)⁻¹g, the squared length of the gradient in
// standard errors, is under 1e-18, or under 1e-12 where rounding lets no step go up any more. A
// local highest point: the caller chooses starts. Does not depend on the unit of any parameter.
// Source: Nocedal & Wright 2006, Numerical Optimization, chapter 3.
// Tested by: newton_test.cpp; every likelihood in stats.
NewtonResult Maximise(const SmoothFunction& function,
                      std::span<const double> start,
                      const std::function<bool(std::span<const double>)>& stop = {});

// L of a symmetric positive definite matrix L Lᵀ; nothing when it is not, to rounding.
std::optional<Matrix> Cholesky(const Matrix& matrix);

// (L Lᵀ)⁻¹ b.
std::vector<double> CholeskySolve(const Matrix& lower, std::span<const double> right);

// (L Lᵀ)⁻¹.
Matrix CholeskyInverse(const Matrix& lower);

}  // namespace doelmaat::numerics
