#include "indicator/indicator_input.h"

#include <utility>
#include <vector>

namespace doelmaat::indicator {

namespace {

IndicatorRows RowsOf(store::Database& database,
                     const std::string& path,
                     const std::string& municipality) {
  const store::RowSet rows = database.Query(path);
  IndicatorRows input;
  input.columns = rows.columns();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!municipality.empty() && rows.TextOrEmpty(row, "municipality") != municipality) {
      continue;
    }
    std::vector<Number> values;
    values.reserve(input.columns.size());
    for (const std::string& column : input.columns) {
      values.push_back(rows.At(row, column));
    }
    input.rows.push_back(std::move(values));
  }
  return input;
}

}  // namespace

IndicatorRows ReadIndicator(store::Database& database,
                            const IndicatorDefinition& definition,
                            const std::string& municipality) {
  return RowsOf(database, definition.path, municipality);
}

IndicatorRows ReadPairs(store::Database& database,
                        const IndicatorDefinition& definition,
                        const std::string& municipality) {
  return RowsOf(database, "sql/input/indicator/" + definition.id + "_pair.sql", municipality);
}

std::vector<Observed> ReadObserved(store::Database& database) {
  const store::RowSet rows = database.Query("sql/input/indicator/observed.sql");
  std::vector<Observed> observed;
  observed.reserve(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    observed.push_back({rows.Text(row, "municipality"),
                        rows.Text(row, "name"),
                        rows.TextOrEmpty(row, "first_month"),
                        rows.TextOrEmpty(row, "last_month"),
                        rows.TextOrEmpty(row, "first_day"),
                        rows.TextOrEmpty(row, "last_day"),
                        rows.Integer(row, "messages")});
  }
  return observed;
}

bool HasFigures(store::Database& database) {
  return database.Query("sql/input/indicator/figures.sql").Integer(0, "figures") > 0;
}

}  // namespace doelmaat::indicator
