#include "measure/compare.h"

#include <utility>

namespace doelmaat::measure {
namespace {

constexpr std::size_t kNet = 2;

struct Way {
  Reading reading;
  Mode mode;
  PartsRule parts;
};

constexpr Way kWays[] = {{Reading::kAef, Mode::kAef, PartsRule::kIndependent},
                         {Reading::kAefCorrelated, Mode::kAef, PartsRule::kFullyCorrelated},
                         {Reading::kGum, Mode::kGum, PartsRule::kIndependent},
                         {Reading::kMonteCarlo, Mode::kMonteCarlo, PartsRule::kIndependent}};

}  // namespace

MeasureComparison CompareReadings(const Measure& measure,
                                  const MonteCarloOptions& options,
                                  const numerics::ParallelFor& parallel) {
  MeasureComparison comparison;
  for (const Way& way : kWays) {
    MeasureOptions each;
    each.mode = way.mode;
    each.parts = way.parts;
    each.monte_carlo = options;
    MeasureResult result = RunMeasure(measure, each, parallel);
    comparison.status = result.status;
    comparison.missing = result.missing;
    if (result.status == MeasureStatus::kInsufficientData) {
      return comparison;
    }
    if (way.reading == Reading::kAef) {
      comparison.net_at_middles = result.outcomes[kNet].mean;
    }
    if (way.reading == Reading::kMonteCarlo) {
      comparison.draws = result.draws;
      comparison.seed = result.seed;
      comparison.influences = std::move(result.influences);
      comparison.notes = std::move(result.notes);
    }
    comparison.readings.push_back({way.reading, std::move(result.outcomes)});
  }
  return comparison;
}

}  // namespace doelmaat::measure
