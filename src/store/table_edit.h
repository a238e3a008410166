// One statement on each of many tables: replacing keys, removing messages.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "store/database.h"

namespace doelmaat::store {

struct TableEdit {
  std::string sql_file;      // built in; {table} in it stands for the table
  std::string table_prefix;  // which tables: those whose name starts so
  std::string column;        // and that have this column
};

// Within the transaction that is open, in order of name. Returns the tables.
std::vector<std::string> RunOnTables(Database& database,
                                     const TableEdit& edit,
                                     std::initializer_list<Parameter> parameters);

// Makes the next RefreshModels build every model: what they read has changed without a delivery.
void ForgetModels(Database& database);

}  // namespace doelmaat::store
