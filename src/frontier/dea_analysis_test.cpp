#include "frontier/dea_analysis.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "base/error.h"
#include "frontier/report_fixture.h"

namespace doelmaat::frontier {
namespace {

using fixture::At;
using numerics::SerialFor;

// A and C span, D is half way between them at 4 for 2 and uses 5; E does what A does and uses 3.
constexpr const char* kUnits = "n,x,y\nA,2,1\nC,6,3\nD,5,2\nE,3,1\n";

FrontierTable Table(const std::string& bytes = kUnits) {
  return ReadFrontierTable(bytes, "f.csv", {"n", {"x"}, {"y"}, {}, {}}, OutputRule::kSomePositive);
}

double Score(const FrontierReport& report, std::size_t unit) {
  return std::get<double>(At(report.units[unit], "score"));
}

TEST(AnalyseDea, ScoresSlacksTargetsAndPeersByHand) {
  const FrontierReport report = AnalyseDea(Table(), {}, SerialFor());
  EXPECT_EQ(report.status, "solved");
  EXPECT_NEAR(Score(report, 0), 1, 1e-9);
  EXPECT_NEAR(Score(report, 2), 0.8, 1e-9);
  EXPECT_NEAR(Score(report, 3), 2.0 / 3, 1e-9);
  const auto peers = std::get<NamedNumbers>(At(report.units[2], "peers"));
  ASSERT_EQ(peers.size(), 2U);
  EXPECT_EQ(peers[0].first, "A");
  EXPECT_NEAR(peers[0].second, 0.5, 1e-9);
  const auto targets = std::get<NamedNumbers>(At(report.units[2], "targets"));
  EXPECT_EQ(targets[0].first, "x");
  EXPECT_NEAR(targets[0].second, 4, 1e-9);
  EXPECT_NEAR(targets[1].second, 2, 1e-9);
  const auto slacks = std::get<NamedNumbers>(At(report.units[2], "slacks"));
  EXPECT_NEAR(slacks[0].second, 0, 1e-9);
  EXPECT_EQ(std::get<std::int64_t>(At(report.summary, "efficient")), 2);
  EXPECT_NEAR(std::get<double>(At(report.summary, "mean_score")), (2 + 0.8 + 2.0 / 3) / 4, 1e-9);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(At(report.units[2], "bias_corrected")));
}

TEST(AnalyseDea, OutputOrientationAndFreeDisposal) {
  const FrontierReport output =
      AnalyseDea(Table(), {.orientation = stats::Orientation::kOutput}, SerialFor());
  EXPECT_NEAR(Score(output, 2), 1.25, 1e-9);  // 2.5 at 5
  const FrontierReport hull =
      AnalyseDea(Table(), {.technology = Technology::kFreeDisposal}, SerialFor());
  EXPECT_NEAR(Score(hull, 2), 1, 1e-9);
  EXPECT_NEAR(Score(hull, 3), 2.0 / 3, 1e-9);
}

TEST(AnalyseDea, AUnitThatIsOutOfReachHasAReasonAndNoScore) {
  const FrontierReport report = AnalyseDea(Table(), {.super_efficiency = true}, SerialFor());
  EXPECT_EQ(report.status, "partly_solved");
  EXPECT_NE(report.message, "");
  EXPECT_EQ(std::get<std::string>(At(report.units[1], "status")), "infeasible");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(At(report.units[1], "score")));
  EXPECT_NE(std::get<std::string>(At(report.units[1], "reason")), "");
  EXPECT_NEAR(Score(report, 0), 1.5, 1e-9);  // E does 1 for 3
  EXPECT_EQ(std::get<std::int64_t>(At(report.summary, "infeasible")), 1);
}

TEST(FrontierCsv, NamesInOneFieldCanBeToldApart) {
  FrontierReport report;
  report.units.push_back(
      {{"id", std::string("A")},
       {"peers", NamedNumbers{{"B", 0.5}, {"Den Haag", 0.25}, {"x=\"1\"", 0.25}}},
       {"group", std::vector<std::string>{"B", "Den Haag"}}});
  EXPECT_EQ(FrontierCsv(report),
            "id,peers,group\r\nA,\"B=0.5 \"\"Den Haag\"\"=0.25 \"\"x=\"\"\"\"1\"\"\"\"\"\"=0.25\","
            "\"B \"\"Den Haag\"\"\"\r\n");
}

TEST(AnalyseBootstrap, GivesTheCorrectionAndBothIntervals) {
  const FrontierReport report = AnalyseBootstrap(Table(), {.replications = 50}, SerialFor());
  EXPECT_EQ(report.status, "solved");
  for (const Fields& unit : report.units) {
    const double corrected = std::get<double>(At(unit, "bias_corrected"));
    const Range ninety = std::get<Range>(At(unit, "ci90"));
    const Range ninety_five = std::get<Range>(At(unit, "ci95"));
    EXPECT_LT(corrected, std::get<double>(At(unit, "score")));
    EXPECT_LE(ninety_five.low, ninety.low);
    EXPECT_LE(ninety.low, ninety.high);
  }
}

TEST(AnalyseBootstrap, WithoutSpreadItSaysWhyThereIsNoInterval) {
  const FrontierReport report = AnalyseBootstrap(
      Table("n,x,y\nA,2,1\nB,4,2\nC,6,3\nD,8,4\n"), {.replications = 50}, SerialFor());
  EXPECT_EQ(report.status, "no_spread");
  EXPECT_NE(report.message, "");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(At(report.units[0], "bias_corrected")));
  EXPECT_NEAR(Score(report, 0), 1, 1e-9);
}

TEST(AnalyseBootstrap, RefusesFreeDisposalAndTooFewReplications) {
  EXPECT_THROW(AnalyseBootstrap(Table(), {.technology = Technology::kFreeDisposal}, SerialFor()),
               Error);
  EXPECT_THROW(AnalyseBootstrap(Table(), {.replications = 1}, SerialFor()), Error);
}

TEST(FrontierWords, AreThoseOfTheFieldAndNoOthers) {
  EXPECT_EQ(TechnologyOf("drs"), Technology::kDecreasing);
  EXPECT_EQ(TechnologyOf("fdh"), Technology::kFreeDisposal);
  EXPECT_EQ(OrientationOf("out"), stats::Orientation::kOutput);
  EXPECT_THROW(TechnologyOf("VRS "), Error);
  EXPECT_THROW(OrientationOf("input"), Error);
}

TEST(FrontierReport, JsonHoldsTheContractAndCsvALineAUnit) {
  const FrontierReport report = AnalyseDea(Table(), {.super_efficiency = true}, SerialFor());
  const std::string json = FrontierJson(report);
  for (const char* part : {"\"status\": \"partly_solved\"",
                           "\"options\"",
                           "\"units\"",
                           "\"id\": \"A\"",
                           "\"score\": null",
                           "\"ci90\": null",
                           "\"summary\"",
                           "\"peers\": {"}) {
    EXPECT_NE(json.find(part), std::string::npos) << part;
  }
  const std::string csv = FrontierCsv(AnalyseBootstrap(Table(), {.replications = 5}, SerialFor()));
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 5);
  EXPECT_TRUE(csv.starts_with("id,status,score,reason,bias_corrected,ci90_low,ci90_high,"));
  EXPECT_NE(FrontierText(report).find("Gemiddelde score"), std::string::npos);
}

}  // namespace
}  // namespace doelmaat::frontier
