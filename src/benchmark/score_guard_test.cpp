#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "benchmark/benchmark_fixture.h"
#include "benchmark/benchmark_table.h"

namespace doelmaat::benchmark {
namespace {

using result::Column;
using result::ResultTable;

// The guarded columns of a table, of those named.
std::set<std::string> Guarded(const BenchmarkResult& result,
                              const std::string& name,
                              const std::set<std::string>& scores) {
  std::set<std::string> columns;
  for (const ResultTable& table : BenchmarkTables(result)) {
    for (const Column& column : table.columns) {
      if (table.name == name && scores.contains(column.name) && column.guarded_by == "clients") {
        EXPECT_TRUE(table.columns[table.ColumnIndex("clients")].person_count) << name;
        columns.insert(column.name);
      }
    }
  }
  return columns;
}

// With one output every score gives the number of young people back, beside the scores of others.
TEST(ScoreGuard, HoldsScoresWhereTheNumberIsTheOnlyOutput) {
  const BenchmarkResult two = RunBenchmark(fixture::MadeUpInput(30, 11), numerics::SerialFor());
  BenchmarkInput input = fixture::MadeUpInput(30, 11);
  input.model.outputs.resize(1);
  for (UnitInput& unit : input.units) {
    unit.outputs.resize(1);
  }
  const BenchmarkResult one = RunBenchmark(std::move(input), numerics::SerialFor());
  const std::map<std::string, std::set<std::string>> scores = {
      {"units",
       {"score",
        "bias_corrected",
        "ci90_low",
        "ci90_high",
        "ci95_low",
        "ci95_high",
        "score_without_top_spanner",
        "potential_frontier_eur",
        "potential_frontier_eur_low",
        "potential_frontier_eur_high"}},
      {"regions",
       {"potential_frontier_eur", "potential_frontier_eur_low", "potential_frontier_eur_high"}},
      {"spanners", {"lambda"}},
      {"method_scores", {"method_score", "place"}},
      {"class_variants", {"method_score"}},
      {"class_sensitivity",
       {"bias_corrected",
        "better_eur",
        "better_change",
        "worse_eur",
        "worse_change",
        "place_best",
        "place_worst"}}};
  for (const auto& [name, columns] : scores) {
    EXPECT_EQ(Guarded(one, name, columns), columns) << name;
    EXPECT_EQ(Guarded(two, name, columns), std::set<std::string>{}) << name;
  }
}

}  // namespace
}  // namespace doelmaat::benchmark
