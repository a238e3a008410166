#include "benchmark/signals.h"

#include <gtest/gtest.h>

#include "benchmark/benchmark_fixture.h"

namespace doelmaat::benchmark {
namespace {

constexpr std::size_t kCount = 6;

// Six municipalities; clients per young person went from 10% to 10%, 11%, 9%, 12%, 8% and 15%.
BenchmarkInput MakeInput() {
  BenchmarkInput input;
  input.model = fixture::MadeUpModel();
  const std::vector<double> now = {0.10, 0.11, 0.09, 0.12, 0.08, 0.15};
  for (std::size_t i = 0; i < kCount; ++i) {
    UnitInput unit;
    unit.id = fixture::MadeUpCode(i + 1);
    const double youth = 1000.0 * static_cast<double>(i + 1);
    input.spending.push_back({2021, unit.id, "", {1e6, 0.1 * youth, youth}});
    input.spending.push_back({2022, unit.id, "", {1e6, now[i] * youth, youth}});
    TrendPoint point;
    point.id = unit.id;
    point.year = 2022;
    point.inhabitants = 4.0 * youth;
    point.teams_eur = 40.0 * youth * static_cast<double>(i);  // € 10 i by inhabitant
    input.trend.push_back(point);
    input.units.push_back(std::move(unit));
  }
  return input;
}

std::vector<UnitSignals> Signals(const BenchmarkInput& input) {
  return FindSignals(input, {0, 1, 2, 3, 4, 5}, fixture::EachOthersPeers(kCount));
}

// ln of 1.0 1.1 0.9 1.2 0.8 1.5: median of 0 .0953 -.1054 .1823 -.2231 .4055 is .0477, deviations
// .0477 .0477 .1530 .1347 .2708 .3578 with median .1438; 1.4826 × .1438 = .2133: z = 1.68 for the
// last and -1.27 for the fifth.
TEST(Signals, AJumpIsAChangeUnlikeThatOfTheOthers) {
  BenchmarkInput input = MakeInput();
  const auto jumps = [&](double limit) {
    input.model.options.jump_limit = limit;
    std::vector<Jump> found;
    for (const UnitSignals& unit : Signals(input)) {
      found.push_back(unit.clients_jump);
    }
    return found;
  };
  const Jump no = Jump::kNone;
  EXPECT_EQ(jumps(1.26), (std::vector<Jump>{no, no, no, no, Jump::kDown, Jump::kUp}));
  EXPECT_EQ(jumps(1.28), (std::vector<Jump>{no, no, no, no, no, Jump::kUp}));
  EXPECT_EQ(jumps(1.67), (std::vector<Jump>{no, no, no, no, no, Jump::kUp}));
  EXPECT_EQ(jumps(1.69), std::vector<Jump>(kCount, no));
}

TEST(Signals, AMergerThatBringsClientsAndYoungPeopleAlikeIsNoJump) {
  BenchmarkInput input = MakeInput();
  input.model.options.jump_limit = 1.28;
  const std::vector<UnitSignals> before = Signals(input);
  for (SpendingRow& row : input.spending) {
    if (row.year == 2022 && row.id == input.units[0].id) {
      *row.figures.clients *= 3.0;
      *row.figures.youth *= 3.0;
    }
  }
  const std::vector<UnitSignals> after = Signals(input);
  for (std::size_t i = 0; i < kCount; ++i) {
    EXPECT_EQ(after[i].clients_jump, before[i].clients_jump) << i;
    EXPECT_EQ(after[i].clients_before, 100.0 * static_cast<double>(i + 1));
  }
}

TEST(Signals, TeamsStandBesideTheMedianOfThosePeersThatHaveThem) {
  BenchmarkInput input = MakeInput();
  input.trend[5].teams_eur.reset();
  input.trend[4].inhabitants = 0.0;
  const std::vector<UnitSignals> units = Signals(input);
  EXPECT_EQ(units[0].teams_per_inhabitant, 0.0);
  EXPECT_EQ(units[0].peer_median_teams_per_inhabitant, 20.0);  // of 10, 20, 30
  EXPECT_EQ(units[3].teams_per_inhabitant, 30.0);
  EXPECT_EQ(units[3].peer_median_teams_per_inhabitant, 10.0);  // of 0, 10, 20
  EXPECT_FALSE(units[4].teams_per_inhabitant.has_value());
  EXPECT_FALSE(units[5].teams_per_inhabitant.has_value());
  EXPECT_EQ(units[5].peer_median_teams_per_inhabitant, 15.0);
}

TEST(Signals, WithoutTheYearBeforeOrWithoutSpreadThereIsNoJump) {
  BenchmarkInput alone = MakeInput();
  std::erase_if(alone.spending, [](const SpendingRow& row) { return row.year == 2021; });
  BenchmarkInput same = MakeInput();
  for (SpendingRow& row : same.spending) {
    row.figures.clients = 0.1 * *row.figures.youth;
  }
  for (const UnitSignals& unit : Signals(alone)) {
    EXPECT_FALSE(unit.clients_before.has_value());
    EXPECT_EQ(unit.clients_jump, Jump::kNone);
  }
  for (const UnitSignals& unit : Signals(same)) {
    EXPECT_EQ(unit.clients_jump, Jump::kNone);
  }
}

TEST(Signals, NumbersThatMakeNoRateAreLeftOut) {
  BenchmarkInput input = MakeInput();
  input.model.options.jump_limit = 1.28;
  input.spending[0].figures.clients = 0.0;
  input.spending[3].figures.youth.reset();
  const std::vector<UnitSignals> units = Signals(input);
  EXPECT_FALSE(units[0].clients_before.has_value());
  EXPECT_FALSE(units[1].clients_before.has_value());
  EXPECT_TRUE(units[2].clients_before.has_value());
}

}  // namespace
}  // namespace doelmaat::benchmark
