#include "benchmark/profile.h"

#include <map>
#include <utility>

#include "benchmark/peer_median.h"

namespace doelmaat::benchmark {
namespace {

// CBS shows no number of young people below 10; where such numbers could be more than a tenth of
// what is shown, shares of what is shown would mislead.
constexpr double kLargestHidden = 9.0;
constexpr double kHiddenShare = 0.1;

using Category = std::pair<std::string, std::string>;  // kind, topic
using SharesOfUnit = std::map<Category, double>;

std::map<std::string, SharesOfUnit> SharesById(const std::vector<ProfileCount>& profile) {
  std::map<std::pair<std::string, std::string>, double> sums;
  std::map<std::pair<std::string, std::string>, double> hidden;
  for (const ProfileCount& count : profile) {
    sums[{count.id, count.kind}] += static_cast<double>(count.persons.value_or(0));
    hidden[{count.id, count.kind}] += count.persons.has_value() ? 0.0 : kLargestHidden;
  }
  std::map<std::string, SharesOfUnit> shares;
  for (const ProfileCount& count : profile) {
    const double sum = sums[{count.id, count.kind}];
    const bool nearly_whole = hidden[{count.id, count.kind}] <= kHiddenShare * sum;
    if (count.persons.has_value() && sum > 0.0 && nearly_whole) {
      shares[count.id][{count.kind, count.topic}] = static_cast<double>(*count.persons) / sum;
    }
  }
  return shares;
}

std::optional<double> ShareOf(const std::map<std::string, SharesOfUnit>& shares,
                              const std::string& id,
                              const Category& category) {
  const auto unit = shares.find(id);
  if (unit == shares.end()) {
    return std::nullopt;
  }
  const auto found = unit->second.find(category);
  return found == unit->second.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::vector<ProfileRow> ProfileClients(const BenchmarkInput& input,
                                       const std::vector<std::size_t>& kept,
                                       const std::vector<PeerGroup>& peers) {
  const std::map<std::string, SharesOfUnit> shares = SharesById(input.profile);
  const PeerMedian median(input, kept, peers);
  std::vector<ProfileRow> rows;
  for (const ProfileCount& count : input.profile) {
    const Category category{count.kind, count.topic};
    const auto share = [&](const std::string& id) { return ShareOf(shares, id, category); };
    rows.push_back({count.id,
                    count.kind,
                    count.topic,
                    count.persons,
                    share(count.id),
                    median.Of(count.id, share)});
  }
  return rows;
}

}  // namespace doelmaat::benchmark
