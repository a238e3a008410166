#pragma once

#include <vector>

#include "base/embedded_files.h"
#include "ingest/import.h"
#include "ingest/message_source.h"
#include "store/database.h"

namespace doelmaat::ingest {

// The part of Import for what people download from StatLine, within the transaction that is open:
// the pages of one data set of one table are one delivery, which lands as the tidy table of the
// same figures would. What is not about a municipality and a whole year is left out, and so are
// years of which the store has no list of municipalities; both are said in the notes. Throws
// kBadData for a page that is missing, a table that is not bound or is not what its binding
// promises, and everything that StatlineReader refuses.
std::vector<ImportedFile> ImportDownloads(store::Database& database,
                                          const base::Catalog& catalog,
                                          const std::vector<InputFile>& inputs);

}  // namespace doelmaat::ingest
