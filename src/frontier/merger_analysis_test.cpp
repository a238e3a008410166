#include "frontier/merger_analysis.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "frontier/report_fixture.h"

namespace doelmaat::frontier {
namespace {

using fixture::At;

// Worked out in stats/merger_gains_test.cpp.
FrontierTable Table() {
  return ReadFrontierTable("n,x,y\nA,1,1\nB,2,4\nC,4,6\nD,4,2\n",
                           "f.csv",
                           {"n", {"x"}, {"y"}, {}, {}},
                           OutputRule::kSomePositive);
}

TEST(AnalyseMergers, ReportsTheGainItsPartsAndWhatIsOutOfReach) {
  const FrontierTable table = Table();
  const auto mergers =
      ReadMergers("fusie,eenheid\nNoord,A\nZuid,B\nNoord,D\nZuid,C\n", "m.csv", table);
  ASSERT_EQ(mergers.size(), 2U);
  EXPECT_EQ(mergers[0].name, "Noord");
  EXPECT_EQ(mergers[0].units, (std::vector<std::size_t>{0, 3}));
  const FrontierReport report =
      AnalyseMergers(table, mergers, Technology::kVariable, stats::Orientation::kInput);
  EXPECT_EQ(report.status, "partly_solved");
  EXPECT_NEAR(std::get<double>(At(report.units[0], "score")), 1.0 / 3, 1e-9);
  EXPECT_NEAR(std::get<double>(At(report.units[0], "learning")), 7.0 / 15, 1e-9);
  EXPECT_NEAR(std::get<double>(At(report.units[0], "size")), 5.0 / 7, 1e-9);
  EXPECT_EQ(std::get<std::string>(At(report.units[1], "status")), "infeasible");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(At(report.units[1], "score")));
  EXPECT_NE(std::get<std::string>(At(report.units[1], "reason")), "");
  EXPECT_THROW(
      AnalyseMergers(table, mergers, Technology::kFreeDisposal, stats::Orientation::kInput), Error);
}

TEST(ReadMergers, NamesFileAndLineOfWhatIsWrong) {
  const struct {
    const char* bytes;
    const char* says;
  } kCases[] = {{"fusie,eenheid\nNoord,A\nNoord,Q\n", "m.csv, regel 3, kolom eenheid"},
                {"fusie,eenheid\nNoord,A\nNoord,A\n", "regel 3"},
                {"fusie,eenheid\nNoord,A\n,B\n", "kolom fusie"},
                {"fusie,eenheid\nNoord,A\n", "Noord"},
                {"fusie,eenheid\n", "m.csv"},
                {"naam,eenheid\nNoord,A\n", "fusie"}};
  for (const auto& [bytes, says] : kCases) {
    try {
      ReadMergers(bytes, "m.csv", Table());
      FAIL() << bytes;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadData) << bytes;
      EXPECT_NE(std::string(error.what()).find(says), std::string::npos) << error.what();
    }
  }
}

}  // namespace
}  // namespace doelmaat::frontier
