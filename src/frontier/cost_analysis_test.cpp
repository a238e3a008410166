#include "frontier/cost_analysis.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "frontier/report_fixture.h"

namespace doelmaat::frontier {
namespace {

using fixture::At;

// All make 1; at the prices of D, C is the cheapest with 7 of its 16:
// stats/cost_efficiency_test.cpp.
constexpr const char* kUnits =
    "n,x,z,y,px,pz\nA,1,4,1,1,3\nB,2,2,1,1,1\nC,4,1,1,1,1\nD,4,4,1,1,3\n";

FrontierTable Table() {
  return ReadFrontierTable(kUnits,
                           "f.csv",
                           {"n", {"x", "z"}, {"y"}, {}, {}, {}, {"px", "pz"}},
                           OutputRule::kSomePositive);
}

TEST(AnalyseCost, ReportsTheScoreItsPartsAndTheCheapestInputs) {
  const FrontierReport report =
      AnalyseCost(Table(), Technology::kVariable, stats::Orientation::kInput);
  EXPECT_EQ(report.status, "solved");
  const Fields& last = report.units[3];
  EXPECT_NEAR(std::get<double>(At(last, "score")), 7.0 / 16, 1e-9);
  EXPECT_NEAR(std::get<double>(At(last, "minimal_cost")), 7, 1e-9);
  EXPECT_NEAR(std::get<double>(At(last, "technical_efficiency")), 0.5, 1e-9);
  EXPECT_NEAR(std::get<double>(At(last, "allocative_efficiency")), 7.0 / 8, 1e-9);
  const auto targets = std::get<NamedNumbers>(At(last, "targets"));
  EXPECT_EQ(targets[0].first, "x");
  EXPECT_NEAR(targets[0].second, 4, 1e-9);
  EXPECT_NEAR(targets[2].second, 1, 1e-9);
  EXPECT_EQ(std::get<NamedNumbers>(At(last, "peers"))[0].first, "C");
  // A 13, B 4, C 5, D 16; least 7, 4, 4, 7.
  EXPECT_NEAR(std::get<double>(At(report.summary, "total_cost")), 38, 1e-9);
  EXPECT_NEAR(std::get<double>(At(report.summary, "total_minimal_cost")), 22, 1e-9);
}

TEST(AnalyseCost, IsAboutInputsOnly) {
  EXPECT_THROW(AnalyseCost(Table(), Technology::kVariable, stats::Orientation::kOutput), Error);
}

TEST(ReadFrontierTable, PricesAreOneAnInputAndAboveZero) {
  const auto read = [](const std::string& bytes, std::vector<std::string> prices) -> std::string {
    try {
      ReadFrontierTable(bytes,
                        "f.csv",
                        {"n", {"x", "z"}, {"y"}, {}, {}, {}, std::move(prices)},
                        OutputRule::kSomePositive);
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_NE(read(kUnits, {"px"}).find("1 prijzen"), std::string::npos);
  EXPECT_NE(read(kUnits, {"px", "x"}).find("Kolom x"), std::string::npos) << "one role a column";
  std::string bad = kUnits;
  bad.replace(bad.find("D,4,4,1,1,3"), 11, "D,4,4,1,0,3");
  EXPECT_NE(read(bad, {"px", "pz"}).find("regel 5, kolom px"), std::string::npos);
}

}  // namespace
}  // namespace doelmaat::frontier
