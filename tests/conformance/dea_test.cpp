// DEA against R package Benchmarking 0.33 (lpSolveAPI 5.5.2.0), see frontier/README.md.
#include "stats/dea.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

#include "base/error.h"
#include "conformance_data.h"
#include "dea_multiplier.h"
#include "frontier_set.h"
#include "stats/dea_multipliers.h"
#include "stats/duality_fixture.h"
#include "stats/free_disposal_hull.h"
#include "stats/super_efficiency.h"

namespace doelmaat::conformance {
namespace {

using stats::DeaOptions;
using stats::DeaResult;
using stats::DeaStatus;
using stats::Orientation;
using stats::ReturnsToScale;

// Relative. lpSolve rounds at about 1e-11; lpSolve, GLPK and the dual form differ by up to 6e-12.
constexpr double kScoreTolerance = 1e-9;
// Of the sum of inputs and outputs of the unit, for a sum of slacks is a difference of such sums.
constexpr double kSlackTolerance = 1e-9;
// Relative, of sums of prices times quantities; CLP solves reduced costs to 1e-9.
constexpr double kDualTolerance = 1e-8;

struct Technology {
  const char* rts_name;
  ReturnsToScale returns_to_scale;
  const char* orientation_name;
  Orientation orientation;
};

void PrintTo(const Technology& technology, std::ostream* out) {
  *out << technology.rts_name << " " << technology.orientation_name;
}

const Technology kTechnologies[] = {
    {"vrs", ReturnsToScale::kVariable, "in", Orientation::kInput},
    {"vrs", ReturnsToScale::kVariable, "out", Orientation::kOutput},
    {"crs", ReturnsToScale::kConstant, "in", Orientation::kInput},
    {"crs", ReturnsToScale::kConstant, "out", Orientation::kOutput},
    {"drs", ReturnsToScale::kDecreasing, "in", Orientation::kInput},
    {"drs", ReturnsToScale::kDecreasing, "out", Orientation::kOutput},
    {"irs", ReturnsToScale::kIncreasing, "in", Orientation::kInput},
    {"irs", ReturnsToScale::kIncreasing, "out", Orientation::kOutput},
};

double RelativeDifference(double ours, double theirs) {
  return std::abs(ours - theirs) / std::abs(theirs);
}

class Dea : public testing::TestWithParam<std::tuple<FrontierSetName, Technology>> {
 protected:
  void SetUp() override {
    const FrontierSetName name = std::get<0>(GetParam());
    set_ = LoadFrontierSet(name);
    if (!set_.has_value()) {
      GTEST_SKIP() << SkipReason(name.name);
    }
    technology_ = std::get<1>(GetParam());
  }

  DeaOptions Options() const {
    return {.returns_to_scale = technology_.returns_to_scale,
            .orientation = technology_.orientation};
  }
  std::string Name() const {
    return std::string(technology_.rts_name) + "_" + technology_.orientation_name;
  }
  std::vector<double> Expected(const std::string& file, const std::string& column) const {
    const std::vector<double> all =
        NumberColumn(ReadTable(set_->expected / (set_->name + file)), column);
    std::vector<double> kept;
    for (const std::size_t row : set_->expected_rows) {
      kept.push_back(all.at(row));
    }
    return kept;
  }

  std::optional<FrontierSet> set_;
  Technology technology_ = kTechnologies[0];
};

TEST_P(Dea, ScoresMatchBenchmarking) {
  const std::vector<double> expected = Expected("_eff.csv", "eff_" + Name());
  const DeaResult result = SolveDea(set_->inputs, set_->outputs, Options());
  ASSERT_EQ(result.units.size(), expected.size());
  double largest = 0;
  for (std::size_t unit = 0; unit < expected.size(); ++unit) {
    ASSERT_EQ(result.units[unit].status, DeaStatus::kSolved) << set_->ids[unit];
    const double difference = RelativeDifference(*result.units[unit].score, expected[unit]);
    EXPECT_LE(difference, kScoreTolerance) << set_->ids[unit];
    largest = std::max(largest, difference);
  }
  RecordProperty("largest_relative_difference", std::to_string(std::log10(largest)));
}

TEST_P(Dea, MultiplierFormGivesTheSameScores) {
  const DeaResult result = SolveDea(set_->inputs, set_->outputs, Options());
  const auto other = SolveDeaMultipliers(set_->inputs, set_->outputs, Options());
  double largest = 0;
  for (std::size_t unit = 0; unit < other.size(); ++unit) {
    ASSERT_TRUE(other[unit].has_value()) << set_->ids[unit];
    const double difference = RelativeDifference(*result.units[unit].score, *other[unit]);
    EXPECT_LE(difference, kScoreTolerance) << set_->ids[unit];
    largest = std::max(largest, difference);
  }
  RecordProperty("largest_relative_difference", std::to_string(std::log10(largest)));
}

// Prices and peers of one programme: the same value from both sides, no unit with a profit, no peer
// with a loss, no price on what is left over.
TEST_P(Dea, PricesAndPeersProveEachOther) {
  const auto units = stats::SolveMultiplierDea(set_->inputs,
                                               set_->outputs,
                                               {.returns_to_scale = technology_.returns_to_scale,
                                                .orientation = technology_.orientation,
                                                .slacks = true});
  const DeaResult plain = SolveDea(set_->inputs, set_->outputs, Options());
  const bool input = technology_.orientation == Orientation::kInput;
  double largest = 0;
  for (std::size_t row = 0; row < units.size(); ++row) {
    const stats::MultiplierUnit& unit = units[row];
    ASSERT_EQ(unit.status, DeaStatus::kSolved) << set_->ids[row];
    const auto& [v, u, w] = unit.multipliers;
    const double paid = stats::fixture::Inner(v, set_->inputs.row(row));
    const double earned = stats::fixture::Inner(u, set_->outputs.row(row));
    const double value = input ? earned + w : paid - w;
    const double breach = std::max(
        {RelativeDifference(*unit.score, *plain.units[row].score),
         RelativeDifference(value, *unit.score),
         std::abs((input ? paid : earned) - 1),
         stats::fixture::DualBreach(set_->inputs, set_->outputs, unit.multipliers, unit.spanned_by),
         stats::fixture::SlackBreach(v, unit.input_slacks),
         stats::fixture::SlackBreach(u, unit.output_slacks)});
    EXPECT_LE(breach, kDualTolerance) << set_->ids[row];
    EXPECT_TRUE(stats::fixture::OffsetFits(w, technology_.returns_to_scale)) << set_->ids[row];
    largest = std::max(largest, breach);
  }
  RecordProperty("log10_of_largest_breach", std::to_string(std::log10(largest)));
}

// Weights need not be unique; what they must do is reach the score.
TEST_P(Dea, WeightsReachTheScore) {
  const DeaResult result = SolveDea(set_->inputs, set_->outputs, Options());
  const bool input = technology_.orientation == Orientation::kInput;
  for (std::size_t unit = 0; unit < result.units.size(); ++unit) {
    const double score = *result.units[unit].score;
    double sum = 0;
    std::vector<double> x(set_->inputs.cols());
    std::vector<double> y(set_->outputs.cols());
    for (const stats::Weight& weight : result.units[unit].spanned_by) {
      EXPECT_GT(weight.lambda, 0);
      sum += weight.lambda;
      for (std::size_t col = 0; col < x.size(); ++col) {
        x[col] += weight.lambda * set_->inputs(weight.unit, col);
      }
      for (std::size_t col = 0; col < y.size(); ++col) {
        y[col] += weight.lambda * set_->outputs(weight.unit, col);
      }
    }
    double closest = 1;
    for (std::size_t col = 0; col < x.size(); ++col) {
      const double limit = (input ? score : 1) * set_->inputs(unit, col);
      EXPECT_LE(x[col], limit * (1 + kScoreTolerance)) << set_->ids[unit];
      closest = std::min(closest, input ? 1 - x[col] / limit : 1);
    }
    for (std::size_t col = 0; col < y.size(); ++col) {
      const double limit = (input ? 1 : score) * set_->outputs(unit, col);
      EXPECT_GE(y[col], limit * (1 - kScoreTolerance)) << set_->ids[unit];
      closest = std::min(closest, input ? closest : (limit > 0 ? y[col] / limit - 1 : 1));
    }
    EXPECT_LE(closest, kScoreTolerance) << set_->ids[unit] << ": no row holds the score";
    if (technology_.returns_to_scale == ReturnsToScale::kVariable) {
      EXPECT_NEAR(sum, 1, kScoreTolerance);
    } else if (technology_.returns_to_scale == ReturnsToScale::kDecreasing) {
      EXPECT_LE(sum, 1 + kScoreTolerance);
    } else if (technology_.returns_to_scale == ReturnsToScale::kIncreasing) {
      EXPECT_GE(sum, 1 - kScoreTolerance);
    }
  }
}

TEST_P(Dea, SlackSumsMatchBenchmarking) {
  if (technology_.returns_to_scale != ReturnsToScale::kVariable &&
      technology_.returns_to_scale != ReturnsToScale::kConstant) {
    return;  // Benchmarking's slacks are stored for these two
  }
  const std::vector<double> expected = Expected("_slack.csv", Name() + "_sumslack");
  DeaOptions options = Options();
  options.slacks = true;
  const DeaResult result = SolveDea(set_->inputs, set_->outputs, options);
  double largest = 0;
  for (std::size_t unit = 0; unit < expected.size(); ++unit) {
    ASSERT_EQ(result.units[unit].status, DeaStatus::kSolved) << set_->ids[unit];
    double sum = 0;
    double size = 0;
    for (std::size_t col = 0; col < set_->inputs.cols(); ++col) {
      sum += result.units[unit].input_slacks[col];
      size += set_->inputs(unit, col);
    }
    for (std::size_t col = 0; col < set_->outputs.cols(); ++col) {
      sum += result.units[unit].output_slacks[col];
      size += set_->outputs(unit, col);
    }
    const double difference = std::abs(sum - expected[unit]) / size;
    EXPECT_LE(difference, kSlackTolerance) << set_->ids[unit] << " " << sum;
    largest = std::max(largest, difference);
  }
  RecordProperty("largest_relative_difference", std::to_string(std::log10(largest)));
}

// R writes infeasible as infinite.
TEST_P(Dea, SuperEfficiencyMatchesBenchmarking) {
  const std::vector<double> expected = Expected("_eff.csv", "super_" + Name());
  const DeaResult result =
      stats::SolveSuperEfficiency(set_->inputs, set_->outputs, Options(), numerics::SerialFor());
  double largest = 0;
  for (std::size_t unit = 0; unit < expected.size(); ++unit) {
    const stats::DeaUnit& solved = result.units[unit];
    if (std::isinf(expected[unit])) {
      EXPECT_EQ(solved.status, DeaStatus::kInfeasible) << set_->ids[unit];
      EXPECT_FALSE(solved.score.has_value());
      continue;
    }
    ASSERT_EQ(solved.status, DeaStatus::kSolved) << set_->ids[unit];
    const double difference = RelativeDifference(*solved.score, expected[unit]);
    EXPECT_LE(difference, kScoreTolerance) << set_->ids[unit];
    largest = std::max(largest, difference);
  }
  RecordProperty("largest_relative_difference", std::to_string(std::log10(largest)));
}

INSTANTIATE_TEST_SUITE_P(Sets,
                         Dea,
                         testing::Combine(testing::ValuesIn(FrontierSetNames()),
                                          testing::ValuesIn(kTechnologies)),
                         [](const auto& test) {
                           const Technology& technology = std::get<1>(test.param);
                           return std::string(std::get<0>(test.param).name) + "_" +
                                  technology.rts_name + "_" + technology.orientation_name;
                         });

class Fdh : public testing::TestWithParam<FrontierSetName> {};

TEST_P(Fdh, ScoresMatchBenchmarking) {
  const auto set = LoadFrontierSet(GetParam());
  if (!set.has_value()) {
    GTEST_SKIP() << SkipReason(GetParam().name);
  }
  const base::TableFile table = ReadTable(set->expected / (set->name + "_eff.csv"));
  for (const bool input : {true, false}) {
    const std::vector<double> expected = NumberColumn(table, input ? "eff_fdh_in" : "eff_fdh_out");
    const auto units = stats::SolveFdh(
        set->inputs,
        set->outputs,
        {.orientation = input ? Orientation::kInput : Orientation::kOutput, .slacks = true});
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
      const double theirs = expected.at(set->expected_rows[unit]);
      EXPECT_LE(RelativeDifference(*units[unit].score, theirs), kScoreTolerance) << set->ids[unit];
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Sets, Fdh, testing::ValuesIn(FrontierSetNames()), [](const auto& test) {
  return std::string(test.param.name);
});

// R returns 0 or -Inf for these rows and says nothing.
TEST(DeaData, ForestOwnersWithoutOutputAreRefused) {
  const auto folder = ThirdPartyFolder();
  if (!folder.has_value()) {
    GTEST_SKIP() << SkipReason("norWood2004");
  }
  const base::TableFile table = ReadTable(*folder / "frontier" / "data" / "norWood2004.csv");
  EXPECT_THROW(stats::SolveDea(Columns(table, {"m", "x"}), Columns(table, {"y"}), {}), Error);
}

}  // namespace
}  // namespace doelmaat::conformance
