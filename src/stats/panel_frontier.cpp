#include "stats/panel_frontier.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "numerics/newton.h"
#include "stats/frontier_search.h"
#include "stats/frontier_start.h"
#include "stats/panel_likelihood.h"
#include "stats/scale_estimates.h"

namespace doelmaat::stats {
namespace {

using numerics::Matrix;

void CheckRows(const Matrix& design,
               const std::vector<PanelRow>& rows,
               const PanelFrontierOptions& options) {
  if (design.rows() != rows.size()) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.ols_shape",
                          {{"rows", std::to_string(rows.size())},
                           {"responses", std::to_string(design.rows())}}));
  }
  if (options.law == InefficiencyLaw::kExponential) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.panel_exponential"));
  }
  std::set<std::pair<std::size_t, double>> seen;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (!std::isfinite(rows[row].time) || !seen.insert({rows[row].unit, rows[row].time}).second) {
      throw Error(ErrorKind::kBadInput,
                  base::Say("stats.panel_row", {{"row", std::to_string(row + 1)}}));
    }
  }
}

// Rows by unit and by time, so that sums do not hang on the order in which they were given.
std::vector<std::vector<std::size_t>> Grouped(const std::vector<PanelRow>& rows) {
  std::map<std::size_t, std::map<double, std::size_t>> groups;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    groups[rows[row].unit][rows[row].time] = row;
  }
  std::vector<std::vector<std::size_t>> grouped;
  for (const auto& [unit, members] : groups) {
    grouped.emplace_back();
    for (const auto& [time, row] : members) {
      grouped.back().push_back(row);
    }
  }
  return grouped;
}

ResidualSkew SkewOfUnits(const Panel& panel, std::span<const double> residuals) {
  std::vector<double> means;
  for (const std::vector<std::size_t>& rows : panel.rows_of_unit) {
    double sum = 0;
    for (const std::size_t row : rows) {
      sum -= panel.sign * residuals[row];
    }
    means.push_back(sum / static_cast<double>(rows.size()));
  }
  return TestResidualSkew(means);
}

bool SeenTwice(const Panel& panel) {
  return std::any_of(panel.rows_of_unit.begin(), panel.rows_of_unit.end(), [](const auto& rows) {
    return rows.size() > 1;
  });
}

ScaleReach ReachOf(std::span<const double> point, const PanelLayout& layout) {
  return {point[layout.LogUAt()],
          point[layout.LogVAt()],
          layout.truncated ? point[layout.MuAt()] * std::exp(-point[layout.LogUAt()]) : 0};
}

struct Found {
  numerics::NewtonResult newton;
  PanelLayout layout;  // of the point: less than asked when the search ended before
};

Found Search(const Panel& panel,
             const PanelLayout& layout,
             double log_spread,
             const std::vector<double>& start) {
  return {numerics::Maximise(
              [&](std::span<const double> point) { return PanelLikelihood(panel, layout, point); },
              start,
              [&](std::span<const double> point) {
                return RanAway(ReachOf(point, layout), log_spread);
              }),
          layout};
}

// First half-normal without trend from the best split, then with what is asked, one after another;
// a failure on the way does not stop the next, which may hold where its forerunner did not.
Found FindOptimum(const Panel& panel, const PanelLayout& asked, double spread) {
  const PanelLayout plain{asked.columns, false, false};
  const double log_spread = std::log(spread);
  std::vector<double> best = BestSplit(
      {panel.columns, panel.response, panel.sign, spread},
      InefficiencyLaw::kHalfNormal,
      [&](std::span<const double> point) { return PanelLikelihood(panel, plain, point); });
  Found found = Search(panel, plain, log_spread, best);
  const auto next_start = [&](std::size_t place) {
    const bool converged = found.newton.status == numerics::NewtonStatus::kConverged;
    std::vector<double> start = converged ? found.newton.point : best;
    start.insert(start.begin() + static_cast<std::ptrdiff_t>(place), 0);
    return start;
  };
  if (asked.decay) {
    const PanelLayout decay{asked.columns, false, true};
    best = next_start(decay.EtaAt());
    found = Search(panel, decay, log_spread, best);
  }
  if (asked.truncated) {
    found = Search(panel, asked, log_spread, next_start(asked.MuAt()));
  }
  return found;
}

void FillEstimates(const Panel& panel, const Found& found, PanelFrontierResult* result) {
  const PanelLayout& layout = found.layout;
  const std::span<const double> point = found.newton.point;
  const Matrix& covariance = found.newton.covariance;
  result->coefficients = InOriginalColumns(panel.columns, point, covariance);
  const ScaleEstimates scale =
      ScaleEstimatesOf(point[layout.LogUAt()], point[layout.LogVAt()], covariance, layout.columns);
  result->sigma_u = scale.sigma_u;
  result->sigma_v = scale.sigma_v;
  result->sigma_squared = scale.sigma_squared;
  result->gamma = scale.gamma;
  const auto estimate = [&](std::size_t at) {
    return Estimate{point[at], std::sqrt(covariance(at, at))};
  };
  if (layout.truncated) {
    result->mu = estimate(layout.MuAt());
  }
  if (layout.decay) {
    result->eta = estimate(layout.EtaAt());
  }
  result->log_likelihood = found.newton.at.value;
  result->steps = found.newton.steps;
}

void FillRows(const Panel& panel, const Found& found, PanelFrontierResult* result) {
  const std::span<const double> point = found.newton.point;
  result->rows.resize(panel.rows.size());
  for (const std::vector<std::size_t>& rows : panel.rows_of_unit) {
    const ConditionalInefficiency law = PanelConditional(panel, found.layout, rows, point);
    for (const std::size_t row : rows) {
      const double weight = PanelWeightAt(panel, found.layout, row, point);
      result->rows[row] = ScoreOf({weight * law.mean, weight * law.spread},
                                  panel.sign * PanelErrorAt(panel, row, point),
                                  result->options.levels);
    }
  }
}

}  // namespace

PanelFrontierResult FitPanelFrontier(const Matrix& design,
                                     std::span<const double> response,
                                     const std::vector<PanelRow>& rows,
                                     const PanelFrontierOptions& options) {
  CheckFrontierData(design, response, options.levels);
  CheckRows(design, rows, options);
  PanelFrontierResult result;
  result.options = options;
  const PanelLayout layout{design.cols(),
                           options.law == InefficiencyLaw::kTruncatedNormal,
                           options.trend == PanelTrend::kDecay};
  const FrontierStart start = StartFrontier(design, response, layout.Size());
  result.dependent_columns = start.ols.dependent_columns;
  if (start.refusal.has_value()) {
    result.status = *start.refusal;
    return result;
  }
  result.ols_log_likelihood = start.log_likelihood;
  const OrthonormalColumns columns = Orthonormalise(design);
  Panel panel{columns,
              response,
              rows,
              Grouped(rows),
              rows.front().time,
              options.kind == FrontierKind::kProduction ? 1.0 : -1.0};
  for (const PanelRow& row : rows) {
    panel.last = std::max(panel.last, row.time);
  }
  result.skew = SkewOfUnits(panel, start.ols.residuals);
  if (layout.decay && !SeenTwice(panel)) {
    result.status = StochasticFrontierStatus::kOnePeriod;
    return result;
  }
  const Found found = FindOptimum(panel, layout, start.spread);
  result.status = SearchStatus(
      found.newton.status, ReachOf(found.newton.point, found.layout), std::log(start.spread));
  if (result.usable()) {
    FillEstimates(panel, found, &result);
    FillRows(panel, found, &result);
  }
  return result;
}

}  // namespace doelmaat::stats
