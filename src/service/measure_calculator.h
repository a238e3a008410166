// Calculations with uncertainty on a JSON file of the user: worked examples, and the measures of
// AEF. Nothing of a store takes part.
#pragma once

#include <cstdint>
#include <string>

#include "numerics/parallel.h"

namespace doelmaat::service {

struct CalculatorRequest {
  std::string file;
  std::uint64_t draws = 0;
  std::uint64_t seed = 1;
};

// Cases as docs/user/measures.md describes them, one or an array: [{"case", "results": {…}}].
// Throws kBadData with file and line for a case that is not right. Same file, same bytes.
std::string GumCasesJson(const CalculatorRequest& request, const numerics::ParallelFor& parallel);

// Inputs of AEF's measures: {"results_calibrated": {…}} and, for each measure whose rate was
// calibrated, "results_stated_inputs_measure_<id>". Millions of euro a year.
std::string AefMeasuresJson(const CalculatorRequest& request,
                            const numerics::ParallelFor& parallel);

}  // namespace doelmaat::service
