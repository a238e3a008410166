// Workbooks of LibreOffice, and of others in its form: .ods.
#pragma once

#include <string>
#include <vector>

#include "ingest/workbook_sheet.h"

namespace doelmaat::ingest {

// All its sheets, by the rules of ReadWorkbook (ingest/spreadsheet.h).
std::vector<Sheet> ReadOds(const std::string& path, const std::string& name);

}  // namespace doelmaat::ingest
