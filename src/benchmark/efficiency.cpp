#include "benchmark/efficiency.h"

#include <algorithm>
#include <numeric>

#include "stats/quantile.h"
#include "stats/score_calibration.h"

namespace doelmaat::benchmark {
namespace {

using numerics::Matrix;

constexpr std::size_t kUnitsPerDimension = 3;
constexpr double kRankTail = 0.05;
constexpr double kSameScore = 1e-12;

Matrix AsColumn(std::span<const double> values) {
  Matrix column(values.size(), 1);
  for (std::size_t i = 0; i < values.size(); ++i) {
    column(i, 0) = values[i];
  }
  return column;
}

stats::DeaOptions FrontierOptions(const std::vector<bool>& spans) {
  stats::DeaOptions options;
  options.spans = spans;
  return options;
}

// A unit that no combination of the frontier can match, or only at higher cost, is beyond it.
double CappedScore(const stats::DeaUnit& unit) { return std::min(1.0, unit.score.value_or(1.0)); }

std::size_t ClassOf(double score, const BenchmarkOptions& options) {
  if (score < options.class_limit_low) {
    return static_cast<std::size_t>(EfficiencyClass::kLow);
  }
  return static_cast<std::size_t>(score < options.class_limit_high ? EfficiencyClass::kMiddle
                                                                   : EfficiencyClass::kHigh);
}

void AddClasses(const Matrix& draws, const BenchmarkOptions& options, Efficiency* result) {
  const auto count = static_cast<double>(draws.cols());
  for (std::size_t i = 0; i < result->units.size(); ++i) {
    UnitEfficiency& unit = result->units[i];
    if (!unit.bias_corrected.has_value()) {
      continue;  // its draws are all 1: that would be the best class, without a score
    }
    for (const double draw : draws.row(i)) {
      unit.class_shares[ClassOf(draw, options)] += 1.0;
    }
    for (double& share : unit.class_shares) {
      share /= count;
    }
    const auto most = std::max_element(unit.class_shares.begin(), unit.class_shares.end());
    unit.most_likely = static_cast<EfficiencyClass>(most - unit.class_shares.begin());
  }
}

// Ranks within each replication, best first; equal draws go to the lower row.
void AddRanks(const Matrix& draws, Efficiency* result) {
  const std::size_t n = draws.rows();
  Matrix ranks(n, draws.cols());
  std::vector<std::size_t> order(n);
  for (std::size_t b = 0; b < draws.cols(); ++b) {
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
      return draws(i, b) > draws(j, b);
    });
    for (std::size_t place = 0; place < n; ++place) {
      ranks(order[place], b) = static_cast<double>(place + 1);
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (!result->units[i].bias_corrected.has_value()) {
      continue;  // its draws are all 1: a rank would only tell the order of the rows
    }
    result->units[i].rank90 =
        RankRange{stats::Quantile(ranks.row(i), kRankTail, stats::QuantileType::kType7),
                  stats::Quantile(ranks.row(i), 1.0 - kRankTail, stats::QuantileType::kType7)};
  }
}

// Draws of which classes and ranks are counted.
Matrix Calibrated(const Efficiency& efficiency, const BenchmarkOptions& options) {
  std::vector<double> scores;
  scores.reserve(efficiency.units.size());
  for (const UnitEfficiency& unit : efficiency.units) {
    scores.push_back(unit.score);
  }
  return stats::CalibrateDraws(scores,
                               efficiency.draws,
                               stats::kSimarWilsonCalibration,
                               static_cast<std::uint64_t>(options.seed));
}

void AddBootstrap(const stats::DeaBootstrapResult& bootstrap,
                  const BenchmarkOptions& options,
                  Efficiency* result) {
  result->bandwidth = bootstrap.bandwidth;
  result->failed_replications = bootstrap.failed_replications;
  if (!bootstrap.usable()) {
    result->status = EfficiencyStatus::kNoBootstrap;
    return;
  }
  result->draws = bootstrap.draws;
  for (std::size_t i = 0; i < result->units.size(); ++i) {
    const stats::DeaBootstrapUnit& from = bootstrap.units[i];
    UnitEfficiency& unit = result->units[i];
    unit.bias_corrected = from.bias_corrected;
    if (from.intervals.size() == 2) {
      unit.ci90 = from.intervals[0];
      unit.ci95 = from.intervals[1];
    }
    for (double& draw : result->draws.row(i)) {
      draw = std::min(1.0, draw);
    }
  }
  result->calibrated_draws = Calibrated(*result, options);
  AddClasses(result->calibrated_draws, options, result);
  AddRanks(result->calibrated_draws, result);
}

void AddLeaveOneOut(std::span<const double> cost,
                    const Matrix& outputs,
                    const std::vector<bool>& spans,
                    const numerics::ParallelFor& parallel_for,
                    Efficiency* result) {
  result->leave_one_out = stats::LeaveEachOut(cost, outputs, spans, parallel_for);
  for (const stats::LeaveOneOut& left : result->leave_one_out) {
    for (std::size_t i = 0; i < result->units.size(); ++i) {
      UnitEfficiency& unit = result->units[i];
      const double now = unit.score_without_top_spanner.value_or(unit.score);
      if (i != left.spanner && left.scores[i] > now + kSameScore) {
        unit.score_without_top_spanner = left.scores[i];
        unit.top_spanner = left.spanner;
      }
    }
  }
}

}  // namespace

std::optional<EfficiencyClass> UnitEfficiency::ClearClass() const {
  constexpr double kHalf = 0.5;
  const double share = class_shares[static_cast<std::size_t>(most_likely)];
  return share >= kHalf ? std::optional(most_likely) : std::nullopt;
}

bool UnitEfficiency::OnFrontier(std::size_t own) const {
  return spans && std::any_of(spanned_by.begin(), spanned_by.end(), [&](const auto& weight) {
           return weight.unit == own;
         });
}

Efficiency MeasureEfficiency(std::span<const double> cost,
                             const Matrix& outputs,
                             const std::vector<bool>& spans,
                             const BenchmarkOptions& options,
                             const numerics::ParallelFor& parallel_for) {
  Efficiency result;
  const auto spanning = static_cast<std::size_t>(std::count(spans.begin(), spans.end(), true));
  if (spanning < kUnitsPerDimension * (1 + outputs.cols())) {
    return result;
  }
  result.status = EfficiencyStatus::kDone;
  const Matrix inputs = AsColumn(cost);
  const stats::DeaResult dea = stats::SolveDea(inputs, outputs, FrontierOptions(spans));
  for (std::size_t i = 0; i < dea.units.size(); ++i) {
    const std::optional<double>& score = dea.units[i].score;
    UnitEfficiency unit;
    unit.spans = spans[i];
    unit.score = CappedScore(dea.units[i]);
    unit.beyond_frontier = !spans[i] && (!score.has_value() || *score > 1.0);
    unit.spanned_by = dea.units[i].spanned_by;
    result.units.push_back(std::move(unit));
  }
  stats::DeaBootstrapOptions bootstrap;
  bootstrap.dea = FrontierOptions(spans);
  bootstrap.replications = static_cast<std::size_t>(options.replications);
  bootstrap.seed = static_cast<std::uint64_t>(options.seed);
  AddBootstrap(stats::BootstrapDea(inputs, outputs, bootstrap, parallel_for), options, &result);
  AddLeaveOneOut(cost, outputs, spans, parallel_for, &result);
  return result;
}

}  // namespace doelmaat::benchmark
