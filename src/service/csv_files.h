// A table of a report as files: one for machines and one for a Dutch Excel.
#pragma once

#include <filesystem>

#include "disclosure/publishable_table.h"

namespace doelmaat::service {

// `path` is that of the files less their ending: <path>.csv and <path>-excel.csv.
void WriteCsvFiles(const disclosure::PublishableTable& table, const std::filesystem::path& path);

}  // namespace doelmaat::service
