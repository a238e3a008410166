#include "measure/taylor.h"

#include <cmath>

#include "base/check.h"

namespace doelmaat::measure {
namespace {

// Taylor coefficients f_k = f^(k) / k!.
using Series = std::array<double, 4>;

Series Constant(double value) { return {value, 0, 0, 0}; }

Series Scale(const Series& x, double factor) {
  return {factor * x[0], factor * x[1], factor * x[2], factor * x[3]};
}

Series Add(const Series& x, const Series& y) {
  return {x[0] + y[0], x[1] + y[1], x[2] + y[2], x[3] + y[3]};
}

Series Multiply(const Series& x, const Series& y) {
  Series product{};
  for (std::size_t k = 0; k < product.size(); ++k) {
    for (std::size_t j = 0; j <= k; ++j) {
      product[k] += x[j] * y[k - j];
    }
  }
  return product;
}

Series Divide(const Series& x, const Series& y) {
  Series quotient{};
  for (std::size_t k = 0; k < quotient.size(); ++k) {
    double rest = x[k];
    for (std::size_t j = 0; j < k; ++j) {
      rest -= quotient[j] * y[k - j];
    }
    quotient[k] = rest / y[0];
  }
  return quotient;
}

Series Exp(const Series& x) {
  Series result = Constant(std::exp(x[0]));
  for (std::size_t k = 1; k < result.size(); ++k) {
    for (std::size_t j = 1; j <= k; ++j) {
      result[k] += static_cast<double>(j) * x[j] * result[k - j] / static_cast<double>(k);
    }
  }
  return result;
}

// Of the inner series only: f(x0 + t) with derivatives d0..d3, composed with x.
Series Compose(double d0, double d1, double d2, double d3, const Series& x) {
  const Series rest = {0, x[1], x[2], x[3]};
  const Series square = Multiply(rest, rest);
  Series result = Add(Scale(rest, d1), Scale(square, d2 / 2));
  result = Add(result, Scale(Multiply(square, rest), d3 / 6));
  result[0] = d0;
  return result;
}

Series Power(const Series& x, double exponent) {
  const bool whole = exponent == std::floor(exponent);
  // Small whole powers by multiplication, which is right at 0 too.
  if (whole && exponent >= 0 && exponent <= 8) {
    Series result = Constant(1);
    for (int factor = 0; factor < static_cast<int>(exponent); ++factor) {
      result = Multiply(result, x);
    }
    return result;
  }
  const auto derivative = [&](int order) {
    double factor = 1;
    for (int k = 0; k < order; ++k) {
      factor *= exponent - k;
    }
    return factor * std::pow(x[0], exponent - order);
  };
  return Compose(derivative(0), derivative(1), derivative(2), derivative(3), x);
}

Series Tan(const Series& x) {
  const double tangent = std::tan(x[0]);
  const double secant = 1 + tangent * tangent;
  return Compose(
      tangent, secant, 2 * tangent * secant, 2 * secant * (1 + 3 * tangent * tangent), x);
}

// Whether x is below y for small t > 0.
bool Below(const Series& x, const Series& y) {
  for (std::size_t k = 0; k < x.size(); ++k) {
    if (x[k] != y[k]) {
      return x[k] < y[k];
    }
  }
  return false;
}

Series Apply(const Step& step, const Series& x, const Series& y) {
  const double sine = std::sin(x[0]);
  const double cosine = std::cos(x[0]);
  switch (step.operation) {
    case Operation::kNumber:
      return Constant(step.number);
    case Operation::kQuantity:
      return x;
    case Operation::kAdd:
      return Add(x, y);
    case Operation::kSubtract:
      return Add(x, Scale(y, -1));
    case Operation::kMultiply:
      return Multiply(x, y);
    case Operation::kDivide:
      return Divide(x, y);
    case Operation::kNegate:
      return Scale(x, -1);
    case Operation::kPower:
      return Power(x, step.number);
    case Operation::kExp:
      return Exp(x);
    case Operation::kLog:
      return Compose(std::log(x[0]), 1 / x[0], -1 / (x[0] * x[0]), 2 / (x[0] * x[0] * x[0]), x);
    case Operation::kSqrt:
      return Power(x, 0.5);
    case Operation::kSin:
      return Compose(sine, cosine, -sine, -cosine, x);
    case Operation::kCos:
      return Compose(cosine, -sine, -cosine, sine, x);
    case Operation::kTan:
      return Tan(x);
    case Operation::kAbs:
      return Below(x, Constant(0)) ? Scale(x, -1) : x;
    case Operation::kMin:
      return Below(y, x) ? y : x;
    case Operation::kMax:
      return Below(x, y) ? y : x;
  }
  return x;
}

std::vector<double> Column(const numerics::Matrix& directions, std::size_t column, double sign) {
  std::vector<double> direction(directions.rows());
  for (std::size_t row = 0; row < direction.size(); ++row) {
    direction[row] = sign * directions(row, column);
  }
  return direction;
}

std::vector<double> Sum(const numerics::Matrix& directions,
                        std::size_t left,
                        std::size_t right,
                        double sign) {
  std::vector<double> direction(directions.rows());
  for (std::size_t row = 0; row < direction.size(); ++row) {
    direction[row] = directions(row, left) + sign * directions(row, right);
  }
  return direction;
}

}  // namespace

std::vector<Jet> DirectionalJets(const Program& program,
                                 std::span<const double> point,
                                 std::span<const double> direction) {
  DOELMAAT_CHECK(point.size() == direction.size());
  std::vector<Series> values(program.steps.size());
  for (std::size_t index = 0; index < values.size(); ++index) {
    const Step& step = program.steps[index];
    if (step.operation == Operation::kQuantity) {
      values[index] = {point[step.left], direction[step.left], 0, 0};
    } else {
      values[index] = Apply(step, values[step.left], values[step.right]);
    }
  }
  std::vector<Jet> jets;
  for (const std::size_t output : program.outputs) {
    const Series& series = values[output];
    jets.push_back({series[0], series[1], 2 * series[2], 6 * series[3]});
  }
  return jets;
}

std::vector<Derivatives> Differentiate(const Program& program,
                                       std::span<const double> point,
                                       const numerics::Matrix& directions) {
  const std::size_t m = directions.cols();
  const std::size_t outputs = program.outputs.size();
  Derivatives empty{0,
                    std::vector<double>(m),
                    numerics::Matrix(m, m),
                    numerics::Matrix(m, m),
                    std::vector<bool>(m)};
  std::vector<Derivatives> all(outputs, empty);
  const std::vector<double> values = Evaluate(program, point);
  for (std::size_t output = 0; output < outputs; ++output) {
    all[output].value = values[output];
  }
  for (std::size_t i = 0; i < m; ++i) {
    const auto right = DirectionalJets(program, point, Column(directions, i, 1));
    const auto left = DirectionalJets(program, point, Column(directions, i, -1));
    for (std::size_t output = 0; output < outputs; ++output) {
      Derivatives& each = all[output];
      each.kinked[i] = right[output][1] != -left[output][1];
      each.first[i] = (right[output][1] - left[output][1]) / 2;
      each.second(i, i) = right[output][2];
      each.third(i, i) = right[output][3];
    }
  }
  for (std::size_t i = 0; i < m; ++i) {
    for (std::size_t j = 0; j < m; ++j) {
      if (i == j) {
        continue;
      }
      const auto plus = DirectionalJets(program, point, Sum(directions, i, j, 1));
      const auto minus = DirectionalJets(program, point, Sum(directions, i, j, -1));
      for (std::size_t output = 0; output < outputs; ++output) {
        Derivatives& each = all[output];
        each.second(i, j) = (plus[output][2] - minus[output][2]) / 4;
        each.third(i, j) = (plus[output][3] + minus[output][3] - 2 * each.third(i, i)) / 6;
      }
    }
  }
  return all;
}

}  // namespace doelmaat::measure
