// How our comparable units agree with a published answer: the official neighbours of each unit.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "benchmark/peers.h"

namespace doelmaat::benchmark {

struct NeighbourOverlap {
  std::size_t unit = 0;      // among the compared
  std::size_t official = 0;  // official neighbours, compared or not
  std::size_t shared = 0;    // of these, how many are comparable by us
};

struct NeighbourCheck {
  std::vector<NeighbourOverlap> units;  // those that have official neighbours, in order
  double mean_official = 0.0;
  double mean_shared = 0.0;
  double by_chance = 0.0;  // mean_shared of groups drawn at random from the compared
};

// Shared members of two groups of each unit, and what chance would give.
//
//   shared_i = |P_i ∩ O_i|,   by chance: |O_i ∩ compared| · |P_i| / (n − 1), the mean of a
//   hypergeometric draw of |P_i| from the n − 1 others
//
// ids       of the compared units, in the order of `peers`
// peers     our groups P
// official  groups O by id; a unit without one is not counted, a member that is not compared cannot
//           be shared
//
// Empty when nobody has official neighbours. Source: Johnson, Kemp & Kotz 2005, Univariate Discrete
// Distributions, ch. 6 (mean of the hypergeometric). See docs/methods/comparable-municipalities.md.
// Tested by: neighbours_test.cpp.
NeighbourCheck CompareNeighbours(const std::vector<std::string>& ids,
                                 const std::vector<PeerGroup>& peers,
                                 const std::map<std::string, std::vector<std::string>>& official);

}  // namespace doelmaat::benchmark
