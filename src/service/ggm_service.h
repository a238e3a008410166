// What the messages say in the tables of the Gemeentelijk Gegevensmodel (GGM), for a municipality's
// own data warehouse.
#pragma once

#include <filesystem>
#include <string>

#include "disclosure/publishable_table.h"
#include "service/export_service.h"
#include "store/export_file.h"

namespace doelmaat::service {

// parquet or csv. Throws kBadInput for anything else.
store::FileFormat GgmFormatOf(const std::string& name);

struct GgmRequest {
  std::filesystem::path store;
  std::filesystem::path folder;
  disclosure::Audience audience = disclosure::Audience::kPublic;
  store::FileFormat format = store::FileFormat::kParquet;
};

// Writes every view of sql/ggm as a file under the name that the GGM gives the table, open to at
// most those for whom the store is. They are rows of persons under a pseudonym, which no rounding
// protects: throws kBadInput unless the audience is internal. Also throws kNotFound for a store
// that is not there or has no messages, and as WriteTables. Same store, same bytes.
ExportOutcome WriteGgm(const GgmRequest& request);

}  // namespace doelmaat::service
