// Workbooks as people save them from Excel and LibreOffice: .xlsx and .ods. A sheet with a plain
// header row is read as the table that its text would be.
#pragma once

#include <string>

#include "base/table_file.h"

namespace doelmaat::ingest {

enum class WorkbookKind { kNone, kXlsx, kOds };

// What is called one (.xlsx, .ods), whatever it holds.
bool IsNamedWorkbook(const std::string& name);

// By the names in the archive. What is no archive, or a damaged one, is none.
WorkbookKind WorkbookKindOf(const std::string& path, const std::string& name);

// The one sheet with figures; a sheet called Verantwoording or Toelichting is about them. Numbers
// come as they are shown by a program that keeps doubles: 85.8, with a point. What has the format
// of a percentage, a date or a time comes with its signs, "8.2%" and "2023-02-01", and a truth
// value as "true" or "false": text in a column of text, and refused by whoever expects a number.
//
// Throws kBadData with sheet and cell for merged cells, a formula without its value and an error
// value; for a workbook without a sheet with figures or with more than one; for one with a
// password; and for one that unpacks beyond the limits of archives or has more than ten million
// cells.
base::TableFile ReadWorkbook(const std::string& path, const std::string& name, WorkbookKind kind);

}  // namespace doelmaat::ingest
