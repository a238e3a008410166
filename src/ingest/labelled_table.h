// A table as StatLine shows it, saved as CSV: names in the place of codes, with lines above and
// below that are about it. Made into what the untyped download of the same cells would be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/table_file.h"
#include "ingest/byte_source.h"
#include "ingest/statline_binding.h"
#include "ingest/statline_landing.h"
#include "ingest/statline_reader.h"

namespace doelmaat::ingest {

// The line, from 1, on which the names of the columns of such a table stand in the text `head`; 0
// when it is none.
std::size_t LabelledHeaderLine(std::string_view head);

struct LabelledTable {
  std::string title;              // above it; empty when there is none
  base::TableFile cells;          // of dimensions that topics are selected by, the codes
  StatlineDescription described;  // dimensions, topics by their title, units
};

// Throws kBadData with file and line for a table of which the periods do not stand in a column, a
// region that is no municipality by that name and not another area either, one that may be both
// (Utrecht), a name of which CodeOfLabel knows no code and what base::ParseTable refuses.
LabelledTable ReadLabelled(const FilePart& part,
                           const StatlineBinding& binding,
                           const StatlineDescription& described,
                           const MunicipalityList& municipalities);

// Which binding a table of no known number is of: by its title, or because it is the only one whose
// columns it has. nullptr: none, or more than one.
const StatlineBinding* BindingByLabels(const FilePart& part,
                                       const std::vector<StatlineBinding>& bindings);

}  // namespace doelmaat::ingest
