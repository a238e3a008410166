#include "store/compaction.h"

#include <string>

#include <duckdb.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::store {
namespace {

using base::Say;

// A database in memory that may reach the two files; the store itself is opened locked down.
class Copier {
 public:
  explicit Copier(const std::string& store) : store_(store) {
    if (duckdb_open(nullptr, &database_) == DuckDBError ||
        duckdb_connect(database_, &connection_) == DuckDBError) {
      Fail("");
    }
    Run("SET autoinstall_known_extensions = false");
    Run("SET autoload_known_extensions = false");
  }
  ~Copier() {
    duckdb_disconnect(&connection_);
    duckdb_close(&database_);
  }
  Copier(const Copier&) = delete;
  Copier& operator=(const Copier&) = delete;

  void Run(const std::string& sql) {
    duckdb_result result{};
    const bool good = duckdb_query(connection_, sql.c_str(), &result) == DuckDBSuccess;
    const char* reason = duckdb_result_error(&result);
    const std::string copy = reason == nullptr ? "" : reason;
    duckdb_destroy_result(&result);
    if (!good) {
      Fail(copy);
    }
  }

 private:
  [[noreturn]] void Fail(const std::string& reason) const {
    const bool locked = reason.find("Could not set lock on file") != std::string::npos;
    throw Error(locked ? ErrorKind::kConflict : ErrorKind::kIo,
                Say(locked ? "store.in_use" : "store.cannot_open",
                    {{"store", store_}, {"reason", reason.substr(0, reason.find('\n'))}}));
  }
  std::string store_;
  duckdb_database database_ = nullptr;
  duckdb_connection connection_ = nullptr;
};

std::string Quoted(const std::filesystem::path& path) {
  std::string quoted = "'";
  for (const char sign : path.string()) {
    quoted += sign;
    if (sign == '\'') {
      quoted += sign;
    }
  }
  return quoted + "'";
}

void Sync(const std::filesystem::path& path, int flags) {
  const int descriptor = open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor >= 0) {
    fsync(descriptor);
    close(descriptor);
  }
}

}  // namespace

void Compact(const std::filesystem::path& store) {
  const std::filesystem::path fresh = store.string() + ".nieuw";
  std::error_code problem;
  std::filesystem::remove(fresh, problem);
  std::filesystem::remove(fresh.string() + ".wal", problem);
  Copier copier(store.string());
  // Held for reading until the new file has its name, so nobody writes into the old one.
  copier.Run("ATTACH " + Quoted(store) + " AS old (READ_ONLY)");
  copier.Run("ATTACH " + Quoted(fresh) + " AS fresh");
  copier.Run("COPY FROM DATABASE old TO fresh");
  copier.Run("DETACH fresh");
  Sync(fresh, O_RDONLY);
  std::filesystem::rename(fresh, store, problem);
  if (problem) {
    throw Error(ErrorKind::kIo, Say("file.unwritable", {{"file", store.string()}}));
  }
  Sync(store.has_parent_path() ? store.parent_path() : ".", O_RDONLY | O_DIRECTORY);
}

}  // namespace doelmaat::store
