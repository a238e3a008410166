// The tables of a benchmark that lie between municipality and country: regions and the map.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "benchmark/benchmark_table.h"
#include "benchmark/table_builder.h"

namespace doelmaat::benchmark {
namespace {

using base::Say;
using result::Cell;
using result::CellState;
using result::ResultTable;
using result::Unit;

constexpr std::array<Reference, kReferenceCount> kReferences = {
    Reference::kFrontier, Reference::kBestQuartile, Reference::kMedian};

std::vector<Cell> TotalCells(const RegionTotals& totals, Heads heads) {
  std::vector<Cell> cells = {Cell::Number(totals.population),
                             Cell::Number(totals.youth),
                             Cell::Number(totals.spend_eur),
                             Cell::Number(totals.smallest_clients),
                             Cell::Number(totals.clients.value)};
  if (heads == Heads::kPersons) {
    cells.push_back(Cell::Number(totals.clients.low));
    cells.push_back(Cell::Number(totals.clients.high));
  }
  cells.push_back(Cell::Number(totals.spend_eur / totals.clients.value));
  cells.push_back(Cell::Number(totals.spend_eur / totals.youth));
  for (const Amount& amount : totals.potential) {
    for (const double eur : {amount.eur, amount.low, amount.high}) {
      cells.push_back(Cell::Number(eur));
    }
  }
  return cells;
}

}  // namespace

ResultTable RegionTable(const BenchmarkResult& result) {
  const Heads heads = HeadsOf(result.input.model);
  TableBuilder table("regions", heads);
  table.Key("region_id")
      .Label("region_name")
      .Measure("region_year", Unit::kYear)
      .Measure("municipalities", Unit::kMunicipalities)
      .Measure("compared", Unit::kMunicipalities)
      .Measure("population", Unit::kPersons)
      .Measure("youth", Unit::kPersons)
      .Measure("spend_eur", Unit::kEur)
      .Persons("smallest_clients")
      .PersonsInterval("clients")
      .GuardIntervalBy("smallest_clients")  // less the others, a total gives the smallest away
      .Measure("eur_per_client", Unit::kEurPerClient)
      .GuardedBy("clients")
      .Measure("eur_per_youth", Unit::kEurPerYouth);
  for (const Reference reference : kReferences) {
    table.Interval("potential_" + ReferenceName(reference) + "_eur", Unit::kEur);
    if (reference != Reference::kFrontier || ScoresTellPersons(result.input.model)) {
      table.GuardIntervalBy("clients");
    }
  }
  table.Note(Say("note.region_totals")).Note(Say("note.region_interval"));
  if (heads == Heads::kPersons) {
    table.Note(Say("note.region_clients"));
  }
  table.Note(Say("note.not_quality"));
  const std::size_t totals_count = heads == Heads::kPersons ? 18 : 16;  // cells of TotalCells
  for (const RegionResult& region : result.regions) {
    const RegionInput& input = result.input.regions[region.region];
    std::vector<Cell> row = {Cell::Text(input.id),
                             Cell::Text(input.name),
                             Cell::Integer(input.year),
                             Cell::Integer(static_cast<std::int64_t>(input.members.size())),
                             Cell::Integer(static_cast<std::int64_t>(region.entries.size()))};
    const std::vector<Cell> totals =
        region.totals.has_value()
            ? TotalCells(*region.totals, heads)
            : std::vector<Cell>(totals_count, Cell::None(CellState::kNotApplicable));
    row.insert(row.end(), totals.begin(), totals.end());
    table.Row(std::move(row));
  }
  return table.Take();
}

ResultTable RegionMemberTable(const BenchmarkResult& result) {
  TableBuilder table("region_members");
  table.Key("region_id")
      .Label("region_name")
      .Key("id")
      .Label("name")
      .Measure("is_compared", Unit::kNone);
  for (const RegionResult& region : result.regions) {
    const RegionInput& input = result.input.regions[region.region];
    for (const std::string& id : input.members) {
      const auto unit = std::lower_bound(
          result.input.units.begin(),
          result.input.units.end(),
          id,
          [](const UnitInput& each, const std::string& wanted) { return each.id < wanted; });
      const bool compared =
          std::any_of(region.entries.begin(), region.entries.end(), [&](std::size_t entry) {
            return result.UnitAt(entry).id == id;
          });
      table.Row({Cell::Text(input.id),
                 Cell::Text(input.name),
                 Cell::Text(id),
                 Cell::Text(unit == result.input.units.end() ? id : unit->name),
                 Cell::Integer(compared ? 1 : 0)});
    }
  }
  return table.Take();
}

ResultTable MapTable(const BenchmarkResult& result) {
  TableBuilder table("map_areas");
  table.Key("shape_id")
      .Label("shape_name")
      .Measure("border_year", Unit::kYear)
      .Label("municipality_id")
      .Label("border_source")
      .Label("rings");
  table.Note(Say("note.map_area"));
  for (const MapArea& area : result.input.areas) {
    table.Row({Cell::Text(area.shape_id),
               Cell::Text(area.name),
               Cell::Integer(area.year),
               area.id.empty() ? Cell::None(CellState::kNotApplicable) : Cell::Text(area.id),
               Cell::Text(area.source),
               Cell::Text(area.rings)});
  }
  return table.Take();
}

}  // namespace doelmaat::benchmark
