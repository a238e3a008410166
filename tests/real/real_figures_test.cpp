// What the shipped figures add up to, against what their publishers say.
#include "real_figures.h"

#include <map>

#include <gtest/gtest.h>

namespace doelmaat::real {
namespace {

// Published in billions to three decimals.
constexpr double kHalfOfAThousandth = 0.0005;
constexpr double kBillion = 1e9;

double Sum(const std::string& sql) {
  return *Store().QueryText(sql, "real_figures_test").Number(0, "sum");
}

TEST(RealFigures, YouthCareOfTheCountryIsThatOfIv3) {
  const std::map<std::int64_t, double> expected = {{2017, 4.175},
                                                   {2018, 4.642},
                                                   {2019, 5.105},
                                                   {2020, 5.210},
                                                   {2021, 5.582},
                                                   {2022, 5.621},
                                                   {2023, 6.278}};
  std::map<std::int64_t, double> found;
  for (const benchmark::NationalPoint& point : Nl2022(100).national) {
    if (point.statement == "account") {
      found[point.year] = point.spend_eur / kBillion;
    }
  }
  ASSERT_EQ(found.size(), expected.size());
  for (const auto& [year, billion] : expected) {
    EXPECT_NEAR(found[year], billion, kHalfOfAThousandth) << year;
  }
}

TEST(RealFigures, GroupsOfSubFieldsAddUpToTheAccountsOfEveryMunicipality) {
  EXPECT_EQ(Sum("WITH groups AS (SELECT code, sum(amount_cents) AS cents "
                "FROM municipality_spending_group WHERE year = 2023 AND statement = 'account' "
                "GROUP BY code) SELECT CAST(count(*) AS DOUBLE) AS sum FROM groups "
                "JOIN (SELECT code, sum(amount_cents) AS cents FROM municipality_spending "
                "WHERE border_year = 2023 AND year = 2023 AND statement = 'account' "
                "AND task_field IN ('6.72', '6.73', '6.74', '6.82') GROUP BY code) AS fields "
                "USING (code, cents)"),
            341.0);
}

TEST(RealFigures, ClientsAndTrajectoriesAreThoseOfCbs) {
  const std::string clients =
      "SELECT CAST(sum(clients) / 10000 AS DOUBLE) AS sum FROM municipality_care WHERE year = ";
  EXPECT_EQ(Sum(clients + "2021"), 463570.0);
  EXPECT_EQ(Sum(clients + "2022"), 461955.0);
  EXPECT_EQ(Sum("SELECT CAST(sum(trajectories) / 10000 AS DOUBLE) AS sum FROM municipality_care "
                "WHERE year = 2022"),
            695050.0);
}

// Every figure that is in a municipality of its own year is in one of every later year, but for
// those that were split or belong to one of which a member has no figure.
TEST(RealFigures, MergingLosesOnlyWhatItSays) {
  EXPECT_EQ(Sum("SELECT CAST(count(*) AS DOUBLE) AS sum FROM municipality_year AS panel "
                "WHERE panel.year = 2022 AND panel.border_year > 2022 AND NOT panel.split "
                "AND clients IS NULL AND members > 1"),
            0.0);
  EXPECT_EQ(Sum("SELECT CAST(count(DISTINCT code) AS DOUBLE) AS sum FROM municipality_year "
                "WHERE year = 2022 AND border_year = 2022"),
            345.0);
  EXPECT_EQ(Sum("SELECT CAST(count(DISTINCT code) AS DOUBLE) AS sum FROM municipality_year "
                "WHERE year = 2023 AND border_year = 2023"),
            342.0);
}

}  // namespace
}  // namespace doelmaat::real
