#include "service/import_service.h"

#include "service/existing_store.h"
#include "store/database.h"

namespace doelmaat::service {

ImportOutcome ImportFigures(const std::filesystem::path& store,
                            const base::Catalog& catalog,
                            const std::vector<std::filesystem::path>& paths,
                            const base::ProgressListener& progress) {
  store::Database database(store);
  ImportOutcome outcome;
  outcome.files = ingest::Import(
      database, catalog, paths, progress, [&] { outcome.models = store::RefreshModels(database); });
  return outcome;
}

store::ModelRun BuildStore(const std::filesystem::path& store) {
  store::Database database = OpenExisting(store);
  return store::BuildModels(database);
}

}  // namespace doelmaat::service
