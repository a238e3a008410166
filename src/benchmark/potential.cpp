#include "benchmark/potential.h"

#include <algorithm>
#include <optional>

#include "base/check.h"
#include "numerics/random_stream.h"
#include "stats/quantile.h"

namespace doelmaat::benchmark {
namespace {

using numerics::Matrix;

constexpr double kTail = 0.05;
constexpr double kFirstQuartile = 0.25;
constexpr double kThirdQuartile = 0.75;
constexpr double kHalf = 0.5;

double At(std::span<const double> values, double p) {
  return stats::Quantile(values, p, stats::QuantileType::kType7);
}

std::vector<double> PeerValues(std::span<const double> values, const PeerGroup& group) {
  std::vector<double> found;
  for (const Comparable& peer : group.members) {
    found.push_back(values[peer.unit]);
  }
  return found;
}

// How often each municipality is drawn in one replication.
std::vector<std::size_t> DrawMultiplicities(std::size_t units,
                                            const BenchmarkOptions& options,
                                            std::size_t replication) {
  numerics::RandomStream stream(
      static_cast<std::uint64_t>(options.seed), "benchmark.potential", replication);
  std::vector<std::size_t> times(units, 0);
  for (std::size_t i = 0; i < units; ++i) {
    ++times[stream.Below(units)];
  }
  return times;
}

// The values of the comparable units, each as often as it was drawn; as they are when none was.
std::vector<double> Redrawn(const std::vector<double>& per_client,
                            const PeerGroup& group,
                            const std::vector<std::size_t>& times) {
  std::vector<double> values;
  for (const Comparable& peer : group.members) {
    values.insert(values.end(), times[peer.unit], per_client[peer.unit]);
  }
  return values.empty() ? PeerValues(per_client, group) : values;
}

double Excess(double cost, double clients, double reference_per_client) {
  return std::max(0.0, cost - reference_per_client * clients);
}

Amount WithInterval(double eur, std::span<const double> draws) {
  return {eur, At(draws, kTail), At(draws, 1.0 - kTail)};
}

// Potential against one quantile of the comparable units: point and draws for each unit.
void AddPeerReference(std::span<const double> cost,
                      std::span<const double> clients,
                      const std::vector<PeerGroup>& peers,
                      const BenchmarkOptions& options,
                      PotentialResult* result) {
  const std::size_t n = cost.size();
  const auto replications = static_cast<std::size_t>(options.replications);
  std::vector<double> per_client(n);
  for (std::size_t i = 0; i < n; ++i) {
    per_client[i] = cost[i] / clients[i];
  }
  Matrix quartile(n + 1, replications);
  Matrix median(n + 1, replications);
  for (std::size_t b = 0; b < replications; ++b) {
    const std::vector<std::size_t> times = DrawMultiplicities(n, options, b);
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<double> values = Redrawn(per_client, peers[i], times);
      std::sort(values.begin(), values.end());
      const auto at = [&](double p) {
        return stats::QuantileOfSorted(values, p, stats::QuantileType::kType7);
      };
      quartile(i, b) = Excess(cost[i], clients[i], at(kFirstQuartile));
      median(i, b) = Excess(cost[i], clients[i], at(kHalf));
      quartile(n, b) += quartile(i, b);
      median(n, b) += median(i, b);
    }
  }
  constexpr auto kQuartile = static_cast<std::size_t>(Reference::kBestQuartile);
  constexpr auto kMedian = static_cast<std::size_t>(Reference::kMedian);
  double quartile_total = 0.0;
  double median_total = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    const std::vector<double> values = PeerValues(per_client, peers[i]);
    const double over_quartile = Excess(cost[i], clients[i], At(values, kFirstQuartile));
    const double over_median = Excess(cost[i], clients[i], At(values, kHalf));
    result->units[i][kQuartile] = WithInterval(over_quartile, quartile.row(i));
    result->units[i][kMedian] = WithInterval(over_median, median.row(i));
    quartile_total += over_quartile;
    median_total += over_median;
  }
  result->total[kQuartile] = WithInterval(quartile_total, quartile.row(n));
  result->total[kMedian] = WithInterval(median_total, median.row(n));
}

void AddFrontier(std::span<const double> cost,
                 const Efficiency& efficiency,
                 PotentialResult* result) {
  constexpr auto kFrontier = static_cast<std::size_t>(Reference::kFrontier);
  double total = 0.0;
  for (std::size_t i = 0; i < cost.size(); ++i) {
    const UnitEfficiency& unit = efficiency.units[i];
    Amount& amount = result->units[i][kFrontier];
    amount.eur = cost[i] * (1.0 - unit.bias_corrected.value_or(1.0));
    amount.low = unit.ci90.has_value() ? cost[i] * std::max(0.0, 1.0 - unit.ci90->high) : 0.0;
    amount.high = unit.ci90.has_value() ? cost[i] * (1.0 - unit.ci90->low) : 0.0;
    total += amount.eur;
  }
  std::vector<double> draws(efficiency.draws.cols(), 0.0);
  for (std::size_t b = 0; b < draws.size(); ++b) {
    for (std::size_t i = 0; i < cost.size(); ++i) {
      draws[b] += cost[i] * (1.0 - efficiency.draws(i, b));
    }
  }
  result->total[kFrontier] = WithInterval(total, draws);
}

}  // namespace

PotentialResult ComputePotential(std::span<const double> cost,
                                 std::span<const double> clients,
                                 const std::vector<PeerGroup>& peers,
                                 const Efficiency& efficiency,
                                 const BenchmarkOptions& options) {
  DOELMAAT_CHECK(cost.size() == clients.size() && cost.size() == peers.size());
  DOELMAAT_CHECK(efficiency.usable() && efficiency.units.size() == cost.size());
  PotentialResult result;
  result.units.resize(cost.size());
  AddFrontier(cost, efficiency, &result);
  AddPeerReference(cost, clients, peers, options, &result);
  return result;
}

std::vector<PeerPosition> PositionAmongPeers(std::span<const double> values,
                                             const std::vector<PeerGroup>& peers) {
  DOELMAAT_CHECK(values.size() == peers.size());
  std::vector<PeerPosition> positions;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::vector<double> around = PeerValues(values, peers[i]);
    positions.push_back(
        {values[i], At(around, kFirstQuartile), At(around, kHalf), At(around, kThirdQuartile)});
  }
  return positions;
}

}  // namespace doelmaat::benchmark
