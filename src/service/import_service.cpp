#include "service/import_service.h"

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
  try {
    store::Database database(store);
    return Take(database, catalog, paths, progress);
  } catch (const Error&) {
    if (fresh) {
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
