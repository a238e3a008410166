// The figures of data/nl and what model nl-2022 makes of them, as the benchmarks need them.
#pragma once

#include <filesystem>
#include <vector>

#include "benchmark/benchmark.h"
#include "numerics/matrix.h"
#include "report/run_tables.h"
#include "store/database.h"

namespace doelmaat::bench {

std::filesystem::path FiguresFolder();

// A store in memory that has taken the figures in; the models are not yet built.
store::Database LandedStore();

struct RealFigures {
  benchmark::BenchmarkResult result;  // with 100 replications
  numerics::Matrix cost;              // one column
  numerics::Matrix outputs;
  std::vector<bool> spans;
  numerics::Matrix features;  // of comparable municipalities, transformed
  std::vector<double> weights;
  report::RunTables published;
};

// Made at the first call.
const RealFigures& Real();

}  // namespace doelmaat::bench
