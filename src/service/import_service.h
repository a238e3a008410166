#pragma once

#include <filesystem>
#include <vector>

#include "base/embedded_files.h"
#include "base/progress.h"
#include "ingest/import.h"
#include "store/model_runner.h"

namespace doelmaat::service {

struct ImportOutcome {
  std::vector<ingest::ImportedFile> files;
  store::ModelRun models;
};

struct ImportRequest {
  std::filesystem::path store;
  std::vector<std::filesystem::path> paths;
  std::filesystem::path key_file;  // of persons; needed for messages
  bool strict = false;             // a message that cannot be read refuses everything
  int threads = 2;
};

// Takes figures and messages in and brings the models up to date, in one transaction: figures that
// fail a check are not taken in. See ingest/import.h and store/model_runner.h for what is refused.
ImportOutcome ImportFiles(const ImportRequest& request,
                          const base::Catalog& catalog,
                          const base::ProgressListener& progress);

// Brings the models up to date with the figures and this program.
store::ModelRun BuildStore(const std::filesystem::path& store);

}  // namespace doelmaat::service
