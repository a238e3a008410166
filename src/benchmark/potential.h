#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "benchmark/benchmark_options.h"
#include "benchmark/efficiency.h"
#include "benchmark/peers.h"
#include "numerics/matrix.h"

namespace doelmaat::benchmark {

// What spending is held against.
enum class Reference {
  kFrontier,      // the best practice of all, by the bias-corrected score
  kBestQuartile,  // the first quartile of spending per client among the comparable units
  kMedian,        // the median of it: the "realistic scenario"
};
constexpr std::size_t kReferenceCount = 3;

// An amount with its 90% interval.
struct Amount {
  double eur = 0.0;
  double low = 0.0;
  double high = 0.0;
};

using Potential = std::array<Amount, kReferenceCount>;  // by Reference

// Where a unit stands among its comparable units on one measure.
struct PeerPosition {
  double own = 0.0;
  double first_quartile = 0.0;
  double median = 0.0;
  double third_quartile = 0.0;
};

struct PotentialResult {
  std::vector<Potential> units;
  std::vector<Potential> groups;  // as asked
  Potential total;
};

// Units whose potential is to be added up, by their places.
using UnitGroups = std::vector<std::vector<std::size_t>>;

// What every unit spends, for how many, and whom it is compared with.
struct ComparedSpending {
  std::span<const double> cost;         // eur
  std::span<const double> clients;      // heads
  const std::vector<PeerGroup>& peers;  // FindPeers
};

// What a unit would spend less at the level of a reference; never below zero, and no statement
// about the quality of care.
//
//   frontier       C_i (1 − θ_i),  θ_i bias-corrected; interval from the interval of θ_i, the
//                  total's from Σ C_i (1 − θ_ib) over the replications b
//   best quartile  max(0, C_i − q25_i K_i),  q25_i of C_j / K_j over the comparable units j, K
//                  clients
//   median         the same with the median
//
// A group of units has the sum of their amounts, and as interval that of the sums in each
// replication: units share frontier and comparable units, so their errors go up and down together
// in part, and neither adding up the ends nor the root of the sum of squares would be right. A
// group of one unit has the amount and the interval of that unit, bit for bit.
//
// The intervals against comparable units come from drawing the municipalities anew with replacement
// (one set of draws for the whole country, so that the total takes into account that units share
// comparable units): 5th and 95th percentile over the replications. They hold the chance of which
// municipalities there are to compare with, not the rounding of clients (two on either side).
//
// spending  of n_units, every entry > 0
// groups    places of units, each < n_units; an empty group has amounts of 0
// Quantiles of type 7. Same bits for any number of threads.
// Source: three references after IPSE Studies (frontier, and a "realistic scenario"); the intervals
// are ours. See docs/methods/potential.md.
// Tested by: potential_test.cpp.
PotentialResult ComputePotential(const ComparedSpending& spending,
                                 const Efficiency& efficiency,
                                 const BenchmarkOptions& options,
                                 const UnitGroups& groups = {});

// Own value and quartiles of the comparable units, for each unit.
std::vector<PeerPosition> PositionAmongPeers(std::span<const double> values,
                                             const std::vector<PeerGroup>& peers);

}  // namespace doelmaat::benchmark
