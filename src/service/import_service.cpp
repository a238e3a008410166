#include "service/import_service.h"

#include "store/database.h"

namespace doelmaat::service {

ImportOutcome ImportFigures(const std::filesystem::path& store,
                            const base::Catalog& catalog,
                            const std::vector<std::filesystem::path>& paths,
                            const base::ProgressListener& progress) {
  store::Database database(store);
  ImportOutcome outcome;
  outcome.files = ingest::Import(database, catalog, paths, progress);
  outcome.models = store::BuildModels(database);
  return outcome;
}

store::ModelRun BuildStore(const std::filesystem::path& store) {
  store::Database database(store);
  return store::BuildModels(database);
}

}  // namespace doelmaat::service
