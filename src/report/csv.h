#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/csv_writer.h"
#include "disclosure/publishable_table.h"

namespace doelmaat::report {

using base::CsvKind;

// A table as CSV, numbers in full (with a decimal comma for Excel), labels as header for Excel and
// machine names for machines. What is a code in the table (the class "laag") is for Excel a word in
// the language of the process and of the model that speaks; machines get the code.
//
// A cell without a value is, for Excel, the word for why; for machines it is empty, and a column
// that has such cells is followed by `<name>_state` (value, missing, hidden, not_applicable,
// suppressed).
std::string WriteCsv(const disclosure::PublishableTable& table, CsvKind kind);

// What files of columns share with it: the code of a state, which columns get one, a number as a
// field.
std::string_view StateCode(result::CellState state);
bool HasGaps(const result::ResultTable& table, std::size_t column);
std::string NumberField(double number, CsvKind kind);

}  // namespace doelmaat::report
