#include "benchmark/potential.h"

#include <algorithm>
#include <numeric>
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
  found.reserve(group.members.size());
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

// The sums over a group: of the amounts of its units, and of their draws in each replication. One
// unit has the interval it has by itself: against the frontier that of its score, which is taken
// from the draws in another way.
Amount SumOver(const std::vector<std::size_t>& group,
               Reference reference,
               const std::vector<Potential>& units,
               const Matrix& draws) {
  if (group.size() == 1) {
    return units[group.front()][static_cast<std::size_t>(reference)];
  }
  double eur = 0.0;
  std::vector<double> sums(draws.cols(), 0.0);
  for (const std::size_t i : group) {
    eur += units[i][static_cast<std::size_t>(reference)].eur;
    for (std::size_t b = 0; b < sums.size(); ++b) {
      sums[b] += draws(i, b);
    }
  }
  return WithInterval(eur, sums);
}

// The country is the group of all units.
void AddSums(Reference reference,
             const Matrix& draws,
             const UnitGroups& groups,
             PotentialResult* result) {
  const auto place = static_cast<std::size_t>(reference);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    result->groups[g][place] = SumOver(groups[g], reference, result->units, draws);
  }
  std::vector<std::size_t> all(result->units.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  result->total[place] = SumOver(all, reference, result->units, draws);
}

// Draws of the potential against two quantiles of the comparable units, a row for each unit.
struct PeerDraws {
  Matrix quartile;
  Matrix median;
};

PeerDraws DrawPeerPotential(const ComparedSpending& spending,
                            const std::vector<double>& per_client,
                            const BenchmarkOptions& options) {
  const std::size_t n = spending.cost.size();
  const auto replications = static_cast<std::size_t>(options.replications);
  PeerDraws draws{Matrix(n, replications), Matrix(n, replications)};
  for (std::size_t b = 0; b < replications; ++b) {
    const std::vector<std::size_t> times = DrawMultiplicities(n, options, b);
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<double> values = Redrawn(per_client, spending.peers[i], times);
      std::sort(values.begin(), values.end());
      const auto at = [&](double p) {
        return stats::QuantileOfSorted(values, p, stats::QuantileType::kType7);
      };
      draws.quartile(i, b) = Excess(spending.cost[i], spending.clients[i], at(kFirstQuartile));
      draws.median(i, b) = Excess(spending.cost[i], spending.clients[i], at(kHalf));
    }
  }
  return draws;
}

// Potential against two quantiles of the comparable units.
void AddPeerReferences(const ComparedSpending& spending,
                       const BenchmarkOptions& options,
                       const UnitGroups& groups,
                       PotentialResult* result) {
  const std::span<const double> cost = spending.cost;
  const std::span<const double> clients = spending.clients;
  std::vector<double> per_client(cost.size());
  for (std::size_t i = 0; i < cost.size(); ++i) {
    per_client[i] = cost[i] / clients[i];
  }
  const PeerDraws draws = DrawPeerPotential(spending, per_client, options);
  for (std::size_t i = 0; i < cost.size(); ++i) {
    const std::vector<double> values = PeerValues(per_client, spending.peers[i]);
    const auto set = [&](Reference reference, double p, const Matrix& drawn) {
      result->units[i][static_cast<std::size_t>(reference)] =
          WithInterval(Excess(cost[i], clients[i], At(values, p)), drawn.row(i));
    };
    set(Reference::kBestQuartile, kFirstQuartile, draws.quartile);
    set(Reference::kMedian, kHalf, draws.median);
  }
  AddSums(Reference::kBestQuartile, draws.quartile, groups, result);
  AddSums(Reference::kMedian, draws.median, groups, result);
}

void AddFrontier(std::span<const double> cost,
                 const Efficiency& efficiency,
                 const UnitGroups& groups,
                 PotentialResult* result) {
  Matrix draws(cost.size(), efficiency.draws.cols());
  for (std::size_t i = 0; i < cost.size(); ++i) {
    const UnitEfficiency& unit = efficiency.units[i];
    Amount& amount = result->units[i][static_cast<std::size_t>(Reference::kFrontier)];
    amount.eur = cost[i] * (1.0 - unit.bias_corrected.value_or(1.0));
    amount.low = unit.ci90.has_value() ? cost[i] * std::max(0.0, 1.0 - unit.ci90->high) : 0.0;
    amount.high = unit.ci90.has_value() ? cost[i] * (1.0 - unit.ci90->low) : 0.0;
    for (std::size_t b = 0; b < draws.cols(); ++b) {
      draws(i, b) = cost[i] * (1.0 - efficiency.draws(i, b));
    }
  }
  AddSums(Reference::kFrontier, draws, groups, result);
}

}  // namespace

PotentialResult ComputePotential(const ComparedSpending& spending,
                                 const Efficiency& efficiency,
                                 const BenchmarkOptions& options,
                                 const UnitGroups& groups) {
  const std::size_t n = spending.cost.size();
  DOELMAAT_CHECK(n == spending.clients.size() && n == spending.peers.size());
  DOELMAAT_CHECK(efficiency.usable() && efficiency.units.size() == n);
  PotentialResult result;
  result.units.resize(n);
  result.groups.resize(groups.size());
  AddFrontier(spending.cost, efficiency, groups, &result);
  AddPeerReferences(spending, options, groups, &result);
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
