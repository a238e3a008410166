#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "benchmark/benchmark_input.h"
#include "benchmark/peers.h"

namespace doelmaat::benchmark {

// The groups of sub-fields, in the order in which they are shown.
inline constexpr std::array<const char*, 4> kSpendingGroups = {
    "without_stay", "with_stay", "protection", "undivided"};

// What one municipality spent on one group of sub-fields.
struct GroupSpending {
  std::string id;
  std::string group;  // one of kSpendingGroups
  double spend_eur = 0.0;
  std::optional<double> clients;
  std::optional<double> eur_per_client;   // none: clients are not known, or none
  std::optional<double> peer_median_eur;  // the same, over the comparable municipalities
};

// What spending is made of: for every municipality with sub-fields each group, also where it spent
// nothing on it, so that the groups add up to its spending; by head, and the median of that among
// comparable municipalities. Medians do not add up.
//
//   eur_per_client = Σ_{sub-fields of the group} spend_eur / clients
//
// kept   rows of input.units that are compared, in order; peers as FindPeers gave them for these
// Source: the classification of Iv3 (CBS), grouped by us. See
// docs/methods/spending-against-need.md. Tested by: composition_test.cpp.
std::vector<GroupSpending> ComposeSpending(const BenchmarkInput& input,
                                           const std::vector<std::size_t>& kept,
                                           const std::vector<PeerGroup>& peers);

}  // namespace doelmaat::benchmark
