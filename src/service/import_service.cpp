#include "service/import_service.h"

#include <memory>

#include "base/error.h"
#include "service/existing_store.h"
#include "store/database.h"

namespace doelmaat::service {
namespace {

// A store that was made for an import that failed would be an empty one with a name.
void RemoveStore(const std::filesystem::path& store) {
  std::error_code ignored;
  std::filesystem::remove(store, ignored);
  std::filesystem::remove(store.string() + ".wal", ignored);
}

ImportOutcome Take(store::Database& database,
                   const base::Catalog& catalog,
                   const std::vector<std::filesystem::path>& paths,
                   const base::ProgressListener& progress) {
  ImportOutcome outcome;
  outcome.files = ingest::Import(
      database, catalog, paths, progress, [&] { outcome.models = store::RefreshModels(database); });
  return outcome;
}

}  // namespace

ImportOutcome ImportFigures(const std::filesystem::path& store,
                            const base::Catalog& catalog,
                            const std::vector<std::filesystem::path>& paths,
                            const base::ProgressListener& progress) {
  const bool fresh = !std::filesystem::exists(store);
  // Opening takes the lock: from here on the store is ours, and a new one may be removed.
  auto database = std::make_unique<store::Database>(store);
  try {
    return Take(*database, catalog, paths, progress);
  } catch (const Error&) {
    const bool empty = database->Query("sql/input/store/delivery_digest.sql").size() == 0;
    database.reset();
    if (fresh && empty) {
      RemoveStore(store);
    }
    throw;
  }
}

store::ModelRun BuildStore(const std::filesystem::path& store) {
  store::Database database = OpenExisting(store);
  return store::BuildModels(database);
}

}  // namespace doelmaat::service
