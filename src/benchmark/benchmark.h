// The cost benchmark: which municipalities can be compared, with whom, how their spending lies,
// what a frontier says of it, and whether it can say anything at all. Pure; a result to be put in
// tables.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "benchmark/benchmark_input.h"
#include "benchmark/class_sensitivity.h"
#include "benchmark/composition.h"
#include "benchmark/efficiency.h"
#include "benchmark/method_comparison.h"
#include "benchmark/neighbours.h"
#include "benchmark/peers.h"
#include "benchmark/potential.h"
#include "benchmark/profile.h"
#include "benchmark/region.h"
#include "benchmark/selection.h"
#include "benchmark/signals.h"
#include "benchmark/trend.h"
#include "numerics/parallel.h"
#include "stats/identification.h"

namespace doelmaat::benchmark {

// The country in a few figures.
struct National {
  std::array<std::size_t, kClassCount> class_counts{};  // by the most likely class
  std::size_t unclear = 0;                              // no class has half of the replications
  std::array<std::vector<std::size_t>, kClassCount> largest;  // entries, most inhabitants first
  double mean_score = 0.0;                                    // plain, unweighted
  double mean_bias_corrected = 0.0;
};

struct BenchmarkResult {
  BenchmarkInput input;
  Selection selection;
  std::vector<Anomaly> anomalies;  // of every year that has clients
  // From here on one entry for each unit of selection.kept, in that order.
  std::vector<double> cost_eur;
  std::vector<double> clients;
  std::vector<PeerGroup> peers;
  std::vector<PeerPosition> per_client;  // eur per client among comparable municipalities
  std::vector<PeerPosition> per_youth;   // eur per young person
  std::vector<UnitSignals> signals;
  Efficiency efficiency;
  PotentialResult potential;
  std::vector<RegionResult> regions;  // one for each region of the input
  stats::Identification identification;
  MethodComparison methods;
  ClassSensitivity sensitivity;
  National national;
  std::vector<TrendRow> trend;  // all municipalities, compared or not
  std::vector<ProfileRow> profile;
  std::vector<GroupSpending> composition;  // all municipalities with sub-fields
  NeighbourCheck neighbours;

  // The municipality of an entry.
  const UnitInput& UnitAt(std::size_t entry) const { return input.units[selection.kept[entry]]; }

  // Which reference carries the headline: the frontier only when it is identified, and never when
  // the outputs are need.
  Reference headline() const {
    return identification.passed() && !input.model.against_need ? Reference::kFrontier
                                                                : Reference::kMedian;
  }
};

// Runs the model of `input`. Throws kBadData when too few municipalities remain to compare.
// Cost: the bootstrap, replications × n linear programmes, is nearly all of it.
// Source: the parts, each in its own file. See docs/methods/benchmark.md.
// Tested by: benchmark_test.cpp and tests/real.
BenchmarkResult RunBenchmark(BenchmarkInput input, const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::benchmark
