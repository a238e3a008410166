#pragma once

#include <optional>
#include <string>
#include <vector>

#include "benchmark/benchmark_input.h"
#include "benchmark/peers.h"

namespace doelmaat::benchmark {

// One category of clients (age, household) or trajectories (referrer) of one municipality.
struct ProfileRow {
  std::string id;
  std::string kind;
  std::string topic;
  std::optional<std::int64_t> persons;      // none: withheld by CBS
  std::optional<double> share;              // of the categories of its kind that are not withheld
  std::optional<double> peer_median_share;  // over the comparable municipalities that have it
};

// Shares by category and the median of them among comparable municipalities. Shares are of the sum
// of the categories that are published (none where withheld ones could be more than a tenth of it),
// because rounding and withheld numbers keep the parts from adding up to the total; referrers are
// not published for imposed care.
//
// kept   rows of input.units that are compared, in order; peers as FindPeers gave them for these
// Source: CBS 85335NED and its explanation. See docs/methods/comparable-municipalities.md.
// Tested by: profile_test.cpp.
std::vector<ProfileRow> ProfileClients(const BenchmarkInput& input,
                                       const std::vector<std::size_t>& kept,
                                       const std::vector<PeerGroup>& peers);

}  // namespace doelmaat::benchmark
