#include "benchmark/benchmark_input.h"

#include <map>
#include <set>
#include <string_view>

#include "base/error.h"
#include "base/text.h"
#include "benchmark/missing_figures.h"

namespace doelmaat::benchmark {
namespace {

using base::Say;
using store::RowSet;

constexpr double kCentsPerEuro = 100.0;

std::optional<double> EuroOf(const RowSet& rows, std::size_t row, std::string_view column) {
  const std::optional<double> cents = rows.Number(row, column);
  return cents.has_value() ? std::optional(*cents / kCentsPerEuro) : std::nullopt;
}

// Refuses a column that the panel does not have where the catalogue names it.
[[noreturn]] void RefuseColumn(const RowSet& rows,
                               const std::string& column,
                               const std::string& place) {
  std::string known;
  for (const std::string& each : rows.columns()) {
    if (rows.IsNumeric(each)) {
      known += (known.empty() ? "" : ", ") + each;
    }
  }
  throw Error(ErrorKind::kConfig,
              (place.empty() ? "" : place + ": ") +
                  Say("catalog_check.unknown_column", {{"column", column}, {"known", known}}));
}

// What is compared is estimated: a column with its bounds beside it.
void CheckEstimate(const RowSet& rows, const std::string& column, const std::string& place) {
  for (const char* ending : {"", "_low", "_high"}) {
    if (!rows.HasColumn(column + ending)) {
      RefuseColumn(rows, column + ending, place);
    }
  }
}

std::optional<Estimate> EstimateOf(const RowSet& rows, std::size_t row, const std::string& column) {
  const auto value = rows.Number(row, column);
  const auto low = rows.Number(row, column + "_low");
  const auto high = rows.Number(row, column + "_high");
  if (!value.has_value() || !low.has_value() || !high.has_value()) {
    return std::nullopt;
  }
  return Estimate{*value, *low, *high};
}

// The query of the country of a model.
std::string QueryOf(const BenchmarkModel& model, const char* name) {
  return "sql/input/benchmark/" + (model.country.empty() ? "" : model.country + "/") + name +
         ".sql";
}

std::string Joined(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) {
    joined += (joined.empty() ? "" : ",") + text;
  }
  return joined;
}

// The panel of the years a model asks for, in the borders of its own year.
class Panel {
 public:
  Panel(store::Database& database, const BenchmarkModel& model)
      : database_(database), query_(QueryOf(model, "panel")), border_year_(model.year) {}

  const RowSet& Year(std::int64_t year) {
    auto found = years_.find(year);
    if (found == years_.end()) {
      RowSet rows = database_.Query(query_, {{"border_year", border_year_}, {"year", year}});
      for (std::size_t r = 0; r < rows.size(); ++r) {
        row_of_[year][rows.Text(r, "code")] = r;
      }
      found = years_.emplace(year, std::move(rows)).first;
    }
    return found->second;
  }

  std::optional<double> Number(const PanelColumn& column, const std::string& id) {
    const RowSet& rows = Year(column.year);
    if (!rows.HasColumn(column.column) || !rows.IsNumeric(column.column)) {
      RefuseColumn(rows, column.column, column.place);
    }
    const auto row = row_of_[column.year].find(id);
    return row == row_of_[column.year].end() ? std::nullopt
                                             : rows.Number(row->second, column.column);
  }

 private:
  store::Database& database_;
  std::string query_;
  std::int64_t border_year_;
  std::map<std::int64_t, RowSet> years_;
  std::map<std::int64_t, std::map<std::string, std::size_t>> row_of_;
};

std::map<std::string, std::optional<double>> ReadCost(store::Database& database,
                                                      const BenchmarkModel& model) {
  const RowSet rows = database.Query(QueryOf(model, "cost"),
                                     {{"border_year", model.year},
                                      {"year", model.year},
                                      {"statement", model.statement},
                                      {"task_fields", Joined(model.task_fields)}});
  std::map<std::string, std::optional<double>> cost;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    cost[rows.Text(r, "code")] = EuroOf(rows, r, "spend_cents");
  }
  return cost;
}

// A task field that nobody has is a mistake in the model, not spending of nothing.
void CheckTaskFields(store::Database& database, const BenchmarkModel& model) {
  const RowSet rows = database.Query(QueryOf(model, "task_field"),
                                     {{"year", model.year}, {"statement", model.statement}});
  std::set<std::string> known;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    known.insert(rows.Text(r, "task_field"));
  }
  for (const std::string& field : model.task_fields) {
    if (!known.empty() && !known.contains(field)) {
      throw Error(ErrorKind::kConfig,
                  (model.task_fields_place.empty() ? "" : model.task_fields_place + ": ") +
                      Say("benchmark.no_task_field",
                          {{"field", field}, {"year", std::to_string(model.year)}}));
    }
  }
}

std::vector<UnitInput> ReadUnits(store::Database& database, const BenchmarkModel& model) {
  Panel panel(database, model);
  const auto cost = ReadCost(database, model);
  const RowSet& rows = panel.Year(model.year);
  std::vector<UnitInput> units;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    UnitInput unit;
    unit.id = rows.Text(r, "code");
    unit.name = rows.Text(r, "name");
    unit.province = rows.TextOrEmpty(r, "province");
    unit.split = rows.Integer(r, "split") != 0;
    const HeadColumns& heads = model.heads;
    unit.population = panel.Number({heads.population, "", model.year, heads.place}, unit.id);
    unit.youth = panel.Number({heads.youth, "", model.year, heads.place}, unit.id);
    const auto found = cost.find(unit.id);
    unit.spend_eur = found == cost.end() ? std::nullopt : found->second;
    CheckEstimate(rows, heads.clients, heads.place);
    unit.clients = EstimateOf(rows, r, heads.clients);
    for (const PanelColumn& output : model.outputs) {
      CheckEstimate(rows, output.column, output.place);
      unit.outputs.push_back(EstimateOf(rows, r, output.column));
    }
    for (const PanelColumn& column : model.environment) {
      unit.environment.push_back(panel.Number(column, unit.id));
    }
    for (const PeerFeature& feature : model.peers.features) {
      unit.features.push_back(panel.Number(feature.source, unit.id));
    }
    units.push_back(std::move(unit));
  }
  return units;
}

// The units themselves, where heads are counted in the year of the model only.
std::vector<SpendingRow> SpendingOf(const std::vector<UnitInput>& units, std::int64_t year) {
  std::vector<SpendingRow> spending;
  for (const UnitInput& unit : units) {
    if (unit.spend_eur.has_value() && unit.clients.has_value()) {
      spending.push_back(
          {year, unit.id, unit.name, {unit.spend_eur, unit.clients->value, unit.youth}});
    }
  }
  return spending;
}

std::vector<SpendingRow> ReadSpending(store::Database& database) {
  const RowSet rows = database.Query("sql/input/benchmark/spending_case.sql");
  std::vector<SpendingRow> spending;
  spending.reserve(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    spending.push_back(
        {rows.Integer(r, "year"),
         rows.Text(r, "code"),
         rows.Text(r, "name"),
         {EuroOf(rows, r, "spend_cents"), rows.Number(r, "clients"), rows.Number(r, "youth")}});
  }
  return spending;
}

std::vector<TrendPoint> ReadTrend(store::Database& database, const BenchmarkModel& model) {
  const RowSet rows =
      database.Query(QueryOf(model, "trend"),
                     {{"border_year", model.year}, {"task_fields", Joined(model.trend_fields)}});
  std::set<std::int64_t> account_years;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows.Number(r, "spend_cents").has_value()) {
      account_years.insert(rows.Integer(r, "year"));
    }
  }
  std::vector<TrendPoint> trend;
  trend.reserve(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    trend.push_back({rows.Text(r, "code"),
                     rows.Text(r, "name"),
                     rows.Integer(r, "year"),
                     rows.Number(r, "inhabitants"),
                     account_years.contains(rows.Integer(r, "year")),
                     EuroOf(rows, r, "spend_cents"),
                     EuroOf(rows, r, "budget_cents"),
                     EuroOf(rows, r, "teams_cents"),
                     rows.Integer(r, "split") != 0,
                     rows.Integer(r, "border_changed") != 0});
  }
  return trend;
}

std::vector<NationalPoint> ReadNational(store::Database& database, const BenchmarkModel& model) {
  const RowSet rows = database.Query(QueryOf(model, "national_trend"),
                                     {{"task_fields", Joined(model.trend_fields)}});
  std::vector<NationalPoint> points;
  points.reserve(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    points.push_back({rows.Integer(r, "year"),
                      rows.Text(r, "statement"),
                      EuroOf(rows, r, "spend_cents").value_or(0.0),
                      rows.Integer(r, "municipalities"),
                      rows.Integer(r, "without_return")});
  }
  return points;
}

std::vector<ProfileCount> ReadProfile(store::Database& database, std::int64_t year) {
  const RowSet rows = database.Query("sql/input/benchmark/profile.sql", {{"year", year}});
  std::vector<ProfileCount> profile;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::optional<double> persons = rows.Number(r, "persons");
    profile.push_back(
        {rows.Text(r, "code"),
         rows.Text(r, "kind"),
         rows.Text(r, "topic"),
         persons.has_value() ? std::optional(static_cast<std::int64_t>(*persons)) : std::nullopt});
  }
  return profile;
}

std::vector<SubFieldSpending> ReadSubFields(store::Database& database, std::int64_t year) {
  const RowSet rows = database.Query("sql/input/benchmark/spending_part.sql", {{"year", year}});
  std::vector<SubFieldSpending> spending;
  spending.reserve(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const double eur = EuroOf(rows, r, "amount_cents").value_or(0.0);
    spending.push_back(
        {rows.Text(r, "code"), rows.Text(r, "part"), rows.Text(r, "spending_group"), eur});
  }
  return spending;
}

std::vector<SubFieldGap> ReadSubFieldGaps(store::Database& database, std::int64_t year) {
  const RowSet rows = database.Query("sql/input/benchmark/spending_part_gap.sql", {{"year", year}});
  std::vector<SubFieldGap> gaps;
  gaps.reserve(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    gaps.push_back({rows.Text(r, "code"),
                    rows.Text(r, "task_field"),
                    EuroOf(rows, r, "field_cents").value_or(0.0),
                    EuroOf(rows, r, "part_cents").value_or(0.0)});
  }
  return gaps;
}

// Borders and regions stand in the usual folder only. A model of another country does not even ask
// for them: what is asked counts among its sources (store/lineage.h).
bool HasBorders(const BenchmarkModel& model) { return model.country.empty(); }

// None when no unit is among them: those of the store are then of other municipalities.
std::vector<MapArea> ReadAreas(store::Database& database, const BenchmarkInput& input) {
  const RowSet rows =
      database.Query("sql/input/benchmark/map_area.sql", {{"border_year", input.model.year}});
  std::set<std::string> units;
  for (const UnitInput& unit : input.units) {
    units.insert(unit.id);
  }
  std::vector<MapArea> areas;
  bool any = false;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::string id = rows.TextOrEmpty(r, "code");
    const bool known = units.contains(id);
    any = any || known;
    areas.push_back({rows.Text(r, "shape_code"),
                     rows.Text(r, "name"),
                     known ? id : "",
                     rows.Text(r, "rings"),
                     rows.Integer(r, "shape_year"),
                     rows.TextOrEmpty(r, "source")});
  }
  return any ? areas : std::vector<MapArea>{};
}

std::vector<RegionInput> ReadRegions(store::Database& database, const BenchmarkInput& input) {
  const RowSet rows =
      database.Query("sql/input/benchmark/region.sql", {{"border_year", input.model.year}});
  std::set<std::string> units;
  for (const UnitInput& unit : input.units) {
    units.insert(unit.id);
  }
  std::vector<RegionInput> regions;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (!units.contains(rows.Text(r, "code"))) {
      continue;
    }
    const std::string& id = rows.Text(r, "region_code");
    if (regions.empty() || regions.back().id != id) {
      regions.push_back({id, rows.Text(r, "name"), rows.Integer(r, "region_year"), {}});
    }
    regions.back().members.push_back(rows.Text(r, "code"));
  }
  return regions;
}

}  // namespace

BenchmarkInput ReadBenchmarkInput(store::Database& database, const BenchmarkModel& model) {
  BenchmarkInput input;
  input.model = model;
  CheckTaskFields(database, model);
  input.units = ReadUnits(database, model);
  if (input.units.empty()) {
    throw Error(ErrorKind::kNotFound, NoFigures(model));
  }
  input.spending = model.usual_heads ? ReadSpending(database) : SpendingOf(input.units, model.year);
  input.trend = ReadTrend(database, model);
  input.national = ReadNational(database, model);
  if (model.usual_heads) {
    input.profile = ReadProfile(database, model.year);
  }
  if (model.sub_fields) {
    input.sub_fields = ReadSubFields(database, model.year);
    input.sub_field_gaps = ReadSubFieldGaps(database, model.year);
  }
  if (HasBorders(model)) {
    input.areas = ReadAreas(database, input);
    input.regions = ReadRegions(database, input);
  }
  if (model.neighbour_year != 0) {
    const RowSet rows =
        database.Query(QueryOf(model, "neighbour"), {{"model_year", model.neighbour_year}});
    for (std::size_t r = 0; r < rows.size(); ++r) {
      input.neighbours[rows.Text(r, "code")].push_back(rows.Text(r, "neighbour_code"));
    }
  }
  return input;
}

std::vector<SourceLine> ReadSources(store::Database& database,
                                    const std::vector<std::int64_t>& deliveries) {
  std::vector<std::string> ids;
  ids.reserve(deliveries.size());
  for (const std::int64_t delivery : deliveries) {
    ids.push_back(std::to_string(delivery));
  }
  const RowSet rows =
      database.Query("sql/input/benchmark/sources.sql", {{"deliveries", Joined(ids)}});
  std::vector<SourceLine> sources;
  sources.reserve(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::string origin = rows.Text(r, "publisher");
    for (const char* column : {"table_ids", "licence", "retrieved"}) {
      const std::string& part = rows.Text(r, column);
      origin += part.empty() ? "" : "; " + part;
    }
    sources.push_back({rows.Text(r, "title"), origin, rows.Integer(r, "described") == 0});
  }
  return sources;
}

}  // namespace doelmaat::benchmark
