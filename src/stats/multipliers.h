// The prices behind an efficiency score, and limits on them. What they are computed by is in
// stats/dea_multipliers.h and stats/directional.h.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace doelmaat::stats {

// Prices at which no unit of the frontier makes a profit and the unit looks as good as it can:
//
//   u'y_j + w ≤ v'x_j  for every j that spans,  u, v ≥ 0
//
// with w free (variable returns to scale), 0 (constant), ≤ 0 (decreasing) or ≥ 0 (increasing).
// Units on a corner of the frontier have many such prices; these are of one corner.
//
// Source: Charnes, Cooper & Rhodes 1978, European Journal of Operational Research 2(6), 429-444.
// See docs/methods/dea.md.
struct Multipliers {
  std::vector<double> inputs;   // v, per unit of the input
  std::vector<double> outputs;  // u, per unit of the output
  double offset = 0;            // w
};

enum class Side { kInputs, kOutputs };

// low ≤ price of `column` / price of `other` ≤ high: an assurance region. Both of one side.
// Source: Thompson, Langemeier, Lee, Lee & Thrall 1990, Journal of Econometrics 46(1-2), 93-108.
struct WeightBound {
  Side side = Side::kInputs;
  std::size_t column = 0;
  std::size_t other = 0;
  double low = 0;
  std::optional<double> high = {};  // none: no limit
};

// Throws kBadInput for a column that is not there or is compared to itself, a bound that is
// negative or not finite, and bounds that together leave no price above zero.
void CheckWeightBounds(const std::vector<WeightBound>& bounds,
                       std::size_t n_inputs,
                       std::size_t n_outputs);

}  // namespace doelmaat::stats
