// Workbooks of Excel, and of others in its form: .xlsx.
#pragma once

#include <string>
#include <vector>

#include "ingest/workbook_sheet.h"

namespace doelmaat::ingest {

// All its sheets, by the rules of ReadWorkbook (ingest/spreadsheet.h).
std::vector<Sheet> ReadXlsx(const std::string& path, const std::string& name);

}  // namespace doelmaat::ingest
