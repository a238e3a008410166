#pragma once

#include <functional>
#include <vector>

#include "base/embedded_files.h"
#include "ingest/import.h"
#include "ingest/message_source.h"
#include "store/database.h"

namespace doelmaat::ingest {

// Makes kTable of the archives that hold tables of figures as a folder would. An archive of
// messages or of a download is none, nor one that cannot be read: that is refused where archives
// are.
void FindFigureArchives(const base::Catalog& catalog, std::vector<InputFile>* inputs);

// The part of Import for tables of figures, of an archive each .csv in it, within the transaction
// that is open. Beside those an archive may hold descriptions and a readme; anything else is
// refused by its name. `more` takes in other figures behind them, which may need the lists of
// municipalities; the municipalities of all are looked up at the end.
std::vector<ImportedFile> ImportFigures(store::Database& database,
                                        const base::Catalog& catalog,
                                        const std::vector<InputFile>& files,
                                        const std::function<std::vector<ImportedFile>()>& more);

}  // namespace doelmaat::ingest
