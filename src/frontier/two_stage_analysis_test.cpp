#include "frontier/two_stage_analysis.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/number_text.h"
#include "frontier/report_fixture.h"
#include "numerics/random_stream.h"

namespace doelmaat::frontier {
namespace {

using fixture::At;
using numerics::SerialFor;

// Cost is output times 1.2 + z and some chance.
FrontierTable Made(const std::string& constant = "") {
  numerics::RandomStream stream(1, "two_stage_analysis_test", 0);
  std::string text = "n,cost,a,z\n";
  for (int row = 0; row < 80; ++row) {
    const double a = std::exp(stream.Normal());
    const double z = stream.Uniform();
    const double cost = a * (1.2 + z + 0.2 * stream.Uniform());
    text += "u" + std::to_string(row) + "," + base::FormatExact(cost) + "," + base::FormatExact(a) +
            "," + (constant.empty() ? base::FormatExact(z) : constant) + "\n";
  }
  return ReadFrontierTable(
      text, "f.csv", {"n", {"cost"}, {"a"}, {"z"}, {}}, OutputRule::kSomePositive);
}

TwoStageRequest Few(std::uint64_t algorithm) {
  return {.algorithm = algorithm, .bias_replications = 10, .replications = 40};
}

TEST(AnalyseTwoStage, NamesCoefficientsWithTheirIntervals) {
  for (const std::uint64_t algorithm : {1U, 2U}) {
    const FrontierReport report = AnalyseTwoStage(Made(), Few(algorithm), SerialFor());
    ASSERT_EQ(report.status, "converged");
    ASSERT_EQ(report.coefficients.size(), 3U);
    EXPECT_EQ(std::get<std::string>(At(report.coefficients[0], "name")), "(Intercept)");
    EXPECT_EQ(std::get<std::string>(At(report.coefficients[1], "name")), "z");
    EXPECT_EQ(std::get<std::string>(At(report.coefficients[2], "name")), "sigma");
    EXPECT_GT(std::get<Range>(At(report.coefficients[1], "ci95")).low, 0);
    const bool corrected = std::holds_alternative<double>(At(report.units[0], "bias_corrected"));
    EXPECT_EQ(corrected, algorithm == 2);
  }
}

TEST(AnalyseTwoStage, ACircumstanceThatIsTheSameEverywhereIsNamed) {
  const FrontierReport report = AnalyseTwoStage(Made("3"), Few(2), SerialFor());
  EXPECT_EQ(report.status, "rank_deficient");
  EXPECT_TRUE(report.coefficients.empty());
  EXPECT_EQ(std::get<std::string>(At(report.units[0], "reason")), report.message);
}

TEST(AnalyseTwoStage, RefusesNoEnvironmentAndAnotherAlgorithm) {
  EXPECT_THROW(AnalyseTwoStage(Made(), Few(3), SerialFor()), Error);
  const FrontierTable plain = ReadFrontierTable(
      "n,x,y\nA,1,2\nB,2,3\n", "f.csv", {"n", {"x"}, {"y"}, {}, {}}, OutputRule::kSomePositive);
  EXPECT_THROW(AnalyseTwoStage(plain, Few(2), SerialFor()), Error);
}

}  // namespace
}  // namespace doelmaat::frontier
