// Data and expected values of other software, as files.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/table_file.h"
#include "numerics/matrix.h"

namespace doelmaat::conformance {

// tests/conformance of this source tree: what we may copy.
std::filesystem::path OwnFolder();

// The folder with the sets that we may not copy: $DOELMAAT_CONFORMANCE, or else what CMake was
// told. Nothing when it is not there.
std::optional<std::filesystem::path> ThirdPartyFolder();

base::TableFile ReadTable(const std::filesystem::path& path);

// "Inf" and "-Inf" are infinite, "NA" is not a number.
double Number(const std::string& text);
std::vector<double> NumberColumn(const base::TableFile& table, std::string_view column);
std::vector<std::string> TextColumn(const base::TableFile& table, std::string_view column);
numerics::Matrix Columns(const base::TableFile& table, const std::vector<std::string>& columns);

}  // namespace doelmaat::conformance
