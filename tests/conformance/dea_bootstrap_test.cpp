// The bootstrap of Simar and Wilson 1998 against dea.boot of R package Benchmarking 0.33: 2000
// replications, mean and spread over seeds. See frontier/README.md.
#include "stats/dea_bootstrap.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "conformance_data.h"
#include "frontier_set.h"

namespace doelmaat::conformance {
namespace {

struct BootstrapCase {
  FrontierSetName set;
  const char* expected;
  double bandwidth;
};

void PrintTo(const BootstrapCase& each, std::ostream* out) { *out << each.set.name; }

const BootstrapCase kCases[] = {
    {{"syn338_2023_costsw", true}, "boot_sw1998_syn338_2023_vrs_in.csv", 0.05523997},
    {{"charnes1981", false}, "boot_sw1998_charnes1981_vrs_in.csv", 0.02368999},
};

class DeaBootstrap : public testing::TestWithParam<BootstrapCase> {};

double Mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) {
    sum += value;
  }
  return sum / static_cast<double>(values.size());
}

TEST_P(DeaBootstrap, CorrectedScoresAndIntervalsMatchBenchmarking) {
  const auto set = LoadFrontierSet(GetParam().set);
  if (!set.has_value()) {
    GTEST_SKIP() << SkipReason(GetParam().set.name);
  }
  const base::TableFile table = ReadTable(set->expected / GetParam().expected);
  const std::vector<double> expected = NumberColumn(table, "bc_mean");
  const std::vector<double> expected_sd = NumberColumn(table, "bc_sd_over_seeds");
  const std::vector<double> low = NumberColumn(table, "lo_mean");
  const std::vector<double> low_sd = NumberColumn(table, "lo_sd_over_seeds");
  const std::vector<double> high = NumberColumn(table, "hi_mean");
  const std::vector<double> high_sd = NumberColumn(table, "hi_sd_over_seeds");

  const stats::DeaBootstrapResult result = stats::BootstrapDea(
      set->inputs, set->outputs, {.dea = {}, .levels = {0.95}}, numerics::SerialFor());
  ASSERT_TRUE(result.usable());
  EXPECT_EQ(result.failed_replications, 0U);
  EXPECT_NEAR(result.bandwidth, GetParam().bandwidth, 5e-9);  // the digits that were published

  std::vector<double> corrected;
  int outside = 0;
  int ends_outside = 0;
  const auto far = [](double ours, double theirs, double sd, double least) {
    return std::abs(ours - theirs) > 5 * std::max(sd, least);
  };
  for (std::size_t unit = 0; unit < expected.size(); ++unit) {
    const stats::DeaBootstrapUnit& ours = result.units[unit];
    corrected.push_back(*ours.bias_corrected);
    outside += far(corrected.back(), expected[unit], expected_sd[unit], 0.0005) ? 1 : 0;
    ends_outside += far(ours.intervals[0].low, low[unit], low_sd[unit], 0.001) ||
                            far(ours.intervals[0].high, high[unit], high_sd[unit], 0.001)
                        ? 1
                        : 0;
  }
  const double allowed = 0.01 * static_cast<double>(expected.size());
  EXPECT_LE(outside, allowed);
  EXPECT_LE(ends_outside, allowed);
  EXPECT_NEAR(Mean(corrected), Mean(expected), 0.001);
  RecordProperty("outside", outside);
  RecordProperty("ends_outside", ends_outside);
  RecordProperty("mean", std::to_string(Mean(corrected)));
}

INSTANTIATE_TEST_SUITE_P(Sets, DeaBootstrap, testing::ValuesIn(kCases), [](const auto& test) {
  return std::string(test.param.set.name);
});

}  // namespace
}  // namespace doelmaat::conformance
