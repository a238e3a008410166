#include "frontier/returns_analysis.h"

#include <gtest/gtest.h>

#include "frontier/report_fixture.h"

namespace doelmaat::frontier {
namespace {

using fixture::At;
using numerics::SerialFor;

FrontierTable Table(const std::string& bytes) {
  return ReadFrontierTable(bytes, "f.csv", {"n", {"x"}, {"y"}, {}, {}}, OutputRule::kSomePositive);
}

TEST(AnalyseReturns, ReportsBothTestsAndTheScoresUnderThem) {
  const FrontierReport report = AnalyseReturns(
      Table("n,x,y\nA,1,1\nB,2,4\nC,4,6\nD,4,2\n"), {.replications = 40}, SerialFor());
  EXPECT_EQ(report.status, "solved");
  EXPECT_NEAR(std::get<double>(At(report.summary, "statistic_crs")), 0.75, 1e-9);
  EXPECT_NEAR(std::get<double>(At(report.summary, "statistic_drs")), 0.8125, 1e-9);
  const double p = std::get<double>(At(report.summary, "p_value_crs"));
  EXPECT_TRUE(p > 0 && p <= 1);
  const std::string conclusion = std::get<std::string>(At(report.summary, "conclusion"));
  EXPECT_EQ(conclusion == "constant", p > 0.05);
  EXPECT_NEAR(std::get<double>(At(report.units[3], "score_crs")), 0.25, 1e-9);
  EXPECT_EQ(std::get<std::string>(At(report.units[3], "returns_to_scale")), "increasing");
}

TEST(AnalyseReturns, WithoutSpreadItSaysSoAndConcludesNothing) {
  const FrontierReport report =
      AnalyseReturns(Table("n,x,y\nA,2,1\nB,4,2\nC,6,3\n"), {.replications = 40}, SerialFor());
  EXPECT_EQ(report.status, "no_spread");
  EXPECT_NE(report.message, "");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(At(report.summary, "p_value_crs")));
  EXPECT_TRUE(std::holds_alternative<std::monostate>(At(report.summary, "conclusion")));
}

}  // namespace
}  // namespace doelmaat::frontier
