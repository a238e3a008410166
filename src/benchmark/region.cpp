#include "benchmark/region.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>

#include "base/check.h"

namespace doelmaat::benchmark {
namespace {

// All but the potential. A unit that was kept lacks no figure (SelectUnits).
RegionTotals TotalsOf(const BenchmarkInput& input,
                      const Selection& selection,
                      const std::vector<std::size_t>& entries) {
  RegionTotals totals;
  totals.smallest_clients = std::numeric_limits<double>::max();
  for (const std::size_t k : entries) {
    const UnitInput& unit = input.units[selection.kept[k]];
    const Estimate& clients = Present(unit.clients);
    totals.population += Present(unit.population);
    totals.youth += Present(unit.youth);
    totals.spend_eur += Present(unit.spend_eur);
    totals.clients.value += clients.value;
    totals.clients.low += clients.low;
    totals.clients.high += clients.high;
    totals.smallest_clients = std::min(totals.smallest_clients, clients.value);
  }
  return totals;
}

}  // namespace

UnitGroups RegionGroups(const BenchmarkInput& input, const Selection& selection) {
  std::map<std::string, std::size_t> entry_of;
  for (std::size_t k = 0; k < selection.kept.size(); ++k) {
    entry_of[input.units[selection.kept[k]].id] = k;
  }
  UnitGroups groups;
  for (const RegionInput& region : input.regions) {
    std::vector<std::size_t>& group = groups.emplace_back();
    for (const std::string& id : region.members) {
      const auto entry = entry_of.find(id);
      if (entry != entry_of.end()) {
        group.push_back(entry->second);
      }
    }
  }
  return groups;
}

std::vector<RegionResult> SumRegions(const BenchmarkInput& input,
                                     const Selection& selection,
                                     const UnitGroups& groups,
                                     const std::vector<Potential>& potentials) {
  DOELMAAT_CHECK(groups.size() == input.regions.size() && potentials.size() == groups.size());
  std::vector<RegionResult> regions;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    RegionResult region{g, groups[g], std::nullopt};
    if (!region.entries.empty()) {
      region.totals = TotalsOf(input, selection, region.entries);
      region.totals->potential = potentials[g];
    }
    regions.push_back(std::move(region));
  }
  return regions;
}

}  // namespace doelmaat::benchmark
