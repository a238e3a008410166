// The Malmquist index against malmq of R package Benchmarking 0.33. See frontier/README.md.
#include "stats/malmquist.h"

#include <cmath>

#include <gtest/gtest.h>

#include "conformance_data.h"
#include "frontier_set.h"

namespace doelmaat::conformance {
namespace {

using numerics::Matrix;
using stats::Orientation;
using stats::ReturnsToScale;

// Relative; of a product of roots of four scores that are good to 1e-9 each.
constexpr double kTolerance = 4e-9;

stats::PeriodData Load(const base::TableFile& table, const std::string& year) {
  base::TableFile of_year = table;
  of_year.rows.clear();
  for (const auto& row : table.rows) {
    if (row[table.Column("year")] == year) {
      of_year.rows.push_back(row);
    }
  }
  return {Columns(of_year, {"cost"}), Columns(of_year, {"y1", "y2", "y3", "y4", "y5"})};
}

struct Case {
  const char* name;
  ReturnsToScale returns_to_scale;
  Orientation orientation;
};

void PrintTo(const Case& each, std::ostream* out) { *out << each.name; }

const Case kCases[] = {{"crs_in", ReturnsToScale::kConstant, Orientation::kInput},
                       {"crs_out", ReturnsToScale::kConstant, Orientation::kOutput},
                       {"vrs_in", ReturnsToScale::kVariable, Orientation::kInput},
                       {"vrs_out", ReturnsToScale::kVariable, Orientation::kOutput}};

class Malmquist : public testing::TestWithParam<Case> {};

// R writes a score out of reach as infinite.
void ExpectSame(const std::optional<double>& ours, double theirs, const std::string& what) {
  if (!std::isfinite(theirs)) {
    EXPECT_FALSE(ours.has_value()) << what;
    return;
  }
  ASSERT_TRUE(ours.has_value()) << what;
  EXPECT_NEAR(*ours / theirs, 1, kTolerance) << what;
}

TEST_P(Malmquist, IndexPartsAndScoresAreThoseOfBenchmarking) {
  const auto folder = ThirdPartyFolder();
  if (!folder.has_value()) {
    GTEST_SKIP() << SkipReason("syn338, all years");
  }
  const base::TableFile data = ReadTable(*folder / "frontier" / "data" / "syn338.csv");
  const base::TableFile expected =
      ReadTable(*folder / "frontier" / "expected" / "syn338_malmquist_2022_2023.csv");
  const auto units = stats::SolveMalmquist(
      Load(data, "2022"),
      Load(data, "2023"),
      {.returns_to_scale = GetParam().returns_to_scale, .orientation = GetParam().orientation});
  const std::string name = GetParam().name;
  const auto column = [&](const char* part) { return NumberColumn(expected, name + "_" + part); };
  const auto m = column("m");
  const auto tc = column("tc");
  const auto ec = column("ec");
  const auto e00 = column("e00");
  const auto e10 = column("e10");
  const auto e11 = column("e11");
  const auto e01 = column("e01");
  ASSERT_EQ(units.size(), m.size());
  for (std::size_t row = 0; row < units.size(); ++row) {
    const std::string id = expected.rows[row][0];
    ExpectSame(units[row].before, e00[row], id + " e00");
    ExpectSame(units[row].after, e11[row], id + " e11");
    ExpectSame(units[row].after_on_before, e10[row], id + " e10");
    ExpectSame(units[row].before_on_after, e01[row], id + " e01");
    // With a score out of reach R makes 0 or nothing of the index; there is none.
    const bool in_reach = std::isfinite(e10[row]) && std::isfinite(e01[row]);
    EXPECT_EQ(units[row].malmquist.has_value(), in_reach) << id;
    if (in_reach) {
      ExpectSame(units[row].malmquist, m[row], id + " m");
      ExpectSame(units[row].technical_change, tc[row], id + " tc");
    }
    ExpectSame(units[row].efficiency_change, ec[row], id + " ec");
  }
}

INSTANTIATE_TEST_SUITE_P(Returns, Malmquist, testing::ValuesIn(kCases), [](const auto& test) {
  return std::string(test.param.name);
});

}  // namespace
}  // namespace doelmaat::conformance
