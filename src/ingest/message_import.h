#pragma once

#include <vector>

#include "base/embedded_files.h"
#include "ingest/import.h"
#include "ingest/message_source.h"
#include "store/database.h"

namespace doelmaat::ingest {

// Tells tables that stand for messages from tables of figures.
void FindMessageTables(const base::Catalog& catalog, std::vector<InputFile>* files);

// The part of Import for messages, within the transaction that is open: workers read, judge and
// pseudonymise, one writer lands in the order of the inputs.
std::vector<ImportedFile> ImportMessages(store::Database& database,
                                         const base::Catalog& catalog,
                                         const std::vector<InputFile>& inputs,
                                         const ImportOptions& options);

}  // namespace doelmaat::ingest
