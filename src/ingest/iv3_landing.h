// The returns of raw Iv3 on their way to land_iv3, and their sub-fields to land_iv3_deel: those
// that are whole, of municipalities and years that are listed. Adding the records up is of
// Iv3Reader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ingest/iv3_reader.h"
#include "ingest/statline_landing.h"
#include "store/database.h"

namespace doelmaat::ingest {

struct Iv3Delivery {
  store::Database& database;
  const MunicipalityList& municipalities;
  std::int64_t id = 0;
  std::string file;  // as shown
};

struct LandedIv3 {
  std::size_t rows = 0;
  std::vector<std::string> notes;  // sentences: what was left out, and what is not sure
};

// Throws kBadData for a choice of task fields, codes or categories that would stand for a whole
// return, and for a total beside its parts.
LandedIv3 LandIv3(const Iv3Delivery& delivery, const Iv3Reader& reader);

}  // namespace doelmaat::ingest
