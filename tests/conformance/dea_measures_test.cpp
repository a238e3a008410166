// Measures beside the radial score, against R packages Benchmarking 0.33 (directional, additive,
// scale) and deaR 1.5.3 (slacks-based), see frontier/README.md.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <string>

#include <gtest/gtest.h>

#include "conformance_data.h"
#include "frontier_set.h"
#include "stats/directional.h"
#include "stats/scale_efficiency.h"
#include "stats/slack_measures.h"

namespace doelmaat::conformance {
namespace {

using stats::DeaStatus;
using stats::Improve;
using stats::ReturnsToScale;

// Relative. lpSolve rounds at about 1e-11.
constexpr double kScoreTolerance = 1e-9;
// Of the sum of inputs and outputs of the unit, for a sum of slacks is a difference of such sums.
constexpr double kSlackTolerance = 1e-9;
// Absolute: what the set's README gives for deaR.
constexpr double kSbmTolerance = 1e-6;

struct NamedReturns {
  const char* name;
  ReturnsToScale returns_to_scale;
};
constexpr NamedReturns kReturns[] = {{"vrs", ReturnsToScale::kVariable},
                                     {"crs", ReturnsToScale::kConstant}};

double Sum(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

class DeaMeasures : public testing::TestWithParam<FrontierSetName> {
 protected:
  void SetUp() override {
    set_ = LoadFrontierSet(GetParam());
    if (!set_.has_value()) {
      GTEST_SKIP() << SkipReason(GetParam().name);
    }
    table_ = ReadTable(set_->expected / (set_->name + "_eff.csv"));
  }
  std::vector<double> Expected(const std::string& column) const {
    const std::vector<double> all = NumberColumn(table_, column);
    std::vector<double> kept;
    for (const std::size_t row : set_->expected_rows) {
      kept.push_back(all.at(row));
    }
    return kept;
  }

  std::optional<FrontierSet> set_;
  base::TableFile table_;
};

TEST_P(DeaMeasures, DirectionalDistancesMatchBenchmarking) {
  if (set_->name == "projekt") {
    return;  // R's column means include a unit without output, which we refuse
  }
  for (const auto& [name, returns] : kReturns) {
    for (const bool both : {false, true}) {
      const auto expected = Expected(std::string("dirmean_") + name + (both ? "_inout" : "_in"));
      const auto units = stats::SolveDirectional(
          set_->inputs,
          set_->outputs,
          {returns, both ? Improve::kBoth : Improve::kInputs, stats::Direction::kMean});
      for (std::size_t row = 0; row < units.size(); ++row) {
        ASSERT_EQ(units[row].status, DeaStatus::kSolved) << set_->ids[row];
        // A distance of 0 comes out as rounding of either.
        EXPECT_NEAR(*units[row].distance,
                    expected[row],
                    kScoreTolerance * std::max(1.0, std::abs(expected[row])))
            << set_->ids[row] << " " << name << (both ? " in and out" : " in");
      }
    }
  }
}

// R divides by column means when one of these is over 1e4 or under 1e-4, and says nothing of it: it
// then maximises shares, and adds up the slacks that belong to them in the units of the data.
TEST_P(DeaMeasures, SumsOfSlacksMatchBenchmarking) {
  if (set_->name == "projekt") {
    return;  // as above
  }
  const auto weight =
      set_->name == "charnes1981" ? stats::SlackWeight::kUnit : stats::SlackWeight::kMean;
  for (const auto& [name, returns] : kReturns) {
    const auto expected = Expected(std::string("addsum_") + name);
    const auto units = stats::SolveAdditive(set_->inputs, set_->outputs, returns, weight);
    for (std::size_t row = 0; row < units.size(); ++row) {
      ASSERT_EQ(units[row].status, DeaStatus::kSolved) << set_->ids[row];
      const double sum = Sum(units[row].input_slacks) + Sum(units[row].output_slacks);
      const double size = Sum(set_->inputs.row(row)) + Sum(set_->outputs.row(row));
      EXPECT_LE(std::abs(sum - expected[row]) / size, kSlackTolerance)
          << set_->ids[row] << " " << name;
    }
  }
}

TEST_P(DeaMeasures, ScaleEfficienciesMatchBenchmarking) {
  const auto expected = Expected("scale_eff_in");
  const auto decreasing = Expected("eff_drs_in");
  const auto variable = Expected("eff_vrs_in");
  const auto units = stats::SolveScale(set_->inputs, set_->outputs, stats::Orientation::kInput);
  for (std::size_t row = 0; row < units.size(); ++row) {
    ASSERT_EQ(units[row].status, DeaStatus::kSolved) << set_->ids[row];
    EXPECT_LE(std::abs(*units[row].scale_efficiency / expected[row] - 1), kScoreTolerance)
        << set_->ids[row];
    const stats::LocalReturns local =
        std::abs(expected[row] - 1) <= 1e-6                     ? stats::LocalReturns::kConstant
        : std::abs(decreasing[row] / variable[row] - 1) <= 1e-6 ? stats::LocalReturns::kDecreasing
                                                                : stats::LocalReturns::kIncreasing;
    EXPECT_EQ(*units[row].local, local) << set_->ids[row];
  }
}

INSTANTIATE_TEST_SUITE_P(Sets,
                         DeaMeasures,
                         testing::ValuesIn(FrontierSetNames()),
                         [](const auto& test) { return std::string(test.param.name); });

// deaR writes the output-oriented score as 1 / ours.
TEST(SlacksBasedMeasure, SchoolsMatchDeaR) {
  const auto set = LoadFrontierSet({"charnes1981", false});
  if (!set.has_value()) {
    GTEST_SKIP() << SkipReason("charnes1981");
  }
  const base::TableFile table = ReadTable(set->expected / "charnes1981_deaR.csv");
  const struct {
    const char* name;
    Improve improve;
  } kOrientations[] = {{"no", Improve::kBoth}, {"io", Improve::kInputs}, {"oo", Improve::kOutputs}};
  for (const auto& [name, returns] : kReturns) {
    for (const auto& [orientation, improve] : kOrientations) {
      const auto expected = NumberColumn(table, std::string("sbm_") + name + "_" + orientation);
      const auto units =
          stats::SolveSbm(set->inputs, set->outputs, returns, improve, numerics::SerialFor());
      double largest = 0;
      for (std::size_t row = 0; row < units.size(); ++row) {
        ASSERT_EQ(units[row].status, DeaStatus::kSolved) << set->ids[row];
        const double ours =
            improve == Improve::kOutputs ? 1 / *units[row].value : *units[row].value;
        EXPECT_NEAR(ours, expected[row], kSbmTolerance)
            << set->ids[row] << " " << name << " " << orientation;
        largest = std::max(largest, std::abs(ours - expected[row]));
      }
      RecordProperty(std::string("largest_") + name + "_" + orientation,
                     std::to_string(std::log10(largest)));
    }
  }
}

}  // namespace
}  // namespace doelmaat::conformance
