#include "stats/order_m.h"

namespace doelmaat::stats {

std::vector<OrderMUnit> SolveOrderM(const Matrix& inputs,
                                    const Matrix& outputs,
                                    const OrderMOptions& options) {
  return SolvePartialFrontier(
      inputs,
      outputs,
      {.kind = PartialKind::kOrderM, .orientation = options.orientation, .m = options.m});
}

}  // namespace doelmaat::stats
