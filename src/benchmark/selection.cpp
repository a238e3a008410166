#include "benchmark/selection.h"

#include <algorithm>
#include <cmath>

namespace doelmaat::benchmark {
namespace {

// The first figure that is missing, or nothing.
std::optional<Exclusion> MissingFigure(const UnitInput& unit,
                                       std::size_t row,
                                       const BenchmarkModel& model) {
  if (!unit.spend_eur.has_value()) {
    return Exclusion{row, ExclusionReason::kNoReturn, "", {}};
  }
  if (*unit.spend_eur <= 0.0) {
    return Exclusion{row, ExclusionReason::kNotPositive, "", {}};
  }
  const bool heads = unit.clients.has_value() && unit.clients->value > 0.0 &&
                     unit.youth.value_or(0.0) > 0.0 && unit.population.value_or(0.0) > 0.0;
  if (!heads) {
    return Exclusion{row, ExclusionReason::kNoClients, "", {}};
  }
  for (std::size_t o = 0; o < unit.outputs.size(); ++o) {
    const std::optional<Estimate>& output = unit.outputs[o];
    if (!output.has_value()) {
      return Exclusion{row, ExclusionReason::kHiddenOutput, model.outputs[o].label, {}};
    }
    if (output->value <= 0.0) {
      return Exclusion{row, ExclusionReason::kZeroOutput, model.outputs[o].label, {}};
    }
  }
  for (std::size_t f = 0; f < unit.features.size(); ++f) {
    const bool log = model.peers.features[f].transform == Transform::kLog;
    const std::optional<double>& feature = unit.features[f];
    if (!feature.has_value() || (log && *feature <= 0.0)) {
      return Exclusion{
          row, ExclusionReason::kNoBackground, model.peers.features[f].source.label, {}};
    }
  }
  for (std::size_t e = 0; e < unit.environment.size(); ++e) {
    if (!unit.environment[e].has_value()) {
      return Exclusion{row, ExclusionReason::kNoBackground, model.environment[e].column, {}};
    }
  }
  if (unit.split) {
    return Exclusion{row, ExclusionReason::kSplit, "", {}};
  }
  return std::nullopt;
}

}  // namespace

Selection SelectUnits(const BenchmarkInput& input) {
  std::vector<SpendingCase> cases;
  for (const UnitInput& unit : input.units) {
    const auto clients =
        unit.clients.has_value() ? std::optional(unit.clients->value) : std::nullopt;
    cases.push_back({unit.spend_eur, clients, unit.youth});
  }
  const std::vector<std::optional<Deviation>> deviations = MeasureDeviations(cases);
  Selection selection;
  for (std::size_t u = 0; u < input.units.size(); ++u) {
    const std::optional<Deviation>& deviation = deviations[u];
    std::optional<Exclusion> exclusion = MissingFigure(input.units[u], u, input.model);
    if (deviation.has_value() &&
        std::abs(deviation->robust_z) > input.model.options.anomaly_limit) {
      exclusion = Exclusion{u, ExclusionReason::kBookingAnomaly, "", deviation};
    }
    if (exclusion.has_value()) {
      selection.excluded.push_back(*exclusion);
    } else {
      selection.kept.push_back(u);
    }
  }
  return selection;
}

std::vector<Anomaly> ListAnomalies(const BenchmarkInput& input) {
  const BenchmarkOptions& options = input.model.options;
  std::vector<Anomaly> found;
  std::size_t first = 0;
  while (first < input.spending.size()) {
    const std::int64_t year = input.spending[first].year;
    std::vector<SpendingCase> cases;
    for (std::size_t r = first; r < input.spending.size() && input.spending[r].year == year; ++r) {
      cases.push_back(input.spending[r].figures);
    }
    const std::vector<std::optional<Deviation>> deviations = MeasureDeviations(cases);
    const std::size_t before = found.size();
    for (std::size_t i = 0; i < cases.size(); ++i) {
      const std::optional<Deviation>& deviation = deviations[i];
      if (!deviation.has_value()) {
        continue;
      }
      const double distance = std::abs(deviation->robust_z);
      if (distance > options.near_miss_limit) {
        const SpendingRow& row = input.spending[first + i];
        found.push_back({year, row.id, row.name, *deviation, distance > options.anomaly_limit});
      }
    }
    std::stable_sort(found.begin() + static_cast<std::ptrdiff_t>(before),
                     found.end(),
                     [](const Anomaly& a, const Anomaly& b) {
                       return std::abs(a.deviation.robust_z) > std::abs(b.deviation.robust_z);
                     });
    first += cases.size();
  }
  return found;
}

}  // namespace doelmaat::benchmark
