#include "frontier/iwls_analysis.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/number_text.h"
#include "frontier/report_fixture.h"
#include "numerics/random_stream.h"

namespace doelmaat::frontier {
namespace {

using fixture::At;

// 150 units; with sign −1 what should be inefficiency lowers cost.
FrontierTable Made(double sign = 1) {
  numerics::RandomStream stream(1, "iwls_analysis_test", 0);
  std::string text = "n,cost,a,z\n";
  for (int row = 0; row < 150; ++row) {
    const double log_a = stream.Normal();
    const double z = stream.Uniform();
    const double log_cost =
        3 + 0.7 * log_a + 0.5 * z + 0.1 * stream.Normal() + sign * std::abs(0.4 * stream.Normal());
    text += "u" + std::to_string(row) + "," + base::FormatExact(std::exp(log_cost)) + "," +
            base::FormatExact(std::exp(log_a)) + "," + base::FormatExact(z) + "\n";
  }
  return ReadFrontierTable(
      text, "f.csv", {"n", {"cost"}, {"a"}, {"z"}, {}}, OutputRule::kAllPositive);
}

TEST(AnalyseIwls, NamesTheLineTheShiftAndTheScores) {
  const FrontierReport report = AnalyseIwls(Made(), {});
  ASSERT_EQ(report.status, "converged") << report.message;
  const char* names[] = {"(Intercept)", "log(a)", "z", "shift", "sigmaU", "sigmaV"};
  ASSERT_EQ(report.coefficients.size(), 6U);
  for (std::size_t each = 0; each < 6; ++each) {
    EXPECT_EQ(std::get<std::string>(At(report.coefficients[each], "name")), names[each]);
    EXPECT_GT(std::get<double>(At(report.coefficients[each], "se")), 0);
  }
  EXPECT_NEAR(std::get<double>(At(report.coefficients[1], "estimate")), 0.7, 0.1);
  ASSERT_EQ(report.units.size(), 150U);
  for (const Fields& unit : report.units) {
    const double ratio = std::get<double>(At(unit, "line_ratio"));
    EXPECT_EQ(std::get<double>(At(unit, "weight")), ratio > 1 ? 0.9 : 0.1);
    const double score = std::get<double>(At(unit, "score"));
    EXPECT_GT(score, std::get<Range>(At(unit, "ci95")).low);
    EXPECT_LT(score, std::get<Range>(At(unit, "ci95")).high);
  }
}

TEST(AnalyseIwls, WrongSkewKeepsTheLineAndSaysWhyThereAreNoScores) {
  const FrontierReport report = AnalyseIwls(Made(-1), {});
  EXPECT_EQ(report.status, "wrong_skew");
  EXPECT_EQ(report.coefficients.size(), 3U);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(At(report.units[0], "score")));
  EXPECT_FALSE(std::get<std::string>(At(report.units[0], "reason")).empty());
  EXPECT_GT(std::get<double>(At(report.units[0], "line_ratio")), 0);
}

TEST(AnalyseIwls, RefusesAWeightOutOfBoundsAndTwoCosts) {
  EXPECT_THROW(AnalyseIwls(Made(), {{}, 0.7}), Error);
  const FrontierTable two = ReadFrontierTable("n,x,w,y\nA,1,2,3\nB,2,3,4\n",
                                              "f.csv",
                                              {"n", {"x", "w"}, {"y"}, {}, {}},
                                              OutputRule::kAllPositive);
  EXPECT_THROW(AnalyseIwls(two, {}), Error);
}

}  // namespace
}  // namespace doelmaat::frontier
