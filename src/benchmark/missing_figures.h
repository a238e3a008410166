// What to say of a model whose figures are not there: which they are, and how they come in.
#pragma once

#include <string>

#include "benchmark/benchmark_input.h"
#include "benchmark/selection.h"

namespace doelmaat::benchmark {

// Sentences, in the language of the process: of a model without any figures, and of one that keeps
// too few units; with the figures that most units lack, and what to load.
std::string NoFigures(const BenchmarkModel& model);
std::string TooFewUnits(const BenchmarkModel& model, const Selection& selection);

}  // namespace doelmaat::benchmark
