// The shipped figures of Dutch municipalities, taken in once for all tests of a program.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "benchmark/benchmark.h"
#include "store/database.h"

namespace doelmaat::real {

// A store in memory with data/nl, data/england and every model built.
store::Database& Store();

// The model nl-2022 with its figures; `replications` in the place of those of the model.
benchmark::BenchmarkInput Nl2022(std::int64_t replications);

// The benchmark of Nl2022(200), on `threads` threads.
benchmark::BenchmarkResult RunNl2022(int threads);

// RunNl2022(2), once a program.
const benchmark::BenchmarkResult& Result();

// Any model on the shipped figures with 200 replications, once a program.
const benchmark::BenchmarkResult& ResultOf(const std::string& model);

}  // namespace doelmaat::real
