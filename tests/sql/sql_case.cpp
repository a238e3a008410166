#include "sql_case.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <stdexcept>

#include "base/embedded_files.h"
#include "base/file.h"
#include "base/number_text.h"
#include "store/model_runner.h"

namespace doelmaat::sql {
namespace {

std::vector<std::string> Split(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == ',') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

std::string ToText(const store::Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    return std::to_string(*whole);
  }
  if (const auto* real = std::get_if<double>(&value)) {
    return base::FormatExact(*real);
  }
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? "" : *text;
}

std::string Literal(const std::string& field) {
  if (field.empty()) {
    return "NULL";
  }
  std::string quoted = "'";
  for (const char c : field) {
    quoted += c == '\'' ? "''" : std::string(1, c);
  }
  return quoted + "'";
}

// Landed rows know their delivery and line; a case names them only where they matter.
GivenTable WithLanding(GivenTable table) {
  if (!table.name.starts_with("land_")) {
    return table;
  }
  for (const char* column : {"delivery_id", "line"}) {
    if (std::find(table.columns.begin(), table.columns.end(), column) == table.columns.end()) {
      table.columns.emplace_back(column);
      for (std::vector<std::string>& row : table.rows) {
        row.emplace_back("1");
      }
    }
  }
  return table;
}

void Fill(store::Database& database, const GivenTable& table) {
  std::string columns;
  for (const std::string& column : table.columns) {
    columns += (columns.empty() ? "" : ", ") + column;
  }
  for (const std::vector<std::string>& row : table.rows) {
    std::string values;
    for (const std::string& field : row) {
      values += (values.empty() ? "" : ", ") + Literal(field);
    }
    database.Execute("INSERT INTO " + table.name + " (" + columns + ") VALUES (" + values + ")",
                     table.name);
  }
}

std::vector<store::Model> Models() {
  std::map<std::string, std::string> files = base::BuiltInUnder("sql/staging/");
  files.merge(base::BuiltInUnder("sql/core/"));
  return store::OrderModels(files);
}

}  // namespace

SqlCase ReadCase(const std::filesystem::path& path) {
  SqlCase each;
  GivenTable* open = nullptr;
  std::istringstream lines(base::ReadFile(path));
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    const auto refuse = [&](const std::string& what) {
      throw std::runtime_error(path.string() + ":" + std::to_string(number) + ": " + what);
    };
    if (line.empty() || line.starts_with("#")) {
      continue;
    }
    if (line.starts_with("model ") || line.starts_with("check ")) {
      each.target = line.substr(6);
      each.is_check = line.starts_with("check ");
    } else if (line.starts_with("table ")) {
      each.given.push_back({line.substr(6), {}, {}});
      open = &each.given.back();
    } else if (line == "expect") {
      open = &each.expected;
    } else if (open == nullptr) {
      refuse("rows before a table");
    } else if (open->columns.empty()) {
      open->columns = Split(line);
    } else if (Split(line).size() != open->columns.size()) {
      refuse("another number of fields than columns");
    } else {
      open->rows.push_back(Split(line));
    }
  }
  if (each.target.empty() || each.expected.columns.empty()) {
    throw std::runtime_error(path.string() + ": no model or check, or nothing expected");
  }
  return each;
}

GivenTable RunCase(store::Database& database, const SqlCase& each) {
  store::BuildModels(database);  // every table, empty and with its types
  std::set<std::string> given;
  for (const GivenTable& table : each.given) {
    given.insert(table.name);
    Fill(database, WithLanding(table));
  }
  std::string sql;
  std::string path;
  for (const store::Model& model : Models()) {
    if (model.name == each.target) {
      sql = model.sql;
      path = model.path;
      break;  // in order: all it needs has been made
    }
    if (!given.contains(model.name)) {
      database.Execute("CREATE OR REPLACE TABLE " + model.name + " AS\n" + model.sql, model.path);
    }
  }
  if (each.is_check) {
    path = "sql/check/" + each.target + ".sql";
    sql = base::BuiltIn(path);
  }
  if (sql.empty()) {
    throw std::runtime_error("no model " + each.target);
  }
  const store::RowSet rows = database.QueryText(sql, path);
  GivenTable found{each.target, rows.columns(), {}};
  for (std::size_t r = 0; r < rows.size(); ++r) {
    found.rows.emplace_back();
    for (const std::string& column : each.expected.columns) {
      found.rows.back().push_back(ToText(rows.At(r, column)));
    }
  }
  return found;
}

}  // namespace doelmaat::sql
