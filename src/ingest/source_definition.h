// What a delivery of figures looks like, from catalog/source: its columns, their types, its key and
// the landing table. A new table is a file there, not code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/embedded_files.h"
#include "base/table_file.h"

namespace doelmaat::ingest {

enum class ColumnType {
  kYear,          // 2000-2100
  kMunicipality,  // GM0000
  kText,
  kInteger,
  kDecimal,  // landed in ten-thousandths, exact to four decimals
  kEur,      // landed in whole cents
};

struct SourceColumn {
  std::string name;
  ColumnType type = ColumnType::kText;
  bool optional = false;             // may be empty
  std::vector<std::string> allowed;  // for text: the only values there may be
  std::optional<std::int64_t> minimum;
  bool three_decimals = true;  // a decimal may have them; if not, "1.235" may be 1235 and is asked
};

struct SourceDefinition {
  std::string id;
  std::string title;
  std::string land_table;  // its columns: delivery_id, line, then `columns` in order
  std::vector<std::string> key;
  // What a delivery brings anew as a whole: the rows of an earlier one with the same in these
  // columns count no more. As sql/staging has it.
  std::vector<std::string> replaces;
  std::vector<std::string> aside;  // columns for whoever reads the file, that nothing needs
  std::vector<SourceColumn> columns;
};

// One definition. Throws kConfig with file and, where there is one, line.
SourceDefinition ParseSourceDefinition(const base::Catalog::File& from);

// Every definition of the catalogue.
std::vector<SourceDefinition> LoadSourceDefinitions(const base::Catalog& catalog);

// The definition all of whose columns the table has. When none fits but one shares at least half of
// its columns with the table, throws kBadData naming the first column that is missing; otherwise
// names the tables that are known.
const SourceDefinition& Recognise(const base::TableFile& table,
                                  const std::vector<SourceDefinition>& definitions);

// The columns of the table that the definition does not name: nothing of them is taken in.
std::vector<std::string> UnreadColumns(const base::TableFile& table,
                                       const SourceDefinition& definition);

}  // namespace doelmaat::ingest
