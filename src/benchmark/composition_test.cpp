#include "benchmark/composition.h"

#include <gtest/gtest.h>

#include "benchmark/benchmark_fixture.h"

namespace doelmaat::benchmark {
namespace {

constexpr double kTolerance = 1e-12;  // sums of euros and one division

// Four municipalities, of which the last is not compared and the second has no sub-fields of its
// own but 6.72 itself.
BenchmarkInput MakeInput() {
  BenchmarkInput input;
  for (std::size_t i = 1; i <= 4; ++i) {
    UnitInput unit;
    unit.id = fixture::MadeUpCode(i);
    unit.clients = Estimate{100.0 * static_cast<double>(i), 0.0, 0.0};
    input.units.push_back(unit);
  }
  const auto add = [&](std::size_t unit, const char* sub_field, const char* group, double eur) {
    input.sub_fields.push_back({input.units[unit].id, sub_field, group, eur});
  };
  add(0, "6.72a", "without_stay", 1000.0);
  add(0, "6.73b", "with_stay", 500.0);
  add(0, "6.74a", "without_stay", 200.0);
  add(1, "6.72", "undivided", 4000.0);
  add(2, "6.72a", "without_stay", 9000.0);
  add(2, "6.74c", "with_stay", -300.0);
  add(2, "6.82a", "protection", 600.0);
  add(3, "6.72a", "without_stay", 800.0);
  return input;
}

std::vector<GroupSpending> Composed(const BenchmarkInput& input = MakeInput()) {
  return ComposeSpending(input, {0, 1, 2}, fixture::EachOthersPeers(3));
}

TEST(ComposeSpending, SubFieldsOfAGroupAddUpAndAreByHead) {
  const auto rows = Composed();
  ASSERT_EQ(rows.size(), 16U);
  EXPECT_EQ(rows[0].group, "without_stay");
  EXPECT_NEAR(rows[0].spend_eur, 1200.0, kTolerance);
  EXPECT_NEAR(*rows[0].eur_per_client, 12.0, kTolerance);
  EXPECT_NEAR(*rows[1].eur_per_client, 5.0, kTolerance);
}

TEST(ComposeSpending, GroupsAddUpToWhatWasSpent) {
  const BenchmarkInput input = MakeInput();
  double parts = 0.0;
  for (const SubFieldSpending& each : input.sub_fields) {
    parts += each.spend_eur;
  }
  double groups = 0.0;
  for (const GroupSpending& row : Composed(input)) {
    groups += row.spend_eur;
  }
  EXPECT_NEAR(groups, parts, kTolerance);
}

TEST(ComposeSpending, NothingSpentIsZeroAndCountsInTheMedianOfOthers) {
  const auto rows = Composed();
  EXPECT_EQ(rows[2].group, "protection");
  EXPECT_EQ(rows[2].eur_per_client, 0.0);
  EXPECT_NEAR(*rows[2].peer_median_eur, (0.0 + 600.0 / 300.0) / 2.0, kTolerance);
  EXPECT_NEAR(*rows[0].peer_median_eur, (0.0 + 9000.0 / 300.0) / 2.0, kTolerance);
}

TEST(ComposeSpending, ACorrectionStaysNegative) {
  const auto rows = Composed();
  EXPECT_EQ(rows[9].id, fixture::MadeUpCode(3));
  EXPECT_NEAR(*rows[9].eur_per_client, -1.0, kTolerance);
}

TEST(ComposeSpending, WhoIsNotComparedHasNoPeers) {
  const auto rows = Composed();
  EXPECT_TRUE(rows[12].eur_per_client.has_value());
  EXPECT_FALSE(rows[12].peer_median_eur.has_value());
}

TEST(ComposeSpending, WithoutHeadsThereIsNoAmountByHead) {
  BenchmarkInput input = MakeInput();
  input.units[0].clients.reset();
  input.units[2].clients->value = 0.0;
  const auto rows = Composed(input);
  EXPECT_FALSE(rows[0].eur_per_client.has_value());
  EXPECT_FALSE(rows[8].eur_per_client.has_value());
  EXPECT_NEAR(*rows[0].peer_median_eur, 0.0, kTolerance);  // the second alone
}

TEST(ComposeSpending, WithoutSubFieldsThereIsNothing) {
  BenchmarkInput input = MakeInput();
  input.sub_fields.clear();
  EXPECT_TRUE(Composed(input).empty());
}

TEST(ComposeSpendingDeathTest, AGroupThatIsNotOneOfOursIsAFault) {
  BenchmarkInput input = MakeInput();
  input.sub_fields[0].group = "somewhere";
  EXPECT_DEATH(Composed(input), "place");
}

}  // namespace
}  // namespace doelmaat::benchmark
