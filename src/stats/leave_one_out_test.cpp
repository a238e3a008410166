#include "stats/leave_one_out.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"

namespace doelmaat::stats {
namespace {

using numerics::Matrix;
using numerics::SerialFor;

// Of the linear programmes, as in dea_test.cpp.
constexpr double kTolerance = 1e-9;

struct Panel {
  std::vector<double> cost;
  Matrix outputs;
  std::vector<bool> spans;
};

Panel MakePanel(const std::vector<double>& cost, const std::vector<double>& outputs) {
  Panel panel{cost, Matrix(outputs.size(), 1), std::vector<bool>(cost.size(), true)};
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    panel.outputs(i, 0) = outputs[i];
  }
  return panel;
}

// The frontier runs over A (10, 10), B (40, 20) and C (60, 60), output before cost.
Panel Solved() { return MakePanel({10, 20, 60, 20, 30, 50, 40}, {10, 40, 60, 10, 25, 50, 40}); }
constexpr std::size_t kB = 1;

Panel RandomPanel(std::size_t units, std::uint64_t seed) {
  std::vector<double> cost;
  std::vector<double> outputs;
  for (std::size_t i = 0; i < units; ++i) {
    numerics::RandomStream stream(seed, "leave_one_out_test", i);
    outputs.push_back(std::exp(4.0 + stream.Normal()));
    cost.push_back(outputs.back() * std::exp(0.4 * std::abs(stream.Normal())));
  }
  Panel panel = MakePanel(cost, outputs);
  panel.spans[0] = false;
  return panel;
}

// Without B the frontier runs from A straight to C: 25 costs 25.
TEST(ScoresWithout, GivesTheScoresOfTheFrontierThatRemains) {
  const Panel panel = Solved();
  const double expected[] = {1.0, 1.0, 1.0, 0.5, 25.0 / 30.0, 1.0, 1.0};
  const auto scores = ScoresWithout(panel.cost, panel.outputs, panel.spans, {kB});
  for (std::size_t i = 0; i < 7; ++i) {
    EXPECT_NEAR(scores[i], expected[i], kTolerance) << i;
  }
}

TEST(ScoresWithout, NobodyLosesWhenASpannerLeaves) {
  const Panel panel = RandomPanel(60, 2);
  const auto before = ScoresWithout(panel.cost, panel.outputs, panel.spans, {});
  for (std::size_t left = 0; left < before.size(); ++left) {
    const auto after = ScoresWithout(panel.cost, panel.outputs, panel.spans, {left});
    for (std::size_t i = 0; i < before.size(); ++i) {
      EXPECT_GE(after[i], before[i] - kTolerance) << left << " " << i;
      EXPECT_LE(after[i], 1.0);
    }
  }
}

TEST(ScoresWithout, RefusesAFrontierOfNobodyAndCostThatIsNotPositive) {
  Panel panel = MakePanel({10}, {10});
  EXPECT_THROW(ScoresWithout(panel.cost, panel.outputs, panel.spans, {0}), Error);
  panel.cost[0] = 0;
  EXPECT_THROW(ScoresWithout(panel.cost, panel.outputs, panel.spans, {}), Error);
}

// A, B and C span somebody else; nobody is held against D to G.
TEST(LeaveEachOut, LeavesOutThoseWhoSpanSomebodyElse) {
  const Panel panel = Solved();
  const auto left_out = LeaveEachOut(panel.cost, panel.outputs, panel.spans, SerialFor());
  ASSERT_EQ(left_out.size(), 3U);
  for (std::size_t s = 0; s < 3; ++s) {
    EXPECT_EQ(left_out[s].spanner, s);
    EXPECT_EQ(left_out[s].scores, ScoresWithout(panel.cost, panel.outputs, panel.spans, {s}));
  }
}

TEST(LeaveEachOut, WithOneUnitThereIsNobodyToLeaveOut) {
  const Panel panel = MakePanel({10}, {10});
  EXPECT_TRUE(LeaveEachOut(panel.cost, panel.outputs, panel.spans, SerialFor()).empty());
}

}  // namespace
}  // namespace doelmaat::stats
