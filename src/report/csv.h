#pragma once

#include <string>

#include "disclosure/publishable_table.h"

namespace doelmaat::report {

enum class CsvKind {
  kExcelDutch,  // semicolon, decimal comma, UTF-8 with byte order mark, labels as header
  kMachine,     // RFC 4180: comma, decimal point; machine names as header
};

// A table as CSV, numbers in full, lines ending in CRLF (RFC 4180).
//
// A cell without a value is, for Excel, the word for why; for machines it is empty, and a column
// that has such cells is followed by `<name>_state` (value, missing, hidden, not_applicable,
// suppressed). For Excel, text that a spreadsheet would take for a formula gets an apostrophe.
std::string WriteCsv(const disclosure::PublishableTable& table, CsvKind kind);

}  // namespace doelmaat::report
