#pragma once

#include <vector>

#include "base/embedded_files.h"
#include "ingest/import.h"
#include "ingest/message_source.h"
#include "store/database.h"

namespace doelmaat::ingest {

// The part of Import for tables of figures, within the transaction that is open.
std::vector<ImportedFile> ImportFigures(store::Database& database,
                                        const base::Catalog& catalog,
                                        const std::vector<InputFile>& files);

}  // namespace doelmaat::ingest
