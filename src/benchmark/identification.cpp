#include "benchmark/identification.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "stats/ols.h"

namespace doelmaat::benchmark {
namespace {

using numerics::Matrix;

constexpr std::array<std::size_t, 3> kRemoved = {1, 5, 10};

double TotalOf(std::span<const double> cost, std::span<const double> scores) {
  double total = 0.0;
  for (std::size_t i = 0; i < cost.size(); ++i) {
    total += cost[i] * (1.0 - scores[i]);
  }
  return total;
}

bool AllPositive(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double value) { return value > 0.0; });
}

void AddSkew(std::span<const double> cost,
             const Matrix& outputs,
             const Matrix& environment,
             const BenchmarkOptions& options,
             Identification* result) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < cost.size(); ++i) {
    if (AllPositive(outputs.row(i))) {
      rows.push_back(i);
    }
  }
  Matrix design(rows.size(), 1 + outputs.cols() + environment.cols());
  std::vector<double> response;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::size_t unit = rows[r];
    response.push_back(std::log(cost[unit]));
    std::size_t column = 0;
    design(r, column++) = 1.0;
    for (const double output : outputs.row(unit)) {
      design(r, column++) = std::log(output);
    }
    for (const double factor : environment.row(unit)) {
      design(r, column++) = factor;
    }
  }
  const stats::OlsResult fit = stats::FitOls(design, response);
  if (fit.status != stats::OlsStatus::kFitted) {
    return;
  }
  result->r_squared = fit.r_squared;
  const stats::ResidualSkew skew = stats::TestResidualSkew(fit.residuals);
  result->skewness = skew.skewness;
  result->statistic = skew.m3t;
  result->p_value = skew.p_value;
  result->right_side = skew.status == stats::ResidualSkewStatus::kRightSide;
  result->tells_from_noise =
      result->right_side && skew.p_value.has_value() && *skew.p_value < options.skew_level;
}

// The spanning units, the one whose absence changes the total most first.
std::vector<std::size_t> ByInfluence(std::span<const double> cost, const Efficiency& efficiency) {
  std::vector<std::size_t> order(efficiency.leave_one_out.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<double> totals;
  for (const LeaveOneOut& left : efficiency.leave_one_out) {
    totals.push_back(TotalOf(cost, left.scores));
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return totals[a] < totals[b];
  });
  for (std::size_t& place : order) {
    place = efficiency.leave_one_out[place].spanner;
  }
  return order;
}

}  // namespace

Identification CheckIdentification(std::span<const double> cost,
                                   const Matrix& outputs,
                                   const Matrix& environment,
                                   const std::vector<bool>& spans,
                                   const Efficiency& efficiency,
                                   const BenchmarkOptions& options) {
  Identification result;
  AddSkew(cost, outputs, environment, options, &result);
  std::vector<double> scores;
  for (const UnitEfficiency& unit : efficiency.units) {
    scores.push_back(unit.score);
  }
  result.total_eur = TotalOf(cost, scores);
  const std::vector<std::size_t> order = ByInfluence(cost, efficiency);
  result.total_is_stable = result.total_eur > 0.0;
  for (const std::size_t count : kRemoved) {
    const std::size_t removed = std::min(count, order.size());
    if (!result.influence.empty() && result.influence.back().removed == removed) {
      break;  // there are no more units that span the frontier of others
    }
    const std::vector<std::size_t> units(order.begin(),
                                         order.begin() + static_cast<std::ptrdiff_t>(removed));
    const double total = TotalOf(cost, ScoresWithout(cost, outputs, spans, units));
    const double change =
        result.total_eur > 0.0 ? (total - result.total_eur) / result.total_eur : 0.0;
    result.influence.push_back({removed, units, total, change});
    result.total_is_stable =
        result.total_is_stable && std::abs(change) <= options.total_change_limit;
  }
  return result;
}

}  // namespace doelmaat::benchmark
