#include "store/database.h"

#include <cmath>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/check.h"
#include "base/embedded_files.h"
#include "base/error.h"
#include "base/text.h"
#include "store/duckdb_internal.h"
#include "store/failure.h"
#include "store/memory.h"
#include "store/migration.h"
#include "store/writing.h"

namespace doelmaat::store {
namespace {

using base::Say;

constexpr std::string_view kDuckDbRelease = "v1.4.4";

// FSST alone takes half of the time of landing texts; the format of a store has it with a
// dictionary at a tenth of that (kStorageFormat). DuckDB reaches for the network and for other
// files by default; the store may do neither, and DuckDB lets nobody switch external access on
// again. The settings are not locked, for the limit of memory changes (memory.h); every statement
// that runs is built in.
constexpr const char* kLockDown =
    "SET autoinstall_known_extensions = false;"
    "SET autoload_known_extensions = false;"
    "SET allow_community_extensions = false;"
    "SET enable_external_access = false;"
    "SET preserve_insertion_order = true;"
    "SET disabled_compression_methods = 'fsst';";

// Before the lock-down: nobody can add a folder to it afterwards.
std::string AllowWriting(const std::filesystem::path& folder) {
  std::string path = std::filesystem::absolute(folder).lexically_normal().string();
  for (std::size_t quote = path.find('\''); quote != std::string::npos;
       quote = path.find('\'', quote + 2)) {
    path.insert(quote, 1, '\'');
  }
  return "SET allowed_directories = ['" + path + "']";
}

[[noreturn]] void FailOpen(const std::string& path, const std::string& reason) {
  RefuseIfFull(path, reason);
  // The reason names the file too: "lock" alone may stand in its path.
  const bool locked = reason.find("Could not set lock on file") != std::string::npos;
  const bool there = std::filesystem::exists(path);
  throw Error(
      locked  ? ErrorKind::kConflict
      : there ? ErrorKind::kBadData
              : ErrorKind::kIo,
      Say(locked ? "store.in_use" : "store.cannot_open", {{"store", path}, {"reason", reason}}));
}

// Frees what DuckDB hands out.
template <typename Handle, void (*Free)(Handle*)>
class Owned {
 public:
  Owned() = default;
  ~Owned() { Free(&handle); }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  Handle handle{};
};

using OwnedStatement = Owned<duckdb_prepared_statement, duckdb_destroy_prepare>;
using OwnedStatements = Owned<duckdb_extracted_statements, duckdb_destroy_extracted>;
using OwnedChunk = Owned<duckdb_data_chunk, duckdb_destroy_data_chunk>;
using OwnedType = Owned<duckdb_logical_type, duckdb_destroy_logical_type>;
using OwnedConfig = Owned<duckdb_config, duckdb_destroy_config>;

class OwnedResult {
 public:
  OwnedResult() = default;
  ~OwnedResult() { duckdb_destroy_result(&result); }
  OwnedResult(const OwnedResult&) = delete;
  OwnedResult& operator=(const OwnedResult&) = delete;
  duckdb_result result{};
};

// DuckDB's own word for it; what to do about it is another matter than a fault of ours.
[[noreturn]] void FailQuery(Database& database, std::string_view place, const char* reason) {
  if (reason != nullptr && std::string_view(reason).find("read-only mode") != std::string::npos) {
    RequireWriting(database);
  }
  Fail(database.internal().path, place, reason);
}

// DuckDB writes beside the file too, so the folder counts.
bool MayOnlyRead(const std::filesystem::path& path) {
  if (path.empty() || !std::filesystem::exists(path)) {
    return false;
  }
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  return faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0 ||
         faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) != 0;
}

void Bind(duckdb_prepared_statement statement, const Parameter& parameter, std::string_view place) {
  idx_t index = 0;
  const std::string name(parameter.name);
  if (duckdb_bind_parameter_index(statement, &index, name.c_str()) == DuckDBError) {
    Fail("", place, ("no parameter $" + name).c_str());
  }
  if (const auto* whole = std::get_if<std::int64_t>(&parameter.value)) {
    duckdb_bind_int64(statement, index, *whole);
  } else if (const auto* real = std::get_if<double>(&parameter.value)) {
    duckdb_bind_double(statement, index, *real);
  } else if (const auto* text = std::get_if<std::string>(&parameter.value)) {
    duckdb_bind_varchar_length(statement, index, text->data(), text->size());
  } else {
    duckdb_bind_null(statement, index);
  }
}

std::string DayText(duckdb_date day) {
  const duckdb_date_struct parts = duckdb_from_date(day);
  return fmt::format("{:04}-{:02}-{:02}", parts.year, parts.month, parts.day);
}

// DuckDB keeps a UUID as a number with its first bit turned, so that it sorts.
std::string UuidText(duckdb_hugeint value) {
  const auto high = static_cast<std::uint64_t>(value.upper) ^ (std::uint64_t{1} << 63);
  const std::string hex = fmt::format("{:016x}{:016x}", high, value.lower);
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
         hex.substr(16, 4) + "-" + hex.substr(20);
}

// One column of one chunk, read by row.
class ColumnReader {
 public:
  ColumnReader(duckdb_data_chunk chunk, idx_t column)
      : vector_(duckdb_data_chunk_get_vector(chunk, column)),
        data_(duckdb_vector_get_data(vector_)),
        validity_(duckdb_vector_get_validity(vector_)) {
    type_.handle = duckdb_vector_get_column_type(vector_);
    id_ = duckdb_get_type_id(type_.handle);
    if (id_ == DUCKDB_TYPE_DECIMAL) {
      divisor_ = std::pow(10.0, duckdb_decimal_scale(type_.handle));
      id_ = duckdb_decimal_internal_type(type_.handle);
      decimal_ = true;
    }
  }

  Value At(idx_t row) const {
    if (validity_ != nullptr && !duckdb_validity_row_is_valid(validity_, row)) {
      return {};
    }
    if (id_ == DUCKDB_TYPE_VARCHAR) {
      auto* text = static_cast<duckdb_string_t*>(data_) + row;
      return std::string(duckdb_string_t_data(text), duckdb_string_t_length(*text));
    }
    if (id_ == DUCKDB_TYPE_DOUBLE) {
      return As<double>(row);
    }
    if (id_ == DUCKDB_TYPE_DATE) {
      return DayText(As<duckdb_date>(row));
    }
    if (id_ == DUCKDB_TYPE_UUID) {
      return UuidText(As<duckdb_hugeint>(row));
    }
    if (decimal_ && id_ == DUCKDB_TYPE_HUGEINT) {
      return duckdb_hugeint_to_double(As<duckdb_hugeint>(row)) / divisor_;
    }
    const std::int64_t whole = Whole(row);
    if (decimal_) {
      return static_cast<double>(whole) / divisor_;
    }
    return whole;
  }

 private:
  template <typename T>
  T As(idx_t row) const {
    return static_cast<const T*>(data_)[row];
  }

  std::int64_t Whole(idx_t row) const {
    if (id_ == DUCKDB_TYPE_BOOLEAN) {
      return As<bool>(row) ? 1 : 0;
    }
    if (id_ == DUCKDB_TYPE_SMALLINT) {
      return As<std::int16_t>(row);
    }
    if (id_ == DUCKDB_TYPE_INTEGER) {
      return As<std::int32_t>(row);
    }
    if (id_ == DUCKDB_TYPE_BIGINT) {
      return As<std::int64_t>(row);
    }
    if (id_ == DUCKDB_TYPE_HUGEINT) {
      const auto value = As<duckdb_hugeint>(row);
      const auto low = static_cast<std::int64_t>(value.lower);
      DOELMAAT_CHECK((value.upper == 0 && low >= 0) || (value.upper == -1 && low < 0));
      return low;
    }
    throw Error(ErrorKind::kInternal, "store: a column of a type that is not read");
  }

  duckdb_vector vector_;
  void* data_;
  uint64_t* validity_;
  OwnedType type_;
  duckdb_type id_;
  bool decimal_ = false;
  double divisor_ = 1.0;
};

RowSet ReadRows(duckdb_result& result) {
  std::vector<std::string> columns;
  const idx_t column_count = duckdb_column_count(&result);
  columns.reserve(column_count);
  for (idx_t c = 0; c < column_count; ++c) {
    columns.emplace_back(duckdb_column_name(&result, c));
  }
  std::vector<std::vector<Value>> rows;
  while (true) {
    OwnedChunk chunk;
    chunk.handle = duckdb_fetch_chunk(result);
    if (chunk.handle == nullptr) {
      break;
    }
    const std::size_t first = rows.size();
    const idx_t count = duckdb_data_chunk_get_size(chunk.handle);
    rows.resize(first + count, std::vector<Value>(column_count));
    for (idx_t c = 0; c < column_count; ++c) {
      const ColumnReader reader(chunk.handle, c);
      for (idx_t r = 0; r < count; ++r) {
        rows[first + r][c] = reader.At(r);
      }
    }
  }
  return {std::move(columns), std::move(rows)};
}

// A store that is not there yet is made beside its place and put there when it is whole: a program
// that is killed while it writes the first bytes, or has no room for them, leaves no file that is
// no store.
void MakeWhole(const std::filesystem::path& path) {
  if (path.empty() || std::filesystem::exists(path)) {
    return;
  }
  std::filesystem::path beside = path;
  beside += ".nieuw";
  std::error_code ignored;
  std::filesystem::remove(beside, ignored);
  OwnedConfig config;
  duckdb_create_config(&config.handle);
  duckdb_set_config(config.handle, "storage_compatibility_version", kStorageFormat);
  duckdb_database made = nullptr;
  char* reason = nullptr;
  if (duckdb_open_ext(beside.c_str(), &made, config.handle, &reason) == DuckDBError) {
    const std::string copy = reason == nullptr ? "" : reason;
    duckdb_free(reason);
    std::filesystem::remove(beside, ignored);
    FailOpen(path.string(), copy.substr(0, copy.find('\n')));
  }
  duckdb_close(&made);
  std::filesystem::rename(beside, path, ignored);
}

}  // namespace

Database::Database(const std::filesystem::path& path, const DatabaseOptions& options)
    : internal_(std::make_unique<Internal>()) {
  if (duckdb_library_version() != kDuckDbRelease) {
    throw Error(
        ErrorKind::kConfig,
        Say("store.wrong_duckdb",
            {{"found", duckdb_library_version()}, {"needed", std::string(kDuckDbRelease)}}));
  }
  if (std::filesystem::is_directory(path)) {
    throw Error(ErrorKind::kBadInput,
                Say("store.is_folder",
                    {{"store", path.string()}, {"example", (path / "doelmaat.duckdb").string()}}));
  }
  internal_->path = path.string();
  if (path.has_parent_path()) {
    std::error_code ignored;
    std::filesystem::create_directories(path.parent_path(), ignored);
  }
  MakeWhole(path);
  internal_->read_only = MayOnlyRead(path);
  OwnedConfig config;
  duckdb_create_config(&config.handle);
  if (internal_->read_only) {
    duckdb_set_config(config.handle, "access_mode", "READ_ONLY");
  }
  duckdb_set_config(config.handle, "threads", std::to_string(options.threads).c_str());
  char* reason = nullptr;
  const std::string file = path.empty() ? ":memory:" : path.string();
  if (duckdb_open_ext(file.c_str(), &internal_->database, config.handle, &reason) == DuckDBError) {
    const std::string copy = reason == nullptr ? "" : reason;
    duckdb_free(reason);
    FailOpen(file, copy.substr(0, copy.find('\n')));
  }
  duckdb_connect(internal_->database, &internal_->connection);
  if (!options.writes_in.empty()) {
    Execute(AllowWriting(options.writes_in), "lock-down");
  }
  Execute(kLockDown, "lock-down");
  // What is only read has no place for temporary files beside it.
  const std::size_t megabytes = internal_->read_only ? ModelMegabytes() : kMemoryMegabytes;
  Execute("SET memory_limit = '" + std::to_string(megabytes) + "MB'", "lock-down");
  Migrate(*this);
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

bool IsReadOnly(Database& database) { return database.internal().read_only; }

// texts: store.read_only*
void RequireWriting(Database& database, std::string_view text) {
  if (IsReadOnly(database)) {
    throw Error(ErrorKind::kIo, Say(text, {{"store", database.internal().path}}));
  }
}

RowSet Database::Query(std::string_view sql_file, std::initializer_list<Parameter> parameters) {
  if (internal_->queries_run != nullptr) {
    internal_->queries_run->emplace(sql_file);
  }
  return QueryText(std::string(base::BuiltIn(sql_file)), sql_file, parameters);
}

void Database::Execute(const std::string& sql, std::string_view place) {
  OwnedStatements statements;
  const idx_t count =
      duckdb_extract_statements(internal_->connection, sql.c_str(), &statements.handle);
  if (count == 0) {
    FailQuery(*this, place, duckdb_extract_statements_error(statements.handle));
  }
  for (idx_t i = 0; i < count; ++i) {
    OwnedStatement statement;
    OwnedResult result;
    if (duckdb_prepare_extracted_statement(
            internal_->connection, statements.handle, i, &statement.handle) == DuckDBError) {
      FailQuery(*this, place, duckdb_prepare_error(statement.handle));
    }
    if (duckdb_execute_prepared(statement.handle, &result.result) == DuckDBError) {
      FailQuery(*this, place, duckdb_result_error(&result.result));
    }
  }
}

RowSet Database::QueryText(const std::string& sql,
                           std::string_view place,
                           std::initializer_list<Parameter> parameters) {
  OwnedStatement statement;
  OwnedResult result;
  if (duckdb_prepare(internal_->connection, sql.c_str(), &statement.handle) == DuckDBError) {
    FailQuery(*this, place, duckdb_prepare_error(statement.handle));
  }
  for (const Parameter& parameter : parameters) {
    Bind(statement.handle, parameter, place);
  }
  if (duckdb_execute_prepared(statement.handle, &result.result) == DuckDBError) {
    FailQuery(*this, place, duckdb_result_error(&result.result));
  }
  return ReadRows(result.result);
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.Execute("BEGIN TRANSACTION", "transaction");
}

Transaction::~Transaction() {
  if (open_) {
    // A rollback cannot be refused in a way that matters: closing the store undoes the same.
    duckdb_query(database_.internal().connection, "ROLLBACK", nullptr);
  }
}

void Transaction::Commit() {
  database_.Execute("COMMIT", "transaction");
  open_ = false;
}

}  // namespace doelmaat::store
