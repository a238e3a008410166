#include "benchmark/peer_median.h"

#include "stats/quantile.h"

namespace doelmaat::benchmark {

PeerMedian::PeerMedian(const BenchmarkInput& input,
                       const std::vector<std::size_t>& kept,
                       const std::vector<PeerGroup>& peers) {
  for (std::size_t k = 0; k < kept.size(); ++k) {
    std::vector<std::string>& ids = peers_of_[input.units[kept[k]].id];
    for (const Comparable& peer : peers[k].members) {
      ids.push_back(input.units[kept[peer.unit]].id);
    }
  }
}

std::optional<double> PeerMedian::Of(
    const std::string& id,
    const std::function<std::optional<double>(const std::string&)>& figure) const {
  std::vector<double> around;
  const auto peers = peers_of_.find(id);
  if (peers != peers_of_.end()) {
    for (const std::string& peer : peers->second) {
      if (const auto value = figure(peer)) {
        around.push_back(*value);
      }
    }
  }
  return around.empty() ? std::nullopt : std::optional(stats::Median(around));
}

}  // namespace doelmaat::benchmark
