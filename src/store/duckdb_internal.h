// What the files of this folder share of DuckDB; included nowhere else.
#pragma once

#include <duckdb.h>

#include "store/database.h"

namespace doelmaat::store {

struct Database::Internal {
  duckdb_database database = nullptr;
  duckdb_connection connection = nullptr;
  std::string path;

  ~Internal() {
    duckdb_disconnect(&connection);
    duckdb_close(&database);
  }
};

}  // namespace doelmaat::store
