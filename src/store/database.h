// The one way to a store: a DuckDB file, opened locked down (no network, no other files). SQL is a
// built-in file, named by its path; values enter as bound parameters.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "store/row_set.h"

namespace doelmaat::store {

// A bound parameter: `$name` in the SQL.
struct Parameter {
  std::string_view name;
  Value value;
};

struct DatabaseOptions {
  int threads = 2;
  // The one folder outside the store in which export_file.h may write; empty: nowhere.
  std::filesystem::path writes_in = {};
};

class Database {
 public:
  // Opens or makes the store and brings its schema up to date (migration.h). An empty path is a
  // store in memory, for tests. Throws kConflict when another program holds it, kBadData when the
  // file is no store of ours, kConfig when DuckDB is not the pinned release.
  explicit Database(const std::filesystem::path& path, const DatabaseOptions& options = {});
  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Runs the query in a built-in file ("sql/input/benchmark/unit.sql") and gives its rows. A query
  // that leaves the store orders its rows by their key.
  RowSet Query(std::string_view sql_file, std::initializer_list<Parameter> parameters = {});

  // Runs every statement of `sql`; for this folder only, which makes its statements from built-in
  // files. `place` names the file in an error.
  void Execute(const std::string& sql, std::string_view place);
  RowSet QueryText(const std::string& sql,
                   std::string_view place,
                   std::initializer_list<Parameter> parameters = {});

  struct Internal;
  Internal& internal() { return *internal_; }

 private:
  std::unique_ptr<Internal> internal_;
};

// All or nothing: what happened since is undone unless Commit was reached.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void Commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace doelmaat::store
