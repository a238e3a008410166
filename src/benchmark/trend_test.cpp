#include "benchmark/trend.h"

#include <gtest/gtest.h>

#include "benchmark/benchmark_fixture.h"

namespace doelmaat::benchmark {
namespace {

constexpr std::size_t kUnits = 11;

// Eleven municipalities over four years; growth of 1% to 11%, so that there is a spread.
BenchmarkInput Growing() {
  BenchmarkInput input;
  input.model = fixture::MadeUpModel();
  for (std::size_t i = 1; i <= kUnits; ++i) {
    double eur = 1e6;
    for (std::int64_t year = 2019; year <= 2022; ++year) {
      input.trend.push_back(
          {fixture::MadeUpCode(i), "", year, 1000.0, true, eur, eur, std::nullopt, false, false});
      eur *= 1.0 + 0.01 * static_cast<double>(i);
    }
  }
  return input;
}

// Row of a municipality (from 1) and year.
std::size_t Row(std::size_t number, std::int64_t year) {
  return (number - 1) * 4 + static_cast<std::size_t>(year - 2019);
}

std::vector<std::size_t> Jumps(const BenchmarkInput& input) {
  std::vector<std::size_t> jumps;
  const auto rows = MarkTrend(input);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows[r].jump != Jump::kNone) {
      jumps.push_back(r);
    }
  }
  return jumps;
}

TEST(MarkTrend, NobodyJumpsWhenAllGrowAlike) { EXPECT_TRUE(Jumps(Growing()).empty()); }

TEST(MarkTrend, MarksAJumpUpAndTheWayBackDown) {
  BenchmarkInput input = Growing();
  *input.trend[Row(4, 2020)].account_eur *= 3.0;
  const auto rows = MarkTrend(input);
  EXPECT_EQ(rows[Row(4, 2020)].jump, Jump::kUp);
  EXPECT_EQ(rows[Row(4, 2021)].jump, Jump::kDown);
  EXPECT_EQ(Jumps(input).size(), 2U);
}

TEST(MarkTrend, AYearInWhichEverybodyJumpsIsNoJump) {
  BenchmarkInput input = Growing();
  for (std::size_t i = 1; i <= kUnits; ++i) {
    *input.trend[Row(i, 2022)].account_eur *= 2.0;
  }
  EXPECT_TRUE(Jumps(input).empty());
}

TEST(MarkTrend, ABudgetDoesNotJump) {
  BenchmarkInput input = Growing();
  *input.trend[Row(4, 2020)].budget_eur *= 3.0;
  EXPECT_TRUE(Jumps(input).empty());
}

TEST(MarkTrend, WithoutTheYearBeforeThereIsNoJump) {
  BenchmarkInput input = Growing();
  *input.trend[Row(4, 2020)].account_eur *= 3.0;
  input.trend[Row(4, 2019)].account_eur.reset();
  input.trend[Row(4, 2021)].account_eur = 0.0;
  EXPECT_TRUE(Jumps(input).empty());
  // Nor when the year before is not in the table at all.
  input = Growing();
  *input.trend[Row(4, 2021)].account_eur *= 3.0;
  *input.trend[Row(4, 2022)].account_eur *= 3.0;
  input.trend.erase(input.trend.begin() + static_cast<std::ptrdiff_t>(Row(4, 2020)));
  EXPECT_TRUE(Jumps(input).empty());
}

TEST(MarkTrend, ANeighbourInTheTableIsNoYearBefore) {
  BenchmarkInput input = Growing();
  for (std::int64_t year = 2019; year <= 2022; ++year) {
    *input.trend[Row(5, year)].account_eur *= 1000.0;
  }
  EXPECT_TRUE(Jumps(input).empty());
}

TEST(MarkTrend, AYearOfChangedBordersHasNoJump) {
  BenchmarkInput input = Growing();
  *input.trend[Row(4, 2022)].account_eur *= 3.0;
  input.trend[Row(4, 2022)].border_changed = true;
  EXPECT_TRUE(Jumps(input).empty());
}

// A part of a municipality that was split is in the figures of the one year and not of the other.
TEST(MarkTrend, AYearAfterASplitHasNoJump) {
  BenchmarkInput input = Growing();
  *input.trend[Row(4, 2019)].account_eur /= 3.0;
  input.trend[Row(4, 2019)].split = true;
  EXPECT_TRUE(Jumps(input).empty());
}

TEST(MarkTrend, TheLimitIsAnOption) {
  BenchmarkInput input = Growing();
  *input.trend[Row(4, 2022)].account_eur *= 1.3;
  EXPECT_EQ(Jumps(input).size(), 1U);
  input.model.options.jump_limit = 100.0;
  EXPECT_TRUE(Jumps(input).empty());
}

TEST(MarkTrend, NamesTheBreakOfTheYear) {
  const auto rows = MarkTrend(Growing());
  EXPECT_EQ(rows[Row(1, 2022)].break_before, "breuk");
  EXPECT_EQ(rows[Row(1, 2021)].break_before, "");
  EXPECT_EQ(rows.size(), kUnits * 4);
}

TEST(TrendRow, DividesByInhabitantsWhenBothAreKnown) {
  TrendRow row;
  row.point.inhabitants = 200.0;
  EXPECT_EQ(row.PerInhabitant(1000.0), 5.0);
  EXPECT_FALSE(row.PerInhabitant(std::nullopt).has_value());
  row.point.inhabitants = 0.0;
  EXPECT_FALSE(row.PerInhabitant(1000.0).has_value());
  row.point.inhabitants.reset();
  EXPECT_FALSE(row.PerInhabitant(1000.0).has_value());
}

}  // namespace
}  // namespace doelmaat::benchmark
