// The electric utilities of R package sfaR, and the columns that sets of logarithms are made of.
#pragma once

#include <filesystem>
#include <vector>

#include "base/table_file.h"
#include "numerics/matrix.h"

namespace doelmaat::conformance {

// A column of ones and these columns.
numerics::Matrix WithConstant(const std::vector<std::vector<double>>& columns);

std::vector<double> Logs(const base::TableFile& table, const char* column);

struct UtilitySet {
  base::TableFile table;
  numerics::Matrix design;
  std::vector<double> response;
};

// As sfaR's manual has it: translog in output and relative prices, cost relative to the fuel price.
UtilitySet LoadUtilitySet(const std::filesystem::path& folder);

}  // namespace doelmaat::conformance
