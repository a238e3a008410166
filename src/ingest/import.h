#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/embedded_files.h"
#include "base/progress.h"
#include "store/database.h"

namespace doelmaat::ingest {

struct ImportedFile {
  std::string name;
  std::string source_title;
  std::size_t rows = 0;
  bool known_already = false;  // the same bytes were taken in before; nothing was added
};

// Takes in the files, and the .csv files of the folders, in order of name. All or nothing: when one
// file is wrong the store is as it was. The same bytes a second time add nothing; a later delivery
// of the same figures takes their place in the models, and the earlier one stays as landed.
// Figures of a municipality that is not in the list of their year are refused.
// `accept` runs last, inside the transaction: when it throws, nothing was taken in.
// Throws kNotFound, kBadData (with file, line and field) and kConfig.
std::vector<ImportedFile> Import(store::Database& database,
                                 const base::Catalog& catalog,
                                 const std::vector<std::filesystem::path>& paths,
                                 const base::ProgressListener& progress,
                                 const std::function<void()>& accept);

}  // namespace doelmaat::ingest
