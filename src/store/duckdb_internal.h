// What the files of this folder share of DuckDB; included nowhere else.
#pragma once

#include <set>
#include <string>

#include <duckdb.h>

#include "store/database.h"

namespace doelmaat::store {

// How a new store is written: texts are kept by dictionary and FSST, which makes a store of
// messages a third smaller than DuckDB's default, and is read by DuckDB 1.4 and later. A store that
// is there keeps its own format until it is compacted.
inline constexpr const char* kStorageFormat = "v1.4.0";

struct Database::Internal {
  duckdb_database database = nullptr;
  duckdb_connection connection = nullptr;
  std::string path;
  bool read_only = false;
  std::set<std::string>* queries_run = nullptr;  // where a QueryLog keeps them

  Internal() = default;
  ~Internal() {
    duckdb_disconnect(&connection);
    duckdb_close(&database);
  }
  Internal(const Internal&) = delete;
  Internal& operator=(const Internal&) = delete;
};

}  // namespace doelmaat::store
