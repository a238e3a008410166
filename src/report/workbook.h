// Tables of a run as a spreadsheet: numbers as numbers, a named table and a frozen head on every
// sheet, and a sheet "Verantwoording" that says what they are and whether they can carry a
// judgement.
#pragma once

#include <filesystem>
#include <string>

#include "report/run_tables.h"

namespace doelmaat::report {

// Writes the workbook: every table of the run that has rows, or, when `id` is a municipality code,
// of each table by municipality the rows of that one. A cell without a value holds the word for
// why, so that a sum over the column is that of the numbers. Percentages, euros and years have
// their own number formats. The file is written whole or not at all; same run, same bytes: the time
// in it is that of no clock. Throws kIo.
void WriteWorkbook(const RunTables& run, const std::string& id, const std::filesystem::path& file);

}  // namespace doelmaat::report
