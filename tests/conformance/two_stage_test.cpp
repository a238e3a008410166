// Truncated regression against truncreg 0.2-5 (driven to the exact optimum) and the two-stage
// bootstrap of Simar and Wilson 2007 against dea.env.robust of R package rDEA 1.2-8. See
// frontier/README.md.
#include "stats/two_stage.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "conformance_data.h"

namespace doelmaat::conformance {
namespace {

using numerics::Matrix;

struct Data {
  Matrix inputs;
  Matrix outputs;
  Matrix environment;  // a constant, z1..z4
};

Data Load() {
  const std::filesystem::path folder = OwnFolder() / "frontier";
  const base::TableFile units = ReadTable(folder / "syn338_2023.csv");
  const base::TableFile more = ReadTable(folder / "syn338_2023_sfa.csv");
  Data data{Columns(units, {"cost_sw"}),
            Columns(units, {"y1", "y2", "y3", "y4", "y5"}),
            Matrix(units.rows.size(), 5, 1)};
  const Matrix z = Columns(more, {"z1", "z2", "z3", "z4"});
  for (std::size_t row = 0; row < z.rows(); ++row) {
    std::ranges::copy(z.row(row), data.environment.row(row).begin() + 1);
  }
  return data;
}

TEST(TruncatedRegression, IsTheExactOptimumOfTruncreg) {
  const Data data = Load();
  const stats::DeaResult dea = stats::SolveDea(data.inputs, data.outputs, {});
  std::vector<double> response;
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < dea.units.size(); ++row) {
    const double delta = 1 / *dea.units[row].score;
    if (delta > 1 + 1e-6) {
      response.push_back(delta);
      rows.push_back(row);
    }
  }
  ASSERT_EQ(rows.size(), 284U);
  Matrix design(rows.size(), 5);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::ranges::copy(data.environment.row(rows[row]), design.row(row).begin());
  }
  const auto fit = stats::FitTruncatedRegression(design, response, 1);
  ASSERT_TRUE(fit.usable());
  std::size_t column = 0;
  for (const auto& row :
       ReadTable(OwnFolder() / "frontier" / "syn338_2023_truncreg_polished.csv").rows) {
    const double expected = Number(row[2]);
    if (row[1] == "logLik") {
      EXPECT_NEAR(fit.log_likelihood, expected, 1e-7);
    } else {
      const double ours = row[1] == "sigma" ? fit.sigma.value : fit.coefficients.at(column++).value;
      EXPECT_NEAR(ours / expected, 1, 1e-6) << row[1];
    }
  }
  EXPECT_EQ(column, 5U);
}

TEST(TwoStage, AlgorithmTwoLiesInTheBandsOfRDea) {
  const Data data = Load();
  stats::TwoStageOptions options;
  options.levels = {0.95};
  const auto result = stats::FitTwoStage(
      data.inputs, data.outputs, data.environment, options, numerics::SerialFor());
  ASSERT_TRUE(result.usable());
  const base::TableFile expected =
      ReadTable(OwnFolder() / "frontier" / "boot_sw2007_alg2_syn338_2023_beta.csv");
  const std::vector<double> first = NumberColumn(expected, "beta_hat_alg1_mean");
  const std::vector<double> beta = NumberColumn(expected, "beta_hat_hat_alg2_mean");
  const std::vector<double> low = NumberColumn(expected, "ci_lo_mean");
  const std::vector<double> high = NumberColumn(expected, "ci_hi_mean");
  const double truth[] = {1.05, 1.5, 1, 0.05, 0, 0.25};
  int holds_truth = 0;
  for (std::size_t each = 0; each < beta.size(); ++each) {
    const stats::TwoStageCoefficient& ours = each < 5 ? result.coefficients[each] : result.sigma;
    const double width = high[each] - low[each];
    EXPECT_NEAR(ours.estimate, beta[each], 0.15 * width) << each;
    EXPECT_NEAR(ours.intervals[0].low, low[each], 0.15 * width) << each;
    EXPECT_NEAR(ours.intervals[0].high, high[each], 0.15 * width) << each;
    if (each < 5) {
      // truncreg stops about 1e-5 early.
      EXPECT_NEAR(result.first_coefficients[each], first[each], 1e-4 * (1 + std::abs(first[each])));
      const bool inside =
          ours.intervals[0].low <= truth[each] && truth[each] <= ours.intervals[0].high;
      holds_truth += inside ? 1 : 0;
    }
  }
  EXPECT_GE(holds_truth, 4);
  const std::vector<double> delta =
      NumberColumn(ReadTable(OwnFolder() / "frontier" / "boot_sw2007_alg2_syn338_2023_delta.csv"),
                   "delta_bc_mean");
  double mean = 0;
  double mean_expected = 0;
  for (std::size_t unit = 0; unit < delta.size(); ++unit) {
    mean += *result.units[unit].corrected_distance / static_cast<double>(delta.size());
    mean_expected += delta[unit] / static_cast<double>(delta.size());
  }
  EXPECT_NEAR(mean, mean_expected, 0.002);
  RecordProperty("mean_corrected_distance", std::to_string(mean));
}

}  // namespace
}  // namespace doelmaat::conformance
