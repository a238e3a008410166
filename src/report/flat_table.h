// Tables as files of columns hold them: machine names, one type a column, nothing where there is no
// value.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "disclosure/publishable_table.h"
#include "report/csv.h"
#include "report/run_tables.h"

namespace doelmaat::report {

enum class FlatType { kText, kWhole, kReal };

struct FlatColumn {
  std::string name;
  FlatType type = FlatType::kText;
};

using FlatRow = std::vector<std::variant<std::monostate, std::int64_t, double, std::string>>;

// Only what an audience may see is ever in one: they are made from publishable tables.
class FlatTable {
 public:
  const std::vector<FlatColumn>& columns() const { return columns_; }
  const std::vector<FlatRow>& rows() const { return rows_; }

 private:
  friend FlatTable Flatten(const disclosure::PublishableTable& publishable);
  friend class Tidying;

  std::vector<FlatColumn> columns_;
  std::vector<FlatRow> rows_;
};

// A table with the columns of its machine CSV: a column with gaps is followed by `<name>_state`.
// Measures are reals, years whole numbers, the rest text, whatever the values are. Names are in the
// words of the model while it speaks (base::SpokenWords).
FlatTable Flatten(const disclosure::PublishableTable& publishable);

// The tables of one run, and what its rows are about when they do not say so themselves.
struct TidyPart {
  const RunTables* run = nullptr;
  std::string municipality = {};
  std::string period = {};
};

// Every number of the parts, one row each, its names and unit in the words of its run;
// docs/user/export.md has the columns. `source`: benchmark, indicator or measure; `audience`: for
// whom the tables were made. In the order of parts, tables, rows and columns.
//
//   municipality  the key `id` of a benchmark when it is one of its municipalities, or the key
//   `municipality`;
//                 else that of the part
//   period        the column of years, or the key `year` or `month`; else that of the part
//   dimension     the other keys of the row: "care_form=…; provider=…"
//   value         nothing unless `state` is value
//   lower, upper  the ends of the interval of the measure; `interval` is given when they are there,
//   none when
//                 the table has no interval for it, and else why they are not there
FlatTable TidyTable(const std::string& source,
                    const std::string& audience,
                    const std::vector<TidyPart>& parts);

// With machine names as header; Excel gets decimal commas.
std::string WriteCsv(const FlatTable& table, CsvKind kind);

}  // namespace doelmaat::report
