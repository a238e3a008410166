#include "benchmark/neighbours.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::benchmark {

NeighbourCheck CompareNeighbours(const std::vector<std::string>& ids,
                                 const std::vector<PeerGroup>& peers,
                                 const std::map<std::string, std::vector<std::string>>& official) {
  if (ids.size() != peers.size()) {
    throw Error(ErrorKind::kBadInput, base::Say("benchmark.bad_peer_input"));
  }
  const std::set<std::string> compared(ids.begin(), ids.end());
  NeighbourCheck check;
  double by_chance = 0.0;
  double all_official = 0.0;
  double all_shared = 0.0;
  for (std::size_t u = 0; u < ids.size(); ++u) {
    const auto found = official.find(ids[u]);
    if (found == official.end() || ids.size() < 2) {
      continue;
    }
    std::set<std::string> ours;
    for (const Comparable& member : peers[u].members) {
      ours.insert(ids[member.unit]);
    }
    NeighbourOverlap overlap{u, found->second.size(), 0};
    double reachable = 0.0;
    for (const std::string& neighbour : found->second) {
      overlap.shared += ours.contains(neighbour) ? 1U : 0U;
      reachable += compared.contains(neighbour) ? 1.0 : 0.0;
    }
    by_chance += reachable * static_cast<double>(ours.size()) / static_cast<double>(ids.size() - 1);
    all_official += static_cast<double>(overlap.official);
    all_shared += static_cast<double>(overlap.shared);
    check.units.push_back(overlap);
  }
  if (!check.units.empty()) {
    const auto n = static_cast<double>(check.units.size());
    check.mean_official = all_official / n;
    check.mean_shared = all_shared / n;
    check.by_chance = by_chance / n;
  }
  return check;
}

}  // namespace doelmaat::benchmark
