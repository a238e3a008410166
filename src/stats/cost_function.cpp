#include "stats/cost_function.h"

#include <algorithm>
#include <cmath>

namespace doelmaat::stats {

CostFunction LogLinearCost(std::span<const double> cost,
                           const numerics::Matrix& outputs,
                           const numerics::Matrix& environment) {
  CostFunction function;
  for (std::size_t i = 0; i < cost.size(); ++i) {
    const auto own = outputs.row(i);
    if (std::all_of(own.begin(), own.end(), [](double output) { return output > 0.0; })) {
      function.rows.push_back(i);
    }
  }
  function.design = numerics::Matrix(function.rows.size(), 1 + outputs.cols() + environment.cols());
  for (std::size_t r = 0; r < function.rows.size(); ++r) {
    const std::size_t unit = function.rows[r];
    function.log_cost.push_back(std::log(cost[unit]));
    std::size_t column = 0;
    function.design(r, column++) = 1.0;
    for (const double output : outputs.row(unit)) {
      function.design(r, column++) = std::log(output);
    }
    for (const double factor : environment.row(unit)) {
      function.design(r, column++) = factor;
    }
  }
  return function;
}

}  // namespace doelmaat::stats
