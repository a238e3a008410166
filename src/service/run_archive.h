// Runs in the store: every ResultTable of a run, cell by cell, with its provenance.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "result/provenance.h"
#include "result/result_table.h"
#include "store/database.h"

namespace doelmaat::service {

struct ArchivedRun {
  result::Provenance provenance;
  std::vector<result::ResultTable> tables;
};

// Keeps a run; one that is there already stays as it is. One transaction.
void SaveRun(store::Database& database, const ArchivedRun& run);

// The run with this id, exactly as it was saved, or nothing.
std::optional<ArchivedRun> LoadRun(store::Database& database, const std::string& run_id);

}  // namespace doelmaat::service
