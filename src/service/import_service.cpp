#include "service/import_service.h"

#include <memory>

#include "base/error.h"
#include "service/existing_store.h"
#include "store/database.h"
#include "store/private_mode.h"
#include "store/writing.h"

namespace doelmaat::service {
namespace {

// A store that was made for an import that failed would be an empty one with a name.
void RemoveStore(const std::filesystem::path& store) {
  std::error_code ignored;
  std::filesystem::remove(store, ignored);
  std::filesystem::remove(store.string() + ".wal", ignored);
}

}  // namespace

ImportOutcome ImportFiles(const ImportRequest& request,
                          const base::Catalog& catalog,
                          const base::ProgressListener& progress) {
  const bool fresh = !std::filesystem::exists(request.store);
  const store::PrivateFiles narrow(request.store);
  // Opening takes the lock: from here on the store is ours, and a new one may be removed.
  auto database = std::make_unique<store::Database>(request.store);
  store::RequireWriting(*database);
  ingest::ImportOptions options;
  options.key_file = request.key_file;
  options.strict = request.strict;
  options.threads = request.threads;
  options.progress = progress;
  ImportOutcome outcome;
  try {
    outcome.files = ingest::Import(*database, catalog, request.paths, options, [&] {
      outcome.models = store::RefreshModels(*database);
    });
    return outcome;
  } catch (const Error&) {
    const bool empty = database->Query("sql/input/store/delivery_digest.sql").size() == 0;
    database.reset();
    if (fresh && empty) {
      RemoveStore(request.store);
    }
    throw;
  }
}

store::ModelRun BuildStore(const std::filesystem::path& store) {
  store::Database database = OpenExisting(store);
  return store::BuildModels(database);
}

}  // namespace doelmaat::service
