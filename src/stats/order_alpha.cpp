#include "stats/order_alpha.h"

namespace doelmaat::stats {

std::vector<PartialUnit> SolveOrderAlpha(const Matrix& inputs,
                                         const Matrix& outputs,
                                         const OrderAlphaOptions& options) {
  return SolvePartialFrontier(inputs,
                              outputs,
                              {.kind = PartialKind::kOrderAlpha,
                               .orientation = options.orientation,
                               .alpha = options.alpha});
}

}  // namespace doelmaat::stats
