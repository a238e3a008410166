// Cost efficiency against cost.opt of R package Benchmarking 0.33, see frontier/README.md.
#include "stats/cost_efficiency.h"

#include <cmath>

#include <gtest/gtest.h>

#include "conformance_data.h"
#include "frontier_set.h"

namespace doelmaat::conformance {
namespace {

// Relative. lpSolve rounds at about 1e-11; GLPK differs by 1.3e-12.
constexpr double kTolerance = 1e-9;

TEST(CostEfficiency, PigFarmsMatchBenchmarking) {
  const auto set = LoadFrontierSet({"pigdata", false});
  if (!set.has_value()) {
    GTEST_SKIP() << SkipReason("pigdata");
  }
  const auto folder = *ThirdPartyFolder() / "frontier";
  const numerics::Matrix prices =
      Columns(ReadTable(folder / "data" / "pigdata.csv"), {"w1", "w2", "w3", "w4", "w5", "w6"});
  const base::TableFile expected = ReadTable(folder / "expected" / "pigdata_cost.csv");
  ASSERT_EQ(prices.rows(), set->inputs.rows());
  for (const bool variable : {true, false}) {
    const std::string rts = variable ? "_vrs" : "_crs";
    const auto column = [&](const std::string& name) { return NumberColumn(expected, name + rts); };
    const auto minimal = column("mincost");
    const auto cost = column("CE");
    const auto technical = column("TE");
    const auto allocative = column("AE");
    const stats::CostResult result = stats::SolveCostEfficiency(
        set->inputs,
        set->outputs,
        prices,
        {variable ? stats::ReturnsToScale::kVariable : stats::ReturnsToScale::kConstant});
    double largest = 0;
    for (std::size_t row = 0; row < result.units.size(); ++row) {
      const stats::CostUnit& unit = result.units[row];
      ASSERT_EQ(unit.status, stats::DeaStatus::kSolved) << set->ids[row];
      for (const auto& [ours, theirs] : {std::pair(*unit.minimal_cost, minimal[row]),
                                         std::pair(*unit.cost_efficiency, cost[row]),
                                         std::pair(*unit.technical_efficiency, technical[row]),
                                         std::pair(*unit.allocative_efficiency, allocative[row])}) {
        EXPECT_LE(std::abs(ours / theirs - 1), kTolerance) << set->ids[row] << rts;
        largest = std::max(largest, std::abs(ours / theirs - 1));
      }
    }
    RecordProperty("log10_of_largest_difference" + rts, std::to_string(std::log10(largest)));
  }
}

}  // namespace
}  // namespace doelmaat::conformance
