#pragma once

#include <string>

#include "report/run_tables.h"

namespace doelmaat::service {

// A benchmark in ten lines of Dutch, for the terminal.
std::string BenchmarkSummary(const report::RunTables& run);

}  // namespace doelmaat::service
