#include "measure/outcome.h"

#include <algorithm>

#include "numerics/sort_numbers.h"
#include "stats/quantile.h"
#include "stats/sample_summary.h"

namespace doelmaat::measure {

Outcome SummaryOfDraws(std::vector<double>* draws) {
  Outcome outcome;
  const stats::MeanAndSd moments = stats::MeanAndSdOf(*draws);
  outcome.mean = moments.mean;
  outcome.sd = moments.sd;
  const auto negative =
      std::count_if(draws->begin(), draws->end(), [](double value) { return value < 0; });
  outcome.p_negative = static_cast<double>(negative) / static_cast<double>(draws->size());
  numerics::SortNumbers(draws);
  for (const double share : kQuantileShares) {
    outcome.quantiles.push_back(
        stats::QuantileOfSorted(*draws, share, stats::QuantileType::kType7));
    outcome.quantile_errors.push_back(stats::QuantileStandardError(*draws, share));
  }
  outcome.low = outcome.quantiles.front();
  outcome.high = outcome.quantiles.back();
  return outcome;
}

}  // namespace doelmaat::measure
