#include "store/store_look.h"

#include <map>

#include "base/digest.h"
#include "base/embedded_files.h"
#include "base/error.h"
#include "base/text.h"
#include "store/duckdb_internal.h"

namespace doelmaat::store {
namespace {

constexpr const char* kBookkeeping = "sql/schema/000_migration.sql";

// A store that is open for reading, closed at the end.
class OpenForReading {
 public:
  explicit OpenForReading(const std::filesystem::path& path) {
    duckdb_config config = nullptr;
    duckdb_create_config(&config);
    duckdb_set_config(config, "access_mode", "READ_ONLY");
    duckdb_set_config(config, "enable_external_access", "false");
    char* reason = nullptr;
    const bool failed =
        duckdb_open_ext(path.c_str(), &opened_.database, config, &reason) == DuckDBError;
    duckdb_destroy_config(&config);
    if (failed) {
      const std::string copy = reason == nullptr ? "" : reason;
      duckdb_free(reason);
      const bool locked = copy.find("Could not set lock on file") != std::string::npos;
      throw Error(
          locked ? ErrorKind::kConflict : ErrorKind::kBadData,
          base::Say(locked ? "store.in_use" : "store.cannot_open",
                    {{"store", path.string()}, {"reason", copy.substr(0, copy.find('\n'))}}));
    }
    duckdb_connect(opened_.database, &opened_.connection);
  }

  duckdb_connection connection() { return opened_.connection; }

 private:
  Database::Internal opened_;
};

// The rows of a built-in query, or none when it cannot be answered: then the table is not there.
class Answer {
 public:
  Answer(OpenForReading& store, std::string_view sql_file) {
    const std::string sql(base::BuiltIn(sql_file));
    good_ = duckdb_query(store.connection(), sql.c_str(), &result_) == DuckDBSuccess;
  }
  ~Answer() { duckdb_destroy_result(&result_); }
  Answer(const Answer&) = delete;
  Answer& operator=(const Answer&) = delete;

  idx_t size() { return good_ ? duckdb_row_count(&result_) : 0; }
  std::int64_t Integer(idx_t column) { return duckdb_value_int64(&result_, column, 0); }
  std::string Text(idx_t column, idx_t row) {
    char* text = duckdb_value_varchar(&result_, column, row);
    std::string copy = text == nullptr ? "" : text;
    duckdb_free(text);
    return copy;
  }

 private:
  duckdb_result result_{};
  bool good_ = false;
};

SchemaState CompareSchema(OpenForReading& store) {
  Answer rows(store, "sql/input/store/applied_migration.sql");
  std::map<std::string, std::string> applied;
  for (idx_t r = 0; r < rows.size(); ++r) {
    applied.emplace(rows.Text(0, r), rows.Text(1, r));
  }
  if (applied.empty()) {
    return SchemaState::kNewer;
  }
  bool older = false;
  for (const auto& [path, sql] : base::BuiltInUnder("sql/schema/")) {
    const auto found = applied.find(path);
    if (found != applied.end() && found->second == base::Sha256(sql)) {
      applied.erase(found);
    } else if (found == applied.end() && path != kBookkeeping) {
      older = true;
    }
  }
  if (!applied.empty()) {
    return SchemaState::kNewer;
  }
  return older ? SchemaState::kOlder : SchemaState::kCurrent;
}

}  // namespace

StoreLook LookAtStore(const std::filesystem::path& path) {
  OpenForReading store(path);
  StoreLook look{CompareSchema(store), 0, 0};
  if (look.schema == SchemaState::kCurrent) {
    Answer contents(store, "sql/input/store/contents.sql");
    look.deliveries = contents.Integer(0);
    look.runs = contents.Integer(1);
  }
  return look;
}

std::string EngineVersion() { return duckdb_library_version(); }

}  // namespace doelmaat::store
