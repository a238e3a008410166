// What iteratively weighted least squares finds of a truth that is known: on syn338 of gen_syn.R
// and on fresh panels of the same process. The table it prints stands in docs/methods/iwls.md.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>

#include <gtest/gtest.h>

#include "conformance_data.h"
#include "known_truth_panel.h"
#include "stats/rank_correlation.h"
#include "stats/weighted_frontier.h"

namespace doelmaat::conformance {
namespace {

constexpr std::size_t kPanels = 25;

// How the scores of one panel lie to the truth.
struct Verdict {
  double rank = 0;  // rank correlation with the true efficiency
  double bias = 0;  // mean score − mean true efficiency
  double rmse = 0;
  double potential = 0;  // Σ cost (1 − score) over the true one, − 1
  double covered = 0;    // share of units whose 95% interval holds the truth
};

Verdict Judge(const std::vector<KnownTruthRow>& rows,
              const std::vector<stats::StochasticFrontierUnit>& units) {
  Verdict verdict;
  std::vector<double> truth;
  std::vector<double> scores;
  double found = 0;
  double real = 0;
  const auto n = static_cast<double>(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    truth.push_back(std::exp(-rows[row].inefficiency));
    scores.push_back(units[row].efficiency);
    const double away = scores[row] - truth[row];
    verdict.bias += away / n;
    verdict.rmse += away * away / n;
    found += rows[row].cost * (1 - scores[row]);
    real += rows[row].cost * (1 - truth[row]);
    const stats::Interval& interval = units[row].intervals[1];
    verdict.covered += (interval.low <= truth[row] && truth[row] <= interval.high ? 1 : 0) / n;
  }
  verdict.rank = *stats::CorrelateRanks(truth, scores).spearman;
  verdict.rmse = std::sqrt(verdict.rmse);
  verdict.potential = found / real - 1;
  return verdict;
}

using Method = std::function<std::vector<stats::StochasticFrontierUnit>(
    const numerics::Matrix&, const std::vector<double>&)>;

Method Weighted(double far_weight) {
  return [far_weight](const numerics::Matrix& design, const std::vector<double>& response) {
    return stats::FitWeightedFrontier(design, response, {.far_weight = far_weight}).units;
  };
}

std::vector<stats::StochasticFrontierUnit> Likelihood(const numerics::Matrix& design,
                                                      const std::vector<double>& response) {
  return stats::FitStochasticFrontier(design, response, {}).units;
}

// Means over the panels that have scores, and the worst of them.
struct Summary {
  Verdict mean;
  double lowest_rank = 1;
  double largest_bias = 0;
  std::size_t scored = 0;
};

Summary OverPanels(const Method& method, double noise) {
  Summary summary;
  for (std::size_t panel = 0; panel < kPanels; ++panel) {
    const auto rows = LastPeriod(MakeKnownTruthPanel(1000 + panel, {.periods = 1, .noise = noise}));
    const auto units = method(CostDesign(rows), LogCosts(rows));
    if (units.empty()) {
      continue;
    }
    ++summary.scored;
    const Verdict verdict = Judge(rows, units);
    summary.mean.rank += verdict.rank;
    summary.mean.bias += verdict.bias;
    summary.mean.rmse += verdict.rmse;
    summary.mean.potential += verdict.potential;
    summary.mean.covered += verdict.covered;
    summary.lowest_rank = std::min(summary.lowest_rank, verdict.rank);
    summary.largest_bias = std::max(summary.largest_bias, std::abs(verdict.bias));
  }
  const auto scored = static_cast<double>(summary.scored);
  for (double* value : {&summary.mean.rank,
                        &summary.mean.bias,
                        &summary.mean.rmse,
                        &summary.mean.potential,
                        &summary.mean.covered}) {
    *value /= scored;
  }
  return summary;
}

void Print(const char* name, double noise, const Summary& summary) {
  std::printf(
      "%-14s noise %.2f  panels %zu  rank %.3f (lowest %.3f)  bias %+.4f (largest %.4f)  "
      "rmse %.4f  potential %+.1f%%  95%% covers %.1f%%\n",
      name,
      noise,
      summary.scored,
      summary.mean.rank,
      summary.lowest_rank,
      summary.mean.bias,
      summary.largest_bias,
      summary.mean.rmse,
      100 * summary.mean.potential,
      100 * summary.mean.covered);
}

// The bounds are those of the table, a little wider.
TEST(WeightedFrontierSimulation, FindsTheTruthOfFreshPanels) {
  for (const double far_weight : {0.05, 0.1, 0.2, 0.5}) {
    const std::string name = "iwls " + std::to_string(far_weight).substr(0, 4);
    for (const double noise : {0.05, 0.15}) {
      const Summary summary = OverPanels(Weighted(far_weight), noise);
      Print(name.c_str(), noise, summary);
      EXPECT_GE(summary.scored, noise < 0.1 ? kPanels : kPanels * 9 / 10);
      EXPECT_GT(summary.mean.rank, noise < 0.1 ? 0.9 : 0.65);
      EXPECT_LT(std::abs(summary.mean.bias), noise < 0.1 ? 0.01 : 0.03);
    }
  }
  for (const double noise : {0.05, 0.15}) {
    Print("sfa", noise, OverPanels(Likelihood, noise));
  }
}

TEST(WeightedFrontierSimulation, FindsTheTruthOfSyn338) {
  const base::TableFile table = ReadTable(OwnFolder() / "frontier" / "syn338_panel.csv");
  const numerics::Matrix outputs = Columns(table, {"y1", "y2", "y3", "y4", "y5"});
  const numerics::Matrix circumstances = Columns(table, {"z1", "z2", "z3", "z4"});
  const std::vector<double> years = NumberColumn(table, "year");
  const std::vector<double> costs = NumberColumn(table, "cost");
  const std::vector<double> truth = NumberColumn(table, "true_u");
  std::vector<KnownTruthRow> rows;
  for (std::size_t row = 0; row < years.size(); ++row) {
    if (years[row] != 2023) {
      continue;
    }
    KnownTruthRow each;
    std::copy_n(outputs.row(row).begin(), 5, each.outputs.begin());
    std::copy_n(circumstances.row(row).begin(), 4, each.circumstances.begin());
    each.cost = costs[row];
    each.inefficiency = truth[row];
    rows.push_back(each);
  }
  ASSERT_EQ(rows.size(), 338U);
  const auto verdict_of = [&](const Method& method) {
    const Verdict verdict = Judge(rows, method(CostDesign(rows), LogCosts(rows)));
    std::printf("syn338 rank %.3f  bias %+.4f  rmse %.4f  potential %+.1f%%  95%% covers %.1f%%\n",
                verdict.rank,
                verdict.bias,
                verdict.rmse,
                100 * verdict.potential,
                100 * verdict.covered);
    return verdict;
  };
  const Verdict likelihood = verdict_of(Likelihood);
  const Verdict weighted = verdict_of(Weighted(0.1));
  EXPECT_NEAR(likelihood.rank, 0.922, 0.0005);  // of R package frontier 1.1-8, on the same data
  EXPECT_GT(weighted.rank, 0.9);
  EXPECT_LT(std::abs(weighted.bias), 0.02);
}

}  // namespace
}  // namespace doelmaat::conformance
