#include "benchmark/region.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/check.h"

namespace doelmaat::benchmark {

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
    for (const std::size_t k : region.entries) {
      const UnitInput& unit = input.units[selection.kept[k]];
      if (!region.totals.has_value()) {
        region.totals.emplace();
        region.totals->potential = potentials[g];
        region.totals->smallest_clients = unit.clients->value;
      }
      RegionTotals& totals = *region.totals;
      totals.population += *unit.population;
      totals.youth += *unit.youth;
      totals.spend_eur += *unit.spend_eur;
      totals.clients.value += unit.clients->value;
      totals.clients.low += unit.clients->low;
      totals.clients.high += unit.clients->high;
      totals.smallest_clients = std::min(totals.smallest_clients, unit.clients->value);
    }
    regions.push_back(std::move(region));
  }
  return regions;
}

}  // namespace doelmaat::benchmark
