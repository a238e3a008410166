#include "benchmark/anomaly.h"

#include <cmath>

#include "stats/robust.h"

namespace doelmaat::benchmark {
namespace {

std::optional<double> MeasureOf(const SpendingCase& each, AnomalyMeasure measure) {
  const std::optional<double>& heads =
      measure == AnomalyMeasure::kEurPerClient ? each.clients : each.youth;
  const bool usable =
      each.spend_eur.has_value() && *each.spend_eur > 0.0 && heads.has_value() && *heads > 0.0;
  return usable ? std::optional(*each.spend_eur / *heads) : std::nullopt;
}

}  // namespace

std::vector<std::optional<Deviation>> MeasureDeviations(std::span<const SpendingCase> cases) {
  std::vector<std::optional<Deviation>> furthest(cases.size());
  for (const AnomalyMeasure measure :
       {AnomalyMeasure::kEurPerClient, AnomalyMeasure::kEurPerYouth}) {
    std::vector<double> amounts;
    std::vector<double> logs;
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < cases.size(); ++i) {
      if (const auto eur = MeasureOf(cases[i], measure)) {
        amounts.push_back(*eur);
        logs.push_back(std::log(*eur));
        rows.push_back(i);
      }
    }
    if (logs.empty()) {
      continue;
    }
    const stats::RobustZResult robust = stats::RobustZ(logs);
    if (robust.status != stats::RobustZStatus::kScaled) {
      continue;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::optional<Deviation>& best = furthest[rows[i]];
      if (!best.has_value() || std::abs(robust.z[i]) > std::abs(best->robust_z)) {
        best = Deviation{measure, amounts[i], robust.z[i]};
      }
    }
  }
  return furthest;
}

}  // namespace doelmaat::benchmark
