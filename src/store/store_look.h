// A look at a store that changes nothing, not even the schema of an older release: for those who
// want to know why something does not work.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace doelmaat::store {

enum class SchemaState {
  kCurrent,
  kOlder,  // opening it with Database brings it up to date
  kNewer,  // of a newer program, or no store of ours
};

struct StoreLook {
  SchemaState schema = SchemaState::kNewer;
  std::int64_t deliveries = 0;  // these two of a current schema only
  std::int64_t runs = 0;
};

// Throws kConflict when another program holds the store, kBadData when the file is no database.
StoreLook LookAtStore(const std::filesystem::path& path);

// The release of DuckDB that the program runs with: "v1.4.4".
std::string EngineVersion();

}  // namespace doelmaat::store
