#include "benchmark/benchmark.h"

#include <numeric>

#include <gtest/gtest.h>

#include "base/error.h"
#include "benchmark/benchmark_fixture.h"
#include "benchmark/benchmark_table.h"

namespace doelmaat::benchmark {
namespace {

using fixture::MadeUpInput;
using numerics::SerialFor;

bool SameCells(const result::ResultTable& a, const result::ResultTable& b) {
  if (a.rows.size() != b.rows.size()) {
    return false;
  }
  for (std::size_t r = 0; r < a.rows.size(); ++r) {
    for (std::size_t c = 0; c < a.columns.size(); ++c) {
      if (a.rows[r][c].state != b.rows[r][c].state || a.rows[r][c].value != b.rows[r][c].value) {
        return false;
      }
    }
  }
  return true;
}

TEST(RunBenchmark, GivesEveryKeptMunicipalityEveryPart) {
  const BenchmarkResult result = RunBenchmark(MadeUpInput(30, 1), SerialFor());
  const std::size_t n = result.selection.kept.size();
  EXPECT_EQ(n, 30U);
  EXPECT_EQ(result.cost_eur.size(), n);
  EXPECT_EQ(result.clients.size(), n);
  EXPECT_EQ(result.peers.size(), n);
  EXPECT_EQ(result.per_client.size(), n);
  EXPECT_EQ(result.per_youth.size(), n);
  EXPECT_EQ(result.efficiency.units.size(), n);
  EXPECT_EQ(result.potential.units.size(), n);
  EXPECT_EQ(std::accumulate(result.national.class_counts.begin(),
                            result.national.class_counts.end(),
                            result.national.unclear),
            n);
  double mean = 0.0;
  for (const UnitEfficiency& unit : result.efficiency.units) {
    mean += unit.score / static_cast<double>(n);
  }
  EXPECT_NEAR(result.national.mean_score, mean, 1e-12);
}

TEST(RunBenchmark, NamesTheThreeLargestOfEachClass) {
  const BenchmarkResult result = RunBenchmark(MadeUpInput(30, 1), SerialFor());
  for (std::size_t c = 0; c < kClassCount; ++c) {
    const auto& largest = result.national.largest[c];
    EXPECT_EQ(largest.size(), std::min<std::size_t>(3, result.national.class_counts[c]));
    for (std::size_t i = 0; i < largest.size(); ++i) {
      EXPECT_EQ(static_cast<std::size_t>(result.efficiency.units[largest[i]].most_likely), c);
      if (i > 0) {
        EXPECT_GE(*result.input.units[largest[i - 1]].population,
                  *result.input.units[largest[i]].population);
      }
    }
  }
}

TEST(RunBenchmark, GivesTheSameTablesForOneAndTwoThreads) {
  const auto one = BenchmarkTables(RunBenchmark(MadeUpInput(30, 1), SerialFor()));
  const auto two = BenchmarkTables(RunBenchmark(MadeUpInput(30, 1), fixture::TwoThreads()));
  for (std::size_t t = 0; t < one.size(); ++t) {
    EXPECT_TRUE(SameCells(one[t], two[t])) << one[t].name;
  }
}

TEST(RunBenchmark, AnAnomalyChangesNothingForTheOthers) {
  BenchmarkInput input = MadeUpInput(31, 1);
  *input.units[30].spend_eur *= 60.0;
  const BenchmarkResult with = RunBenchmark(std::move(input), SerialFor());
  const BenchmarkResult without = RunBenchmark(MadeUpInput(30, 1), SerialFor());
  ASSERT_EQ(with.selection.kept, without.selection.kept);
  EXPECT_TRUE(SameCells(UnitTable(with), UnitTable(without)));
}

TEST(BenchmarkResult, TheFrontierIsTheHeadlineOnlyWhenTheCheckPassed) {
  for (const bool tells : {false, true}) {
    for (const bool stable : {false, true}) {
      BenchmarkResult result;
      result.identification.tells_from_noise = tells;
      result.identification.total_is_stable = stable;
      EXPECT_EQ(result.headline(), tells && stable ? Reference::kFrontier : Reference::kMedian);
    }
  }
}

TEST(BenchmarkResult, NeedNeverCarriesTheFrontierAsHeadlineNotEvenWhenTheCheckPassed) {
  BenchmarkResult result;
  result.identification.tells_from_noise = true;
  result.identification.total_is_stable = true;
  ASSERT_EQ(result.headline(), Reference::kFrontier);
  result.input.model.against_need = true;
  EXPECT_EQ(result.headline(), Reference::kMedian);
}

TEST(RunBenchmark, RefusesTooFewMunicipalitiesAndSaysHowMany) {
  try {
    RunBenchmark(MadeUpInput(5, 1), SerialFor());
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadData);
    EXPECT_NE(std::string(error.what()).find("wat overblijft: 3"), std::string::npos)
        << error.what();
  }
  EXPECT_THROW(RunBenchmark(MadeUpInput(0, 1), SerialFor()), Error);
}

}  // namespace
}  // namespace doelmaat::benchmark
