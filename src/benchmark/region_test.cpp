#include "benchmark/region.h"

#include <cmath>

#include <gtest/gtest.h>

#include "benchmark/benchmark_fixture.h"
#include "benchmark/benchmark_table.h"

namespace doelmaat::benchmark {
namespace {

constexpr auto kMedian = static_cast<std::size_t>(Reference::kMedian);
// Relative; sums of some tens of amounts in another order.
constexpr double kTolerance = 1e-12;

BenchmarkInput Country() {
  BenchmarkInput input = fixture::MadeUpInput(30, 11);
  input.units[2].spend_eur.reset();  // left out, and of the second region
  input.regions.push_back({"JZ03", "Alleen", 2023, {input.units[29].id}});
  input.regions.push_back({"JZ04", "Leeg", 2023, {input.units[2].id}});
  std::erase(input.regions[1].members, input.units[2].id);
  input.regions[1].members.push_back("GM9999");  // not in the panel
  return input;
}

const BenchmarkResult& MadeUp() {
  static const BenchmarkResult result = RunBenchmark(Country(), numerics::SerialFor());
  return result;
}

TEST(SumRegions, FiguresAreTheSumsOfTheMunicipalities) {
  const BenchmarkResult& result = MadeUp();
  for (const RegionResult& region : result.regions) {
    if (!region.totals.has_value()) {
      continue;
    }
    double spend = 0.0, clients = 0.0, youth = 0.0, potential = 0.0;
    for (const std::size_t k : region.entries) {
      spend += result.cost_eur[k];
      clients += result.clients[k];
      youth += *result.UnitAt(k).youth;
      potential += result.potential.units[k][kMedian].eur;
    }
    EXPECT_NEAR(region.totals->spend_eur, spend, kTolerance * spend);
    EXPECT_NEAR(region.totals->clients.value, clients, kTolerance * clients);
    EXPECT_NEAR(region.totals->youth, youth, kTolerance * youth);
    EXPECT_NEAR(region.totals->potential[kMedian].eur, potential, kTolerance * potential);
  }
}

TEST(SumRegions, RegionsAndMunicipalitiesOutsideThemAddUpToTheCountry) {
  const BenchmarkResult& result = MadeUp();
  double spend = 0.0, potential = 0.0;
  for (const RegionResult& region : result.regions) {
    spend += region.totals.has_value() ? region.totals->spend_eur : 0.0;
    potential += region.totals.has_value() ? region.totals->potential[kMedian].eur : 0.0;
  }
  double total = 0.0;
  for (const double eur : result.cost_eur) {
    total += eur;
  }
  EXPECT_NEAR(spend, total, kTolerance * total);
  EXPECT_NEAR(potential, result.potential.total[kMedian].eur, kTolerance * potential);
}

TEST(SumRegions, ARegionOfOneMunicipalityHasItsFiguresAndItsInterval) {
  const BenchmarkResult& result = MadeUp();
  const RegionResult& alone = result.regions[2];
  ASSERT_EQ(alone.entries.size(), 1u);
  for (std::size_t r = 0; r < kReferenceCount; ++r) {
    SCOPED_TRACE(ReferenceName(static_cast<Reference>(r)));
    const Amount& own = result.potential.units[alone.entries[0]][r];
    EXPECT_EQ(alone.totals->potential[r].eur, own.eur);
    EXPECT_EQ(alone.totals->potential[r].low, own.low);
    EXPECT_EQ(alone.totals->potential[r].high, own.high);
  }
}

TEST(SumRegions, TheIntervalIsNarrowerThanAddedEndsAndHoldsTheSumOfDraws) {
  const BenchmarkResult& result = MadeUp();
  for (const std::size_t r : {std::size_t{0}, std::size_t{1}}) {
    const RegionResult& region = result.regions[r];
    double low = 0.0, high = 0.0;
    for (const std::size_t k : region.entries) {
      low += result.potential.units[k][kMedian].low;
      high += result.potential.units[k][kMedian].high;
    }
    const Amount& sum = region.totals->potential[kMedian];
    EXPECT_GT(sum.low, low);
    EXPECT_LT(sum.high, high);
    EXPECT_LT(sum.low, sum.high);
  }
}

TEST(SumRegions, ARegionWithoutComparedMunicipalitiesHasNoTotals) {
  const BenchmarkResult& result = MadeUp();
  EXPECT_TRUE(result.regions[3].entries.empty());
  EXPECT_FALSE(result.regions[3].totals.has_value());
  const result::ResultTable table = RegionTable(result);
  EXPECT_EQ(table.At(3, "spend_eur").state, result::CellState::kNotApplicable);
  EXPECT_EQ(table.At(3, "potential_median_eur_high").state, result::CellState::kNotApplicable);
}

TEST(SumRegions, RefusesGroupsThatAreNotThoseOfTheRegions) {
  const BenchmarkResult& result = MadeUp();
  EXPECT_DEATH(SumRegions(result.input, result.selection, {}, {}), "");
}

}  // namespace
}  // namespace doelmaat::benchmark
