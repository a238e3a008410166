#include "stats/partial_bootstrap.h"

#include <algorithm>

#include "numerics/normal.h"
#include "numerics/random_stream.h"
#include "stats/dea_data.h"
#include "stats/resampling.h"
#include "stats/sample_summary.h"

namespace doelmaat::stats {
namespace {

constexpr std::string_view kPurpose = "partial_bootstrap";
constexpr std::size_t kLeastReplications = 2;
constexpr std::size_t kLeastComparables = 10;

void CheckOptions(const PartialBootstrapOptions& options) {
  CheckPartialFrontier(options.frontier);
  CheckReplications(options.replications);
  CheckLevels(options.levels);
}

// How often each unit is drawn in each replication.
Matrix DrawCounts(std::size_t units, const PartialBootstrapOptions& options) {
  Matrix counts(options.replications, units);
  for (std::size_t replication = 0; replication < options.replications; ++replication) {
    numerics::RandomStream stream(options.seed, kPurpose, replication);
    for (std::size_t draw = 0; draw < units; ++draw) {
      counts(replication, stream.Below(units)) += 1;
    }
  }
  return counts;
}

void AddSpread(const std::vector<Comparable>& comparables,
               const Matrix& counts,
               const PartialBootstrapOptions& options,
               PartialBootstrapUnit* unit) {
  std::vector<double> scores;
  for (std::size_t replication = 0; replication < counts.rows(); ++replication) {
    const std::span<const double> weights = counts.row(replication);
    const bool any = std::any_of(comparables.begin(), comparables.end(), [&](const auto& each) {
      return weights[each.unit] > 0;
    });
    if (any) {
      scores.push_back(PartialScore(comparables, weights, options.frontier));
    }
  }
  if (scores.size() < kLeastReplications) {
    return;
  }
  unit->standard_error = MeanAndSdOf(scores).sd;
  for (const double level : options.levels) {
    const double half = numerics::NormalQuantile((1 + level) / 2) * *unit->standard_error;
    unit->intervals.push_back({std::max(0.0, unit->score - half), unit->score + half});
  }
}

}  // namespace

std::vector<PartialBootstrapUnit> BootstrapPartialFrontier(
    const Matrix& inputs,
    const Matrix& outputs,
    const PartialBootstrapOptions& options,
    const numerics::ParallelFor& parallel_for) {
  CheckDeaData(inputs, outputs);
  CheckOptions(options);
  const Matrix counts = DrawCounts(inputs.rows(), options);
  const std::vector<double> one_each(inputs.rows(), 1);
  std::vector<PartialBootstrapUnit> units(inputs.rows());
  parallel_for(inputs.rows(), [&](std::size_t row) {
    PartialBootstrapUnit& unit = units[row];
    const auto comparables = ComparablesOf(row, inputs, outputs, options.frontier.orientation);
    unit.score = PartialScore(comparables, one_each, options.frontier);
    unit.comparable = comparables.size();
    if (comparables.size() >= kLeastComparables) {
      AddSpread(comparables, counts, options, &unit);
    }
  });
  return units;
}

}  // namespace doelmaat::stats
