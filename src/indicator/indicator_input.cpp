#include "indicator/indicator_input.h"

#include <utility>
#include <vector>

namespace doelmaat::indicator {

IndicatorRows ReadIndicator(store::Database& database,
                            const IndicatorDefinition& definition,
                            const std::string& municipality) {
  const store::RowSet rows = database.Query(definition.path);
  IndicatorRows input;
  input.columns = rows.columns();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!municipality.empty() && rows.TextOrEmpty(row, "municipality") != municipality) {
      continue;
    }
    std::vector<Number> values;
    for (const std::string& column : input.columns) {
      values.push_back(rows.At(row, column));
    }
    input.rows.push_back(std::move(values));
  }
  return input;
}

}  // namespace doelmaat::indicator
