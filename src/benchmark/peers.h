#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "numerics/matrix.h"

namespace doelmaat::benchmark {

struct Comparable {
  std::size_t unit = 0;
  double distance = 0.0;
  double kept_share = 0.0;                // share of the weight shifts under which it stays
  std::vector<std::size_t> by_closeness;  // features, from the most alike to the least
};

struct PeerGroup {
  std::vector<Comparable> members;  // nearest first
  double stability = 0.0;           // mean of kept_share: the share of the group that stays
};

struct PeerOptions {
  std::size_t count = 20;
  double weight_shift = 0.25;
};

// The units most like each unit: nearest neighbours on standardised features.
//
//   d(i, j) = sqrt( Σ_f w_f ((x_if − x_jf) / s_f)² ),   s_f the standard deviation of feature f
//
// features  n_units × n_features, already transformed (logarithms where the model says so)
// weights   n_features, each > 0
// options   how many (fewer when there are not so many others), and by how much weights are
// shifted:
//           each weight once up and once down by that share, the others as they are; kept_share is
//           the share of these 2 × n_features groups that holds the member
//
// Ties go to the unit of the lower row. A feature that does not vary does not count. Throws
// kBadInput if shapes differ or a weight is not positive. Multiplying all weights by one number, or
// changing the unit of a feature, changes no group. Cost: n² × n_features, times 1 + 2 ×
// n_features. Source: nearest-neighbour comparison groups as in England (statistical neighbours)
// and Sweden (Kolada); stability by moving the weights is ours. See
// docs/methods/comparable-municipalities.md. Tested by: peers_test.cpp.
std::vector<PeerGroup> FindPeers(const numerics::Matrix& features,
                                 std::span<const double> weights,
                                 const PeerOptions& options);

}  // namespace doelmaat::benchmark
