// Numbers that carry their first and second derivatives: a formula written once gives its exact
// gradient and Hessian.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

#include "numerics/normal.h"

namespace doelmaat::numerics {

// The value of a function of n variables with its gradient and the lower half of its Hessian, row
// after row. Exact up to rounding: the chain rule of second order, operation by operation.
// Tested by: jet_test.cpp (by hand, and against differences).
template <std::size_t n>
struct Jet {
  static constexpr std::size_t kHalf = n * (n + 1) / 2;

  double value = 0;
  std::array<double, n> gradient{};
  std::array<double, kHalf> hessian{};

  static Jet Variable(double value, std::size_t index) {
    Jet jet{value};
    jet.gradient[index] = 1;
    return jet;
  }
  double Second(std::size_t one, std::size_t other) const {
    return one < other ? Second(other, one) : hessian[one * (one + 1) / 2 + other];
  }
};

// f(jet) of a function of one variable with value f and derivatives first and second there.
template <std::size_t n>
Jet<n> Compose(const Jet<n>& inner, double f, double first, double second) {
  Jet<n> result{f};
  std::size_t at = 0;
  for (std::size_t row = 0; row < n; ++row) {
    result.gradient[row] = first * inner.gradient[row];
    for (std::size_t col = 0; col <= row; ++col, ++at) {
      result.hessian[at] =
          first * inner.hessian[at] + second * inner.gradient[row] * inner.gradient[col];
    }
  }
  return result;
}

template <std::size_t n>
Jet<n> operator+(Jet<n> one, const Jet<n>& other) {
  one.value += other.value;
  for (std::size_t row = 0; row < n; ++row) {
    one.gradient[row] += other.gradient[row];
  }
  for (std::size_t at = 0; at < Jet<n>::kHalf; ++at) {
    one.hessian[at] += other.hessian[at];
  }
  return one;
}

template <std::size_t n>
Jet<n> operator*(double factor, const Jet<n>& jet) {
  return Compose(jet, factor * jet.value, factor, 0);
}

template <std::size_t n>
Jet<n> operator-(const Jet<n>& one, const Jet<n>& other) {
  return one + (-1.0) * other;
}

template <std::size_t n>
Jet<n> operator-(const Jet<n>& jet) {
  return (-1.0) * jet;
}

template <std::size_t n>
Jet<n> operator+(Jet<n> jet, double number) {
  jet.value += number;
  return jet;
}

template <std::size_t n>
Jet<n> operator*(const Jet<n>& one, const Jet<n>& other) {
  Jet<n> result{one.value * other.value};
  std::size_t at = 0;
  for (std::size_t row = 0; row < n; ++row) {
    result.gradient[row] = one.gradient[row] * other.value + one.value * other.gradient[row];
    for (std::size_t col = 0; col <= row; ++col, ++at) {
      result.hessian[at] = one.hessian[at] * other.value + one.value * other.hessian[at] +
                           one.gradient[row] * other.gradient[col] +
                           one.gradient[col] * other.gradient[row];
    }
  }
  return result;
}

template <std::size_t n>
Jet<n> Exp(const Jet<n>& jet) {
  const double value = std::exp(jet.value);
  return Compose(jet, value, value, value);
}

// Of a value above zero, as are Inverse and Sqrt.
template <std::size_t n>
Jet<n> Log(const Jet<n>& jet) {
  const double inverse = 1 / jet.value;
  return Compose(jet, std::log(jet.value), inverse, -inverse * inverse);
}

template <std::size_t n>
Jet<n> Inverse(const Jet<n>& jet) {
  const double inverse = 1 / jet.value;
  return Compose(jet, inverse, -inverse * inverse, 2 * inverse * inverse * inverse);
}

template <std::size_t n>
Jet<n> Sqrt(const Jet<n>& jet) {
  const double root = std::sqrt(jet.value);
  return Compose(jet, root, 0.5 / root, -0.25 / (root * jet.value));
}

// ln Φ, Φ the standard normal distribution function.
template <std::size_t n>
Jet<n> LogNormalCdf(const Jet<n>& jet) {
  const InverseMills mills = InverseMillsAt(jet.value);
  return Compose(jet, LogNormalCdf(jet.value), mills.ratio, -mills.ratio * mills.excess);
}

}  // namespace doelmaat::numerics
