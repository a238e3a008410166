#include "stats/order_m.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/text.h"
#include "stats/dea_data.h"
#include "stats/dominance.h"

namespace doelmaat::stats {
namespace {

// The expected smallest of m draws with replacement from values in ascending order.
double ExpectedSmallest(const std::vector<double>& ascending, double m) {
  const auto n = static_cast<double>(ascending.size());
  double sum = 0;
  for (std::size_t at = 0; at < ascending.size(); ++at) {
    const auto from = static_cast<double>(ascending.size() - at);
    sum += ascending[at] * (std::pow(from / n, m) - std::pow((from - 1) / n, m));
  }
  return sum;
}

double ExpectedLargest(const std::vector<double>& ascending, double m) {
  const auto n = static_cast<double>(ascending.size());
  double sum = 0;
  for (std::size_t at = 0; at < ascending.size(); ++at) {
    const auto upto = static_cast<double>(at + 1);
    sum += ascending[at] * (std::pow(upto / n, m) - std::pow((upto - 1) / n, m));
  }
  return sum;
}

}  // namespace

std::vector<OrderMUnit> SolveOrderM(const Matrix& inputs,
                                    const Matrix& outputs,
                                    const OrderMOptions& options) {
  CheckDeaData(inputs, outputs);
  if (options.m == 0) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.order_m_zero"));
  }
  const bool input = options.orientation == Orientation::kInput;
  const Matrix& scaled = input ? inputs : outputs;
  const Matrix& fixed = input ? outputs : inputs;
  const auto m = static_cast<double>(options.m);
  std::vector<OrderMUnit> units(inputs.rows());
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    std::vector<double> factors;
    for (std::size_t other = 0; other < units.size(); ++other) {
      const auto factor = FactorTo({scaled.row(unit), fixed.row(unit)},
                                   {scaled.row(other), fixed.row(other)},
                                   options.orientation);
      if (factor.has_value()) {
        factors.push_back(*factor);
      }
    }
    std::sort(factors.begin(), factors.end());
    units[unit] = {input ? ExpectedSmallest(factors, m) : ExpectedLargest(factors, m),
                   factors.size()};
  }
  return units;
}

}  // namespace doelmaat::stats
