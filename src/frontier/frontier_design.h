// From a table of units to the columns and response of a cost or production function.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"
#include "numerics/matrix.h"
#include "stats/stochastic_frontier.h"

namespace doelmaat::frontier {

enum class FunctionalForm { kCobbDouglas, kTranslog };

// "cost", "production"; "half-normal", "exponential", "truncated-normal"; "cobb-douglas",
// "translog". Each throws kBadInput naming the words there are.
stats::FrontierKind KindOf(std::string_view word);
stats::InefficiencyLaw LawOf(std::string_view word);
FunctionalForm FormOf(std::string_view word);

// The function that is fitted, and the law that parts inefficiency from noise.
struct FunctionRequest {
  stats::FrontierKind kind = stats::FrontierKind::kCost;
  stats::InefficiencyLaw law = stats::InefficiencyLaw::kHalfNormal;
  FunctionalForm form = FunctionalForm::kCobbDouglas;
};

// The design of the fit: named columns, and the response.
struct FrontierDesign {
  std::vector<std::string> names;
  numerics::Matrix columns;
  std::vector<double> response;
};

// ln of the one input (cost) or the one output (production) on a constant, the logarithms of the
// other side, for the translog also ½ ln² and every product of two, and the environment as it is.
// Throws kBadInput when there is more than one input (cost) or output (production).
FrontierDesign DesignOf(const FrontierTable& table, const FunctionRequest& request);

// What a fit says of its options.
Fields FunctionOptionFields(const std::string& method,
                            const FrontierTable& table,
                            const FunctionRequest& request);

}  // namespace doelmaat::frontier
