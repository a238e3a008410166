// Gains of merging units of a table, as a report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "frontier/envelopment_fields.h"
#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"

namespace doelmaat::frontier {

struct NamedMerger {
  std::string name;
  std::vector<std::size_t> units;  // rows of the table
};

// Reads which units merge: a file with columns `fusie` and `eenheid`, a line a unit; mergers in
// order of their first line. Throws kBadData, with file and line, for a name that is missing or not
// among the units, a unit twice in one merger, and a merger of one.
std::vector<NamedMerger> ReadMergers(std::string_view bytes,
                                     const std::string& file,
                                     const FrontierTable& table);

// For each merger the potential gain and its parts: see stats/merger_gains.h. Throws kBadInput for
// kFreeDisposal.
FrontierReport AnalyseMergers(const FrontierTable& table,
                              const std::vector<NamedMerger>& mergers,
                              Technology technology,
                              stats::Orientation orientation);

}  // namespace doelmaat::frontier
