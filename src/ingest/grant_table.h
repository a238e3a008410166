// The tables of the general grant (gemeentefonds) as users have them: a column a measure or a
// cluster. Known by their columns; turned into the tidy tables of
// catalog/source/gemeentefonds_*.toml.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/table_file.h"

namespace doelmaat::ingest {

// The tidy form of a table of volumes, weights or grants; nothing for any other table. Lines stay
// those of the file. Left out are what is no measure: property values (WOZ...), weights without a
// code, which are amounts of their own, and totals. Volumes are rounded to four decimals, half away
// from zero. The circular and the year of the grant stand in no column: they are read from the
// front of the file name ("s2023_2024_volumina.csv").
//
// measures  codes of the measures that there are; a table of volumes has these as columns
//
// Throws kBadData for a name without circular and year, for a table of municipalities without
// measures or with columns that are none, and for a number that cannot be read.
std::optional<base::TableFile> TidyGrant(const base::TableFile& table,
                                         const std::vector<std::string>& measures);

// A table of the general grant, used or not: by the names of its first columns alone.
bool IsGrantTable(const base::TableFile& table);

// A table that is published beside these and that nothing counts with: other grants of a
// municipality (integration, decentralisation, "siudu"), or the factors of payment.
bool IsUnusedGrant(const base::TableFile& table, const std::vector<std::string>& measures);

}  // namespace doelmaat::ingest
