#pragma once

#include <vector>

#include "base/table_file.h"
#include "ingest/source_definition.h"
#include "store/row_set.h"

namespace doelmaat::ingest {

// The rows of a table as they land: line in the file, then a value for every column of the
// definition. The decimal sign follows the delimiter: a comma where fields are split by semicolons
// (Excel-NL), a point otherwise.
//
// Throws kBadData with file, line and field of everything that is wrong: a value of the wrong type,
// an amount finer than a cent, a number that can be read in two ways ("1.235" of persons or
// euros), a value that is not allowed
// or below the minimum, an empty required field, and a key that stands on two lines.
std::vector<std::vector<store::Value>> ReadRows(const base::TableFile& table,
                                                const SourceDefinition& definition);

}  // namespace doelmaat::ingest
