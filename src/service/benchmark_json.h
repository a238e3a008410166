#pragma once

#include <string>

#include "report/run_tables.h"

namespace doelmaat::service {

// A benchmark for machines, one JSON object; see docs/user/benchmark-json.md. Same run, same bytes.
std::string BenchmarkJson(const report::RunTables& run);

}  // namespace doelmaat::service
