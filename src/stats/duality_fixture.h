// What a pair of solutions must do to prove each other; for tests.
#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "numerics/matrix.h"
#include "stats/dea.h"
#include "stats/multipliers.h"

namespace doelmaat::stats::fixture {

inline double Inner(std::span<const double> one, std::span<const double> other) {
  return std::inner_product(one.begin(), one.end(), other.begin(), 0.0);
}

// v'x_j − u'y_j − w: what unit j loses at these prices.
inline double Loss(const Multipliers& prices,
                   std::span<const double> inputs,
                   std::span<const double> outputs) {
  return Inner(prices.inputs, inputs) - Inner(prices.outputs, outputs) - prices.offset;
}

// The largest breach of dual feasibility (prices below zero, a unit with a profit) and of
// complementary slackness (a peer with a loss), each as a share of the sums it is a difference of.
inline double DualBreach(const Matrix& inputs,
                         const Matrix& outputs,
                         const Multipliers& prices,
                         const std::vector<Weight>& peers) {
  double breach = 0;
  for (const std::vector<double>* side : {&prices.inputs, &prices.outputs}) {
    for (const double price : *side) {
      breach = std::max(breach, -price);
    }
  }
  const auto size = [&](std::size_t unit) {
    return 1 + Inner(prices.inputs, inputs.row(unit)) + Inner(prices.outputs, outputs.row(unit)) +
           std::abs(prices.offset);
  };
  for (std::size_t unit = 0; unit < inputs.rows(); ++unit) {
    breach = std::max(breach, -Loss(prices, inputs.row(unit), outputs.row(unit)) / size(unit));
  }
  for (const Weight& peer : peers) {
    const double loss = Loss(prices, inputs.row(peer.unit), outputs.row(peer.unit));
    breach = std::max(breach, peer.lambda * std::abs(loss) / size(peer.unit));
  }
  return breach;
}

// The largest product of a price and its slack, as a share of the norm 1.
inline double SlackBreach(const std::vector<double>& prices, const std::vector<double>& slacks) {
  double breach = 0;
  for (std::size_t each = 0; each < slacks.size(); ++each) {
    breach = std::max(breach, prices[each] * slacks[each]);
  }
  return breach;
}

// Whether w may have its sign under these returns to scale.
inline bool OffsetFits(double offset, ReturnsToScale returns_to_scale) {
  constexpr double kRounding = 1e-9;
  switch (returns_to_scale) {
    case ReturnsToScale::kVariable:
      return true;
    case ReturnsToScale::kConstant:
      return std::abs(offset) <= kRounding;
    case ReturnsToScale::kDecreasing:
      return offset <= kRounding;
    case ReturnsToScale::kIncreasing:
      return offset >= -kRounding;
  }
  return false;
}

}  // namespace doelmaat::stats::fixture
