#include "numerics/gauss_rule.h"

#include <cmath>
#include <functional>

#include <Eigen/Dense>

#include "base/check.h"

namespace doelmaat::numerics {
namespace {

constexpr std::size_t kMostPoints = 64;

// `off_diagonal(k)`: the recurrence coefficient between degree k - 1 and k.
GaussRule FromRecurrence(std::size_t n, const std::function<double(double)>& off_diagonal) {
  DOELMAAT_CHECK(n >= 1 && n <= kMostPoints);
  const auto size = static_cast<Eigen::Index>(n);
  Eigen::MatrixXd recurrence = Eigen::MatrixXd::Zero(size, size);
  for (Eigen::Index k = 1; k < size; ++k) {
    recurrence(k, k - 1) = recurrence(k - 1, k) = off_diagonal(static_cast<double>(k));
  }
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(recurrence);
  GaussRule rule;
  double total = 0;
  for (Eigen::Index k = 0; k < size; ++k) {
    const Eigen::Index mirror = size - 1 - k;
    const double first = solver.eigenvectors()(0, k);
    const double mirrored = solver.eigenvectors()(0, mirror);
    rule.points.push_back((solver.eigenvalues()(k) - solver.eigenvalues()(mirror)) / 2);
    rule.weights.push_back((first * first + mirrored * mirrored) / 2);
    total += rule.weights.back();
  }
  for (double& weight : rule.weights) {
    weight /= total;
  }
  return rule;
}

}  // namespace

GaussRule GaussLegendre(std::size_t n) {
  return FromRecurrence(n, [](double k) { return k / std::sqrt(4 * k * k - 1); });
}

GaussRule GaussHermite(std::size_t n) {
  return FromRecurrence(n, [](double k) { return std::sqrt(k); });
}

}  // namespace doelmaat::numerics
