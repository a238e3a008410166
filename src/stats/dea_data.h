// Checks and selection of data that dea.cpp and dea_bootstrap.cpp share; others call stats/dea.h.
#pragma once

#include <cstddef>
#include <vector>

#include "numerics/matrix.h"

namespace doelmaat::stats {

// The units that span a frontier: `units` holds the row in the original data of each row.
struct FrontierData {
  numerics::Matrix inputs;
  numerics::Matrix outputs;
  std::vector<std::size_t> units;
};

// Throws kBadInput as SolveDea says.
void CheckDeaData(const numerics::Matrix& inputs, const numerics::Matrix& outputs);

// The rows with `spans` set; all of them when it is empty. Throws kBadInput when none is, or when
// `spans` is not as long as the data.
FrontierData SelectFrontier(const numerics::Matrix& inputs,
                            const numerics::Matrix& outputs,
                            const std::vector<bool>& spans);

}  // namespace doelmaat::stats
