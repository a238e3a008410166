#include "store/compaction.h"

#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "store/duckdb_internal.h"
#include "store/private_mode.h"

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

// The file that is written before it takes the place of the store; gone when it did not come to
// that.
class FreshFile {
 public:
  explicit FreshFile(std::filesystem::path path) : path_(std::move(path)) {}
  ~FreshFile() {
    if (begun_) {
      Remove();
    }
  }
  FreshFile(const FreshFile&) = delete;
  FreshFile& operator=(const FreshFile&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // Room for it: what an earlier run left is removed.
  void Begin() {
    Remove();
    begun_ = true;
  }
  // Takes the place, the mode and the owner of the store.
  void Replace(const std::filesystem::path& store) {
    std::error_code problem;
    if (TakeModeOf(store, path_)) {
      Sync(path_, O_RDONLY);
      std::filesystem::rename(path_, store, problem);
    } else {
      problem = std::make_error_code(std::errc::operation_not_permitted);
    }
    if (problem) {
      throw Error(ErrorKind::kIo, Say("file.unwritable", {{"file", store.string()}}));
    }
    begun_ = false;
    Sync(store.parent_path(), O_RDONLY | O_DIRECTORY);
  }

 private:
  void Remove() const {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    std::filesystem::remove(path_.string() + ".wal", ignored);
  }
  std::filesystem::path path_;
  bool begun_ = false;
};

}  // namespace

void Compact(const std::filesystem::path& given) {
  // Not the link to it: the old file would stay.
  std::error_code problem;
  const std::filesystem::path store = std::filesystem::canonical(given, problem);
  if (problem) {
    throw Error(ErrorKind::kNotFound, Say("file.not_found", {{"file", given.string()}}));
  }
  const PrivateFiles narrow;
  FreshFile file(store.string() + ".nieuw");
  Copier copier(given.string());
  // Held for reading until the new file has its name, so nobody writes into the old one.
  copier.Run("ATTACH " + Quoted(store) + " AS old (READ_ONLY)");
  file.Begin();
  copier.Run("ATTACH " + Quoted(file.path()) + " AS fresh (STORAGE_VERSION '" +
             std::string(kStorageFormat) + "')");
  // As in the store itself (database.cpp).
  copier.Run("SET disabled_compression_methods = 'fsst'");
  copier.Run("COPY FROM DATABASE old TO fresh");
  copier.Run("DETACH fresh");
  file.Replace(store);
}

}  // namespace doelmaat::store
