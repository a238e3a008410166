#include "benchmark/trend.h"

#include <cmath>
#include <map>

#include "base/language.h"
#include "base/text.h"
#include "stats/robust.h"

namespace doelmaat::benchmark {
namespace {

// Change of accounts of row `r` against the row before, when both are of one municipality, in
// adjoining years, in the same borders (of a split municipality: with the same parts) and positive.
std::optional<double> LogChange(const std::vector<TrendPoint>& trend, std::size_t r) {
  if (r == 0 || trend[r].id != trend[r - 1].id || trend[r].year != trend[r - 1].year + 1 ||
      trend[r].border_changed != trend[r - 1].border_changed ||
      trend[r].split != trend[r - 1].split) {
    return std::nullopt;
  }
  const double now = trend[r].account_eur.value_or(0.0);
  const double before = trend[r - 1].account_eur.value_or(0.0);
  return now > 0.0 && before > 0.0 ? std::optional(std::log(now / before)) : std::nullopt;
}

// Whether the figures of two years are about different ground: a part of a split municipality is
// missing in one of them, or the borders changed after the year of the model.
bool OtherTerritory(const TrendPoint& a, const TrendPoint& b) {
  return a.split != b.split || a.border_changed != b.border_changed;
}

}  // namespace

std::optional<double> TrendRow::PerInhabitant(const std::optional<double>& eur) const {
  const double inhabitants = point.inhabitants.value_or(0.0);
  return eur.has_value() && inhabitants > 0.0 ? std::optional(*eur / inhabitants) : std::nullopt;
}

std::string BreakBefore(const BenchmarkModel& model, std::int64_t year) {
  for (const SeriesBreak& each : model.breaks) {
    if (each.year == year) {
      return each.text;
    }
  }
  return "";
}

std::vector<Jump> JumpsAmong(std::span<const double> changes, double limit) {
  std::vector<Jump> jumps(changes.size(), Jump::kNone);
  const stats::RobustZResult robust = stats::RobustZ(changes);
  if (robust.status == stats::RobustZStatus::kScaled) {
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (std::abs(robust.z[i]) > limit) {
        jumps[i] = robust.z[i] > 0.0 ? Jump::kUp : Jump::kDown;
      }
    }
  }
  return jumps;
}

std::vector<TrendRow> MarkTrend(const BenchmarkInput& input) {
  std::vector<TrendRow> rows;
  std::map<std::int64_t, std::vector<std::size_t>> changed_in;
  std::map<std::int64_t, std::vector<double>> changes;
  for (std::size_t r = 0; r < input.trend.size(); ++r) {
    const TrendPoint& point = input.trend[r];
    rows.push_back({point, BreakBefore(input.model, point.year), Jump::kNone});
    if (r > 0 && input.trend[r - 1].id == point.id && OtherTerritory(point, input.trend[r - 1])) {
      const base::KeptTexts kept;
      std::string& text = rows.back().break_before;
      text += (text.empty() ? "" : "; ") + base::Say("benchmark.other_territory");
    }
    if (const auto change = LogChange(input.trend, r)) {
      changed_in[point.year].push_back(r);
      changes[point.year].push_back(*change);
    }
  }
  for (const auto& [year, values] : changes) {
    const std::vector<Jump> jumps = JumpsAmong(values, input.model.options.jump_limit);
    for (std::size_t i = 0; i < values.size(); ++i) {
      rows[changed_in[year][i]].jump = jumps[i];
    }
  }
  return rows;
}

}  // namespace doelmaat::benchmark
