#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "frontier/malmquist_analysis.h"
#include "frontier/report_fixture.h"

namespace doelmaat::frontier {
namespace {

using fixture::At;
using fixture::Number;
using stats::Orientation;

FrontierTable Panel(const std::string& rows) {
  return ReadFrontierTable(
      "n,t,x,y\n" + rows, "f.csv", {"n", {"x"}, {"y"}, {}, "t"}, OutputRule::kSomePositive);
}

// The two units of malmquist_test.cpp, with rows and periods out of order.
constexpr const char* kTwoUnits = "B,10,4,1\nA,9,2,1\nA,10,1,1\nB,9,4,1\n";

TEST(AnalyseMalmquist, MatchesUnitsByNameAndPeriodsByNumber) {
  const FrontierReport report =
      AnalyseMalmquist(Panel(kTwoUnits), Technology::kConstant, Orientation::kInput);
  ASSERT_EQ(report.status, "solved");
  ASSERT_EQ(report.units.size(), 2U);
  EXPECT_EQ(std::get<std::string>(At(report.units[0], "id")), "A");
  EXPECT_EQ(std::get<std::string>(At(report.units[0], "period_from")), "9");
  EXPECT_NEAR(Number(report.units[0], "malmquist"), 2, 1e-9);
  EXPECT_NEAR(Number(report.units[0], "technical_change"), 2, 1e-9);
  EXPECT_NEAR(Number(report.units[1], "malmquist"), 1, 1e-9);
  EXPECT_NEAR(Number(report.units[1], "efficiency_change"), 0.5, 1e-9);
  EXPECT_NEAR(Number(report.summary, "mean_malmquist"), std::sqrt(2.0), 1e-9);
}

TEST(AnalyseMalmquist, NamesUnitsThatAreNotInBothAndUnitsOutOfReach) {
  const FrontierReport report =
      AnalyseMalmquist(Panel("A,1,2,1\nB,1,4,2\nA,2,2,1\nB,2,9,5\nC,2,1,1\n"),
                       Technology::kVariable,
                       Orientation::kInput);
  EXPECT_EQ(report.status, "partly_solved");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(At(report.units[1], "malmquist")));
  EXPECT_NE(std::get<std::string>(At(report.units[1], "reason")), "");
  bool named = false;
  for (const Warning& warning : report.warnings) {
    named = named ||
            (warning.code == "not_in_both_periods" && warning.text.find("C") != std::string::npos);
  }
  EXPECT_TRUE(named);
}

TEST(AnalyseMalmquist, RefusesOnePeriodNoPeriodAndNoCommonUnit) {
  EXPECT_THROW(
      AnalyseMalmquist(Panel("A,1,2,1\nB,1,4,1\n"), Technology::kConstant, Orientation::kInput),
      Error);
  EXPECT_THROW(
      AnalyseMalmquist(Panel("A,1,2,1\nB,2,4,1\n"), Technology::kConstant, Orientation::kInput),
      Error);
  EXPECT_THROW(AnalyseMalmquist(Panel(kTwoUnits), Technology::kFreeDisposal, Orientation::kInput),
               Error);
  const FrontierTable plain = ReadFrontierTable(
      "n,x,y\nA,1,2\nB,2,3\n", "f.csv", {"n", {"x"}, {"y"}, {}, {}}, OutputRule::kSomePositive);
  EXPECT_THROW(AnalyseMalmquist(plain, Technology::kConstant, Orientation::kInput), Error);
}

}  // namespace
}  // namespace doelmaat::frontier
