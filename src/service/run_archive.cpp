#include "service/run_archive.h"

#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/check.h"
#include "store/appender.h"

namespace doelmaat::service {
namespace {

using nlohmann::ordered_json;
using result::Cell;
using result::CellState;
using result::Provenance;
using result::ResultTable;
using store::Value;

constexpr std::array<std::pair<CellState, std::string_view>, 5> kStates = {{
    {CellState::kValue, "value"},
    {CellState::kMissing, "missing"},
    {CellState::kHidden, "hidden"},
    {CellState::kNotApplicable, "not_applicable"},
    {CellState::kSuppressed, "suppressed"},
}};

std::string StateName(CellState state) {
  for (const auto& [each, name] : kStates) {
    if (each == state) {
      return std::string(name);
    }
  }
  DOELMAAT_CHECK(false);
  return "";
}

CellState StateOf(std::string_view name) {
  for (const auto& [each, its_name] : kStates) {
    if (its_name == name) {
      return each;
    }
  }
  DOELMAAT_CHECK(false);
  return CellState::kMissing;
}

ordered_json ItemsToJson(const std::vector<Provenance::Item>& items) {
  ordered_json json = ordered_json::array();
  for (const Provenance::Item& item : items) {
    json.push_back({item.name, item.value});
  }
  return json;
}

std::vector<Provenance::Item> ItemsFromJson(const ordered_json& json) {
  std::vector<Provenance::Item> items;
  for (const ordered_json& pair : json) {
    items.push_back({pair[0], pair[1]});
  }
  return items;
}

std::string ProvenanceToJson(const Provenance& from) {
  return ordered_json{{"analysis", from.analysis},
                      {"model", from.model},
                      {"code_version", from.code_version},
                      {"input_digest", from.input_digest},
                      {"seed", from.seed},
                      {"options", ItemsToJson(from.options)},
                      {"catalog", ItemsToJson(from.catalog)},
                      {"deviations", from.deviations},
                      {"sources", ItemsToJson(from.sources)}}
      .dump();
}

Provenance ProvenanceFromJson(const std::string& run_id, const std::string& text) {
  const ordered_json json = ordered_json::parse(text);
  return {run_id,
          json["analysis"],
          json["model"],
          json["code_version"],
          json["input_digest"],
          json["seed"],
          ItemsFromJson(json["options"]),
          ItemsFromJson(json["catalog"]),
          json["deviations"],
          ItemsFromJson(json["sources"])};
}

std::string DefinitionToJson(const ResultTable& table) {
  ordered_json columns = ordered_json::array();
  for (const result::Column& column : table.columns) {
    columns.push_back({{"name", column.name},
                       {"label", column.label},
                       {"unit", static_cast<int>(column.unit)},
                       {"role", static_cast<int>(column.role)},
                       {"decimals", column.decimals},
                       {"of", column.of},
                       {"person_count", column.person_count},
                       {"guarded_by", column.guarded_by},
                       {"parts_of", column.parts_of},
                       {"adds_up", static_cast<int>(column.adds_up)},
                       {"share_of", column.share_of},
                       {"mean_over", column.mean_over}});
  }
  return ordered_json{{"title", table.title},
                      {"columns", columns},
                      {"notes", table.notes},
                      {"rows", table.rows.size()}}
      .dump();
}

ResultTable DefinitionFromJson(const std::string& name, const std::string& text) {
  const ordered_json json = ordered_json::parse(text);
  ResultTable table{name, json["title"], {}, {}, json["notes"]};
  for (const ordered_json& column : json["columns"]) {
    table.columns.push_back({column["name"],
                             column["label"],
                             static_cast<result::Unit>(column["unit"].get<int>()),
                             static_cast<result::ColumnRole>(column["role"].get<int>()),
                             column["decimals"],
                             column["of"],
                             column["person_count"],
                             column["guarded_by"],
                             column["parts_of"],
                             // A run that an earlier release kept has none of these.
                             static_cast<result::AddsUp>(column.value("adds_up", 0)),
                             column.value("share_of", ""),
                             column.value("mean_over", "")});
  }
  table.rows.assign(json["rows"].get<std::size_t>(), std::vector<Cell>(table.columns.size()));
  return table;
}

std::vector<Value> CellValues(const Cell& cell) {
  std::vector<Value> values(3);
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) {
    values[0] = *whole;
  } else if (const auto* real = std::get_if<double>(&cell.value)) {
    values[1] = *real;
  } else if (const auto* text = std::get_if<std::string>(&cell.value)) {
    values[2] = *text;
  }
  return values;
}

void AppendCells(store::Appender* appender, const std::string& run_id, const ResultTable& table) {
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
      const Cell& cell = table.rows[r][c];
      std::vector<Value> row = {run_id,
                                table.name,
                                static_cast<std::int64_t>(r),
                                static_cast<std::int64_t>(c),
                                StateName(cell.state)};
      for (Value& value : CellValues(cell)) {
        row.push_back(std::move(value));
      }
      appender->AppendRow(row);
    }
  }
}

Cell ReadCell(const store::RowSet& rows, std::size_t r) {
  Cell cell;
  cell.state = StateOf(rows.Text(r, "state"));
  const auto& whole = rows.At(r, "whole");
  const auto& real = rows.At(r, "real");
  if (const auto* number = std::get_if<std::int64_t>(&whole)) {
    cell.value = *number;
  } else if (const auto* measured = std::get_if<double>(&real)) {
    cell.value = *measured;
  } else if (cell.state == CellState::kValue) {
    cell.value = rows.Text(r, "text");
  }
  return cell;
}

}  // namespace

void SaveRun(store::Database& database, const ArchivedRun& run) {
  const std::string& run_id = run.provenance.run_id;
  store::Transaction transaction(database);
  if (database.Query("sql/input/service/run.sql", {{"run_id", run_id}}).size() > 0) {
    return;
  }
  store::Appender runs(database, "result_run");
  runs.AppendRow(
      {run_id, run.provenance.analysis, run.provenance.model, ProvenanceToJson(run.provenance)});
  runs.Close();
  store::Appender tables(database, "result_table");
  store::Appender values(database, "result_value");
  std::int64_t position = 0;
  for (const ResultTable& table : run.tables) {
    tables.AppendRow({run_id, position++, table.name, DefinitionToJson(table)});
    AppendCells(&values, run_id, table);
  }
  tables.Close();
  values.Close();
  transaction.Commit();
}

std::optional<ArchivedRun> LoadRun(store::Database& database, const std::string& run_id) {
  const store::RowSet found = database.Query("sql/input/service/run.sql", {{"run_id", run_id}});
  if (found.size() == 0) {
    return std::nullopt;
  }
  ArchivedRun run{ProvenanceFromJson(run_id, found.Text(0, "provenance")), {}};
  const store::RowSet tables =
      database.Query("sql/input/service/run_table.sql", {{"run_id", run_id}});
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const std::string& name = tables.Text(t, "table_name");
    ResultTable table = DefinitionFromJson(name, tables.Text(t, "definition"));
    const store::RowSet cells = database.Query("sql/input/service/run_value.sql",
                                               {{"run_id", run_id}, {"table_name", name}});
    for (std::size_t r = 0; r < cells.size(); ++r) {
      const auto row = static_cast<std::size_t>(cells.Integer(r, "row_number"));
      const auto column = static_cast<std::size_t>(cells.Integer(r, "column_number"));
      table.rows[row][column] = ReadCell(cells, r);
    }
    run.tables.push_back(std::move(table));
  }
  return run;
}

}  // namespace doelmaat::service
