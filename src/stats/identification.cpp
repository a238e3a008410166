#include "stats/identification.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "stats/cost_function.h"
#include "stats/ols.h"
#include "stats/residual_skew.h"

namespace doelmaat::stats {
namespace {

constexpr std::array<std::size_t, 3> kRemoved = {1, 5, 10};

double TotalOf(std::span<const double> cost, std::span<const double> scores) {
  double total = 0.0;
  for (std::size_t i = 0; i < cost.size(); ++i) {
    total += cost[i] * (1.0 - scores[i]);
  }
  return total;
}

void AddSkew(const CostData& data, const IdentificationOptions& options, Identification* result) {
  const CostFunction function = LogLinearCost(data.cost, data.outputs, data.environment);
  const OlsResult fit = FitOls(function.design, function.log_cost);
  if (fit.status != OlsStatus::kFitted) {
    return;
  }
  result->r_squared = fit.r_squared;
  const ResidualSkew skew = TestResidualSkew(fit.residuals);
  result->skewness = skew.skewness;
  result->statistic = skew.m3t;
  result->p_value = skew.p_value;
  result->right_side = skew.status == ResidualSkewStatus::kRightSide;
  result->tells_from_noise =
      result->right_side && skew.p_value.has_value() && *skew.p_value < options.skew_level;
}

// The spanning units, the one whose absence changes the total most first.
std::vector<std::size_t> ByInfluence(std::span<const double> cost,
                                     const std::vector<LeaveOneOut>& left_out) {
  std::vector<std::size_t> order(left_out.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<double> totals;
  totals.reserve(left_out.size());
  for (const LeaveOneOut& left : left_out) {
    totals.push_back(TotalOf(cost, left.scores));
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return totals[a] < totals[b];
  });
  for (std::size_t& place : order) {
    place = left_out[place].spanner;
  }
  return order;
}

void AddInfluence(const CostData& data,
                  const std::vector<LeaveOneOut>& left_out,
                  const IdentificationOptions& options,
                  Identification* result) {
  result->total =
      TotalOf(data.cost, ScoresWithout(data.cost, data.outputs, data.spans, /*without=*/{}));
  const std::vector<std::size_t> order = ByInfluence(data.cost, left_out);
  result->total_is_stable = result->total > 0.0;
  for (const std::size_t count : kRemoved) {
    const std::size_t removed = std::min(count, order.size());
    if (!result->influence.empty() && result->influence.back().removed == removed) {
      break;  // there are no more units that span the frontier of others
    }
    Influence influence;
    influence.removed = removed;
    influence.units.assign(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(removed));
    influence.scores = ScoresWithout(data.cost, data.outputs, data.spans, influence.units);
    influence.total = TotalOf(data.cost, influence.scores);
    influence.change_share =
        result->total > 0.0 ? (influence.total - result->total) / result->total : 0.0;
    result->total_is_stable =
        result->total_is_stable && std::abs(influence.change_share) <= options.total_change_limit;
    result->influence.push_back(std::move(influence));
  }
}

}  // namespace

Identification CheckIdentification(const CostData& data,
                                   const std::vector<LeaveOneOut>& left_out,
                                   const IdentificationOptions& options) {
  const std::size_t n = data.cost.size();
  if (data.outputs.rows() != n || data.environment.rows() != n || data.spans.size() != n) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.identification_shape", {{"rows", std::to_string(n)}}));
  }
  Identification result;
  AddSkew(data, options, &result);
  AddInfluence(data, left_out, options, &result);
  return result;
}

Identification CheckIdentification(const CostData& data,
                                   const IdentificationOptions& options,
                                   const numerics::ParallelFor& parallel_for) {
  return CheckIdentification(
      data, LeaveEachOut(data.cost, data.outputs, data.spans, parallel_for), options);
}

}  // namespace doelmaat::stats
