#include "report/run_tables.h"

#include <algorithm>

#include "report/cell_text.h"

namespace doelmaat::report {

using result::Cell;
using result::ResultTable;

const ResultTable& RunTables::Table(std::string_view name) const {
  static const ResultTable kNone;
  const auto found = tables.find(name);
  return found == tables.end() ? kNone : found->second.table();
}

std::vector<std::string> MunicipalityIds(const RunTables& run) {
  std::vector<std::string> ids;
  for (const char* table : {"units", "excluded"}) {
    for (const Record& row : Records(run.Table(table))) {
      ids.push_back(row.Text("id"));
    }
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

const Cell& Record::At(std::string_view column) const {
  static const Cell kUnknown;
  const auto index = table_->FindColumn(column);
  return index.has_value() ? table_->rows[row_][*index] : kUnknown;
}

std::string Record::Show(std::string_view column) const {
  const auto index = table_->FindColumn(column);
  return index.has_value() ? CellText(table_->columns[*index], table_->rows[row_][*index])
                           : CellText({}, Cell());
}

std::string Record::Margin(std::string_view low, std::string_view high) const {
  const auto index = table_->FindColumn(low);
  return index.has_value() ? MarginText(table_->columns[*index], At(low), At(high)) : "";
}

std::vector<Record> Records(const ResultTable& table) {
  std::vector<Record> records;
  records.reserve(table.rows.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    records.emplace_back(table, row);
  }
  return records;
}

std::vector<Record> RecordsWhere(const ResultTable& table,
                                 std::string_view column,
                                 std::string_view key) {
  std::vector<Record> records;
  const auto index = table.FindColumn(column);
  for (std::size_t row = 0; index.has_value() && row < table.rows.size(); ++row) {
    const Cell& cell = table.rows[row][*index];
    if (cell.has_value() && cell.text() == key) {
      records.emplace_back(table, row);
    }
  }
  return records;
}

std::optional<Record> FindRecord(const ResultTable& table,
                                 std::string_view column,
                                 std::string_view key) {
  const std::vector<Record> records = RecordsWhere(table, column, key);
  return records.empty() ? std::nullopt : std::optional(records.front());
}

}  // namespace doelmaat::report
