// What pages read: the tables of one run as one audience may see them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/words.h"
#include "disclosure/publishable_table.h"
#include "result/provenance.h"

namespace doelmaat::report {

// The tables of one run, as one audience may see them, by table name.
struct RunTables {
  std::map<std::string, disclosure::PublishableTable, std::less<>> tables;
  result::Provenance provenance;
  base::Words words;  // of the model; tables have them already, texts while SpokenWords exists

  // A table that the run does not have is an empty one: pages leave out what it would show.
  const result::ResultTable& Table(std::string_view name) const;
};

// The ids of the municipalities that a benchmark is of, also those left out of it; in order.
std::vector<std::string> MunicipalityIds(const RunTables& run);

// One row, read by column name. A column that is not there is a cell that nobody knows.
class Record {
 public:
  Record(const result::ResultTable& table, std::size_t row) : table_(&table), row_(row) {}

  const result::Cell& At(std::string_view column) const;
  std::optional<double> Number(std::string_view column) const { return At(column).number(); }
  const std::string& Text(std::string_view column) const { return At(column).text(); }
  bool Flag(std::string_view column) const { return Number(column).value_or(0.0) != 0.0; }
  // The cell as people read it, with its unit.
  std::string Show(std::string_view column) const;
  // "0,71 tot 0,83", in the unit of `low`; empty when either end has no value.
  std::string Margin(std::string_view low, std::string_view high) const;

 private:
  const result::ResultTable* table_;
  std::size_t row_;
};

std::vector<Record> Records(const result::ResultTable& table);
// The rows whose text in `column` is `key`; none when the table has no such column.
std::vector<Record> RecordsWhere(const result::ResultTable& table,
                                 std::string_view column,
                                 std::string_view key);
std::optional<Record> FindRecord(const result::ResultTable& table,
                                 std::string_view column,
                                 std::string_view key);

}  // namespace doelmaat::report
