#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "benchmark/benchmark_input.h"
#include "benchmark/peers.h"

namespace doelmaat::benchmark {

// The median of a figure among the comparable municipalities that have it, by id.
class PeerMedian {
 public:
  // kept   rows of input.units that are compared, in order; peers as FindPeers gave them for these
  PeerMedian(const BenchmarkInput& input,
             const std::vector<std::size_t>& kept,
             const std::vector<PeerGroup>& peers);

  // Nothing for a municipality that is not compared, or where none of the others has the figure.
  std::optional<double> Of(
      const std::string& id,
      const std::function<std::optional<double>(const std::string&)>& figure) const;

 private:
  std::map<std::string, std::vector<std::string>> peers_of_;
};

}  // namespace doelmaat::benchmark
