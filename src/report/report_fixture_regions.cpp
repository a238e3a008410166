// The made-up map and regions: municipalities are squares beside each other, twenty a row.
#include <fmt/format.h>

#include "report/report_fixture_parts.h"

namespace doelmaat::report::fixture {
namespace {

using result::Cell;
using result::CellState;
using result::Column;
using result::ColumnRole;
using result::ResultTable;
using result::Unit;

constexpr int kRow = 20;
constexpr int kRegions = 4;

std::string Square(int i) {
  return fmt::format(
      "{} {} 0 1000 1500 0 0 -1000", 50000 + 1500 * (i % kRow), 520000 - 1000 * (i / kRow));
}

Column End(const char* name, ColumnRole role, const char* of, Unit unit) {
  return {.name = name, .label = name, .unit = unit, .role = role, .of = of};
}

}  // namespace

ResultTable MapAreas(int count) {
  ResultTable table{"map_areas", "Grenzen", {}, {}, {}};
  table.columns = {Key("shape_id"),
                   Label("shape_name", "Gebied"),
                   Number("border_year", "Grenzen van", Unit::kYear),
                   Label("municipality_id", "Gemeente"),
                   Label("border_source", "Bron"),
                   Label("rings", "Omtrekken")};
  // GM0004 has no area of its own; the excluded GM9001 and an area without a figure have one.
  for (int i = 0; i < count + 2; ++i) {
    const bool nobody = i == count + 1;
    const std::string id = nobody ? "GM9999" : i == count ? "GM9001" : IdOf(i);
    if (id != "GM0004") {
      table.rows.push_back({Cell::Text(id),
                            Cell::Text(nobody       ? "Samengegaan"
                                       : i == count ? "Regiostad"
                                                    : NameOf(i)),
                            Cell::Integer(2023),
                            nobody ? Cell::None(CellState::kNotApplicable) : Cell::Text(id),
                            Cell::Text("CBS / Kadaster; CC BY 4.0"),
                            Cell::Text(Square(i))});
    }
  }
  return table;
}

ResultTable RegionMembers(int count) {
  ResultTable table{"region_members", "Gemeenten van elke regio", {}, {}, {}};
  table.columns = {Key("region_id"),
                   Label("region_name", "Regio"),
                   Key("id"),
                   Label("name", "Gemeente"),
                   Number("is_compared", "Vergeleken", Unit::kNone)};
  for (int i = 0; i < count; ++i) {
    table.rows.push_back({Cell::Text(fmt::format("JZ{:02}", 1 + i % kRegions)),
                          Cell::Text(fmt::format("Regio <{}>", 1 + i % kRegions)),
                          Cell::Text(IdOf(i)),
                          Cell::Text(NameOf(i)),
                          Cell::Integer(1)});
  }
  table.rows.push_back({Cell::Text("JZ01"),
                        Cell::Text("Regio <1>"),
                        Cell::Text("GM9001"),
                        Cell::Text("Regiostad"),
                        Cell::Integer(0)});
  return table;
}

// The last region has a municipality too small to show.
ResultTable Regions(int count) {
  ResultTable table{"regions", "Regio's", {}, {}, {"Sommen gaan over de vergeleken gemeenten."}};
  table.columns = {Key("region_id"),
                   Label("region_name", "Regio"),
                   Number("municipalities", "Gemeenten", Unit::kMunicipalities),
                   Number("compared", "Vergeleken", Unit::kMunicipalities),
                   Number("spend_eur", "Uitgaven", Unit::kEur),
                   Count("smallest_clients", "Kleinste"),
                   Count("clients", "Jongeren met jeugdhulp"),
                   Number("eur_per_client", "Per jongere", Unit::kEurPerClient),
                   Number("eur_per_youth", "Per inwoner", Unit::kEurPerYouth)};
  table.columns[6].guarded_by = "smallest_clients";
  table.columns[7].guarded_by = "clients";
  for (const char* reference : {"frontier", "best_quartile", "median"}) {
    const std::string name = fmt::format("potential_{}_eur", reference);
    table.columns.push_back(Number(name.c_str(), reference, Unit::kEur));
    table.columns.push_back(
        End((name + "_low").c_str(), ColumnRole::kLow, name.c_str(), Unit::kEur));
    table.columns.push_back(
        End((name + "_high").c_str(), ColumnRole::kHigh, name.c_str(), Unit::kEur));
  }
  for (int r = 0; r < kRegions; ++r) {
    std::vector<Cell> row = {Cell::Text(fmt::format("JZ{:02}", r + 1)),
                             Cell::Text(fmt::format("Regio <{}>", r + 1)),
                             Cell::Integer(count / kRegions),
                             Cell::Integer(count / kRegions),
                             Cell::Number(1.2e8 + r),
                             Cell::Integer(r + 1 == kRegions ? 5 : 120),
                             Cell::Integer(9000 + 5 * r),
                             Cell::Number(13333.0),
                             Cell::Number(1400.0)};
    for (int reference = 0; reference < 3; ++reference) {
      for (const double eur : {7.0e6, 5.0e6, 9.5e6}) {
        row.push_back(Cell::Number(eur / (1.0 + reference)));
      }
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace doelmaat::report::fixture
