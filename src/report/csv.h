#pragma once

#include <string>

#include "base/csv_writer.h"
#include "disclosure/publishable_table.h"

namespace doelmaat::report {

using base::CsvKind;

// A table as CSV, numbers in full (with a decimal comma for Excel), labels as header for Excel and
// machine names for machines.
//
// A cell without a value is, for Excel, the word for why; for machines it is empty, and a column
// that has such cells is followed by `<name>_state` (value, missing, hidden, not_applicable,
// suppressed).
std::string WriteCsv(const disclosure::PublishableTable& table, CsvKind kind);

}  // namespace doelmaat::report
