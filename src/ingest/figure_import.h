#pragma once

#include <functional>
#include <vector>

#include "base/embedded_files.h"
#include "ingest/import.h"
#include "ingest/message_source.h"
#include "store/database.h"

namespace doelmaat::ingest {

// The part of Import for tables of figures, within the transaction that is open. `more` takes in
// other figures behind them, which may need the lists of municipalities; the municipalities of all
// are looked up at the end.
std::vector<ImportedFile> ImportFigures(store::Database& database,
                                        const base::Catalog& catalog,
                                        const std::vector<InputFile>& files,
                                        const std::function<std::vector<ImportedFile>()>& more);

}  // namespace doelmaat::ingest
