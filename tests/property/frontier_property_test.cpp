// What must hold for the efficiency of any units: units of measurement, order, repeats and units
// that others beat change nothing; larger technologies ask more.
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "numerics/parallel.h"
#include "numerics/random_stream.h"
#include "stats/cost_efficiency.h"
#include "stats/dea.h"
#include "stats/dea_multipliers.h"
#include "stats/directional.h"
#include "stats/free_disposal_hull.h"
#include "stats/slack_measures.h"
#include "stats/super_efficiency.h"
#include "stats/units_fixture.h"

namespace doelmaat::property {
namespace {

using numerics::Matrix;
using numerics::SerialFor;
using stats::Improve;
using stats::Orientation;
using stats::ReturnsToScale;

// Relative. What SolveDea promises for a change that should change nothing.
constexpr double kTolerance = 1e-9;
constexpr std::size_t kUnits = 25;

struct Case {
  Matrix inputs;
  Matrix outputs;
  Matrix prices;
};

using Values = std::vector<std::optional<double>>;

struct Measure {
  std::string name;
  bool of_means;  // depends on the means of all units, so also on units that span nothing
  bool of_self;   // no unit is held against itself, so a repeat of it changes its score
  std::function<Values(const Case&)> solve;
};

template <typename Units, typename Member>
Values Each(const Units& units, Member member) {
  Values values;
  for (const auto& unit : units) {
    values.push_back(unit.*member);
  }
  return values;
}

std::string Name(ReturnsToScale returns) {
  return returns == ReturnsToScale::kVariable     ? "vrs"
         : returns == ReturnsToScale::kConstant   ? "crs"
         : returns == ReturnsToScale::kDecreasing ? "drs"
                                                  : "irs";
}

void AddRadial(ReturnsToScale returns, Orientation orientation, std::vector<Measure>* all) {
  const std::string name = Name(returns) + (orientation == Orientation::kInput ? " in" : " out");
  const stats::DeaOptions options{.returns_to_scale = returns, .orientation = orientation};
  all->push_back({"radial " + name, false, false, [=](const Case& made) {
                    return Each(stats::SolveDea(made.inputs, made.outputs, options).units,
                                &stats::DeaUnit::score);
                  }});
  all->push_back(
      {"super " + name, false, true, [=](const Case& made) {
         return Each(
             stats::SolveSuperEfficiency(made.inputs, made.outputs, options, SerialFor()).units,
             &stats::DeaUnit::score);
       }});
  const bool input = orientation == Orientation::kInput;
  all->push_back(
      {"given " + name, false, false, [=](const Case& made) {
         std::vector<bool> given(input ? made.inputs.cols() : made.outputs.cols());
         given.back() = given.size() > 1;
         return Each(stats::SolveMultiplierDea(
                         made.inputs,
                         made.outputs,
                         {.returns_to_scale = returns, .orientation = orientation, .given = given}),
                     &stats::MultiplierUnit::score);
       }});
}

void AddOthers(ReturnsToScale returns, std::vector<Measure>* all) {
  const std::string name = Name(returns);
  all->push_back(
      {"cost " + name, false, false, [=](const Case& made) {
         return Each(
             stats::SolveCostEfficiency(made.inputs, made.outputs, made.prices, {returns}).units,
             &stats::CostUnit::cost_efficiency);
       }});
  all->push_back({"additive " + name, true, false, [=](const Case& made) {
                    return Each(stats::SolveAdditive(
                                    made.inputs, made.outputs, returns, stats::SlackWeight::kMean),
                                &stats::SlackUnit::value);
                  }});
  for (const Improve improve : {Improve::kInputs, Improve::kOutputs, Improve::kBoth}) {
    const std::string side = std::to_string(static_cast<int>(improve));
    all->push_back({"sbm " + side + " " + name, false, false, [=](const Case& made) {
                      return Each(
                          stats::SolveSbm(made.inputs, made.outputs, returns, improve, SerialFor()),
                          &stats::SlackUnit::value);
                    }});
    for (const bool own : {true, false}) {
      all->push_back(
          {std::string("directional ") + (own ? "own " : "mean ") + side + " " + name,
           !own,
           false,
           [=](const Case& made) {
             return Each(
                 stats::SolveDirectional(
                     made.inputs,
                     made.outputs,
                     {returns, improve, own ? stats::Direction::kOwn : stats::Direction::kMean}),
                 &stats::DirectionalUnit::distance);
           }});
    }
  }
}

const std::vector<Measure>& Measures() {
  static const std::vector<Measure> kMeasures = [] {
    std::vector<Measure> all;
    for (const ReturnsToScale returns : stats::fixture::kAllReturns) {
      for (const Orientation orientation : stats::fixture::kBoth) {
        AddRadial(returns, orientation, &all);
      }
      AddOthers(returns, &all);
    }
    for (const Orientation orientation : stats::fixture::kBoth) {
      all.push_back({"fdh", false, false, [=](const Case& made) {
                       return Each(
                           stats::SolveFdh(made.inputs, made.outputs, {.orientation = orientation}),
                           &stats::DeaUnit::score);
                     }});
    }
    all.push_back({"cost fdh", false, false, [](const Case& made) {
                     return Each(
                         stats::SolveCostEfficiency(
                             made.inputs, made.outputs, made.prices, {.single_units_only = true})
                             .units,
                         &stats::CostUnit::cost_efficiency);
                   }});
    return all;
  }();
  return kMeasures;
}

class Frontier : public testing::TestWithParam<std::uint64_t> {
 protected:
  void SetUp() override {
    numerics::RandomStream stream(GetParam(), "frontier_property", 0);
    const std::size_t n_inputs = 1 + stream.Below(3);
    const std::size_t n_outputs = 1 + stream.Below(4);
    const stats::fixture::Units units =
        stats::fixture::MadeUpUnits(kUnits, n_inputs, n_outputs, GetParam());
    made_ = {units.inputs, units.outputs, Matrix(kUnits, n_inputs)};
    for (std::size_t row = 0; row < kUnits; ++row) {
      for (std::size_t col = 0; col < n_inputs; ++col) {
        made_.prices(row, col) = std::exp(stream.Normal());
      }
    }
  }

  Case Rows(const std::vector<std::size_t>& rows) const {
    return {stats::fixture::Rows(made_.inputs, rows),
            stats::fixture::Rows(made_.outputs, rows),
            stats::fixture::Rows(made_.prices, rows)};
  }

  static std::vector<std::size_t> InOrder() {
    std::vector<std::size_t> rows(kUnits);
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
  }

  void ExpectSame(const std::optional<double>& one,
                  const std::optional<double>& other,
                  const std::string& measure,
                  std::size_t unit) const {
    ASSERT_EQ(one.has_value(), other.has_value()) << measure << ", unit " << unit;
    if (one.has_value()) {
      EXPECT_NEAR(*one, *other, kTolerance * std::max(1.0, std::abs(*one)))
          << measure << ", unit " << unit << ", seed " << GetParam();
    }
  }

  Case made_;
};

TEST_P(Frontier, UnitsOfMeasurementChangeNothing) {
  Case scaled = made_;
  for (std::size_t row = 0; row < kUnits; ++row) {
    for (std::size_t col = 0; col < scaled.inputs.cols(); ++col) {
      const double factor = col % 2 == 0 ? 1e-5 : 1e3;
      scaled.inputs(row, col) *= factor;
      scaled.prices(row, col) /= factor;
    }
    for (std::size_t col = 0; col < scaled.outputs.cols(); ++col) {
      scaled.outputs(row, col) *= col % 2 == 0 ? 1e4 : 1e-2;
    }
  }
  for (const Measure& measure : Measures()) {
    const Values one = measure.solve(made_);
    const Values other = measure.solve(scaled);
    for (std::size_t unit = 0; unit < kUnits; ++unit) {
      ExpectSame(one[unit], other[unit], measure.name, unit);
    }
  }
}

TEST_P(Frontier, OrderAndRepeatsChangeNothing) {
  std::vector<std::size_t> rows = InOrder();
  std::reverse(rows.begin(), rows.end());
  const Case turned = Rows(rows);
  rows.push_back(7);
  const Case repeated = Rows(rows);
  for (const Measure& measure : Measures()) {
    const Values plain = measure.solve(made_);
    const Values other = measure.solve(turned);
    const Values more = measure.of_means ? other : measure.solve(repeated);
    for (std::size_t unit = 0; unit < kUnits; ++unit) {
      ExpectSame(plain[unit], other[kUnits - 1 - unit], measure.name, unit);
      if (!measure.of_self || unit != 7) {
        ExpectSame(plain[unit], more[kUnits - 1 - unit], measure.name + ", repeated", unit);
      }
    }
  }
}

TEST_P(Frontier, AUnitThatIsBeatenChangesNoOther) {
  std::vector<std::size_t> rows = InOrder();
  rows.push_back(4);
  Case more = Rows(rows);
  for (double& input : more.inputs.row(kUnits)) {
    input *= 1.7;
  }
  more.outputs(kUnits, 0) *= 0.6;
  for (const Measure& measure : Measures()) {
    if (measure.of_means) {
      continue;
    }
    const Values plain = measure.solve(made_);
    const Values other = measure.solve(more);
    for (std::size_t unit = 0; unit < kUnits; ++unit) {
      // Without itself unit 4 may be held against the weaker unit that was made of it.
      if (!measure.of_self || unit != 4) {
        ExpectSame(plain[unit], other[unit], measure.name, unit);
      }
    }
  }
}

TEST_P(Frontier, LargerTechnologiesAskMore) {
  const auto radial = [&](ReturnsToScale returns, Orientation orientation) {
    return Each(
        stats::SolveDea(
            made_.inputs, made_.outputs, {.returns_to_scale = returns, .orientation = orientation})
            .units,
        &stats::DeaUnit::score);
  };
  for (const Orientation orientation : stats::fixture::kBoth) {
    const bool input = orientation == Orientation::kInput;
    const Values constant = radial(ReturnsToScale::kConstant, orientation);
    const Values decreasing = radial(ReturnsToScale::kDecreasing, orientation);
    const Values increasing = radial(ReturnsToScale::kIncreasing, orientation);
    const Values variable = radial(ReturnsToScale::kVariable, orientation);
    const Values single =
        Each(stats::SolveFdh(made_.inputs, made_.outputs, {.orientation = orientation}),
             &stats::DeaUnit::score);
    for (std::size_t unit = 0; unit < kUnits; ++unit) {
      const auto not_above = [&](const Values& one, const Values& other) {
        const double low = input ? *one[unit] : 1 / *one[unit];
        const double high = input ? *other[unit] : 1 / *other[unit];
        EXPECT_LE(low, high + kTolerance) << unit << ", seed " << GetParam();
      };
      not_above(constant, decreasing);
      not_above(constant, increasing);
      not_above(decreasing, variable);
      not_above(increasing, variable);
      not_above(variable, single);
      EXPECT_LE(input ? *single[unit] : 1 / *single[unit], 1 + kTolerance);
    }
  }
}

TEST_P(Frontier, OrientationsAreReciprocalUnderConstantReturns) {
  const auto solve = [&](Orientation orientation) {
    return stats::SolveDea(
        made_.inputs,
        made_.outputs,
        {.returns_to_scale = ReturnsToScale::kConstant, .orientation = orientation});
  };
  const stats::DeaResult input = solve(Orientation::kInput);
  const stats::DeaResult output = solve(Orientation::kOutput);
  for (std::size_t unit = 0; unit < kUnits; ++unit) {
    EXPECT_NEAR(*input.units[unit].score * *output.units[unit].score, 1, kTolerance)
        << unit << ", seed " << GetParam();
  }
}

TEST_P(Frontier, WithoutItselfAnInefficientUnitKeepsItsScoreAndNoOtherFallsBack) {
  for (const ReturnsToScale returns : stats::fixture::kAllReturns) {
    for (const Orientation orientation : stats::fixture::kBoth) {
      const stats::DeaOptions options{.returns_to_scale = returns, .orientation = orientation};
      const auto plain = stats::SolveDea(made_.inputs, made_.outputs, options);
      const auto super =
          stats::SolveSuperEfficiency(made_.inputs, made_.outputs, options, SerialFor());
      for (std::size_t unit = 0; unit < kUnits; ++unit) {
        const double score = *plain.units[unit].score;
        if (std::abs(score - 1) > 1e-6) {
          EXPECT_NEAR(*super.units[unit].score, score, kTolerance * score)
              << unit << ", seed " << GetParam();
        } else if (super.units[unit].score.has_value()) {
          const double beyond = *super.units[unit].score;
          EXPECT_TRUE(orientation == Orientation::kInput ? beyond >= 1 - kTolerance
                                                         : beyond <= 1 + kTolerance)
              << beyond << " of " << unit << ", seed " << GetParam();
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Frontier, testing::Range<std::uint64_t>(1, 7));

}  // namespace
}  // namespace doelmaat::property
