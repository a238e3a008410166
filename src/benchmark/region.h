#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "benchmark/benchmark_input.h"
#include "benchmark/potential.h"
#include "benchmark/selection.h"

namespace doelmaat::benchmark {

// What the compared municipalities of a region come to together; nothing of those left out.
struct RegionTotals {
  double population = 0.0;
  double youth = 0.0;
  double spend_eur = 0.0;
  Estimate clients;               // ends: the sums of the ends
  double smallest_clients = 0.0;  // of its municipalities: below the minimum, no total may leave
  Potential potential{};
};

struct RegionResult {
  std::size_t region = 0;              // place in BenchmarkInput::regions
  std::vector<std::size_t> entries;    // of Selection::kept, in order of municipality
  std::optional<RegionTotals> totals;  // none: no municipality of it is compared
};

// The compared municipalities of every region, as places in `selection.kept`.
UnitGroups RegionGroups(const BenchmarkInput& input, const Selection& selection);

// The sums of every region.
//
//   spending, clients, inhabitants, young people: Σ over its compared municipalities
//   potential: `potentials`, one for each region, in which the draws of municipalities are added up
//     per replication (ComputePotential)
//
// groups, potentials  as RegionGroups and ComputePotential give them, one for each region
//
// The interval of the clients is the widest that rounding at the source allows: all rounded the
// same way. A region of one municipality has its figures. Source: ours; see
// docs/methods/regions.md. Tested by: region_test.cpp, tests/e2e/cli/report_folder_test.py.
std::vector<RegionResult> SumRegions(const BenchmarkInput& input,
                                     const Selection& selection,
                                     const UnitGroups& groups,
                                     const std::vector<Potential>& potentials);

}  // namespace doelmaat::benchmark
