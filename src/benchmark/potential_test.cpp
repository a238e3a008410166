#include "benchmark/potential.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "benchmark/benchmark_fixture.h"

namespace doelmaat::benchmark {
namespace {

constexpr auto kFrontier = static_cast<std::size_t>(Reference::kFrontier);
constexpr auto kQuartile = static_cast<std::size_t>(Reference::kBestQuartile);
constexpr auto kMedian = static_cast<std::size_t>(Reference::kMedian);
// Relative; of sums of some hundreds of amounts.
constexpr double kTolerance = 1e-12;

std::vector<PeerGroup> EverybodyElse(std::size_t units) {
  std::vector<PeerGroup> groups(units);
  for (std::size_t i = 0; i < units; ++i) {
    for (std::size_t j = 0; j < units; ++j) {
      if (i != j) {
        groups[i].members.push_back({j, 1.0, 1.0, {0}});
      }
    }
  }
  return groups;
}

// Scores, and draws of them that are all alike.
Efficiency Scores(const std::vector<double>& scores, std::size_t replications) {
  Efficiency efficiency;
  efficiency.status = EfficiencyStatus::kDone;
  efficiency.draws = numerics::Matrix(scores.size(), replications);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    UnitEfficiency unit;
    unit.score = scores[i];
    unit.bias_corrected = scores[i];
    unit.ci90 = stats::Interval{scores[i] - 0.1, std::min(1.0, scores[i] + 0.05)};
    efficiency.units.push_back(unit);
    std::ranges::fill(efficiency.draws.row(i), scores[i]);
  }
  return efficiency;
}

const std::vector<double> kCost = {1000.0, 2000.0, 3000.0, 8000.0};
const std::vector<double> kClients = {100.0, 100.0, 100.0, 200.0};

BenchmarkOptions Options() {
  BenchmarkOptions options;
  options.replications = 100;
  return options;
}

TEST(ComputePotential, MatchesACaseSolvedByHand) {
  // Per client 10, 20, 30, 40; each is held against the other three.
  const PotentialResult found = ComputePotential(
      {kCost, kClients, EverybodyElse(4)}, Scores({1.0, 0.9, 0.8, 0.5}, 100), Options());
  // Medians of the others: 30, 30, 20, 20; first quartiles (type 7): 25, 20, 15, 15.
  const double median[] = {0.0, 0.0, 1000.0, 4000.0};
  const double quartile[] = {0.0, 0.0, 1500.0, 5000.0};
  const double frontier[] = {0.0, 200.0, 600.0, 4000.0};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(found.units[i][kMedian].eur, median[i], 1e-9) << i;
    EXPECT_NEAR(found.units[i][kQuartile].eur, quartile[i], 1e-9) << i;
    EXPECT_NEAR(found.units[i][kFrontier].eur, frontier[i], 1e-9) << i;
  }
  EXPECT_NEAR(found.total[kMedian].eur, 5000.0, 1e-9);
  EXPECT_NEAR(found.total[kQuartile].eur, 6500.0, 1e-9);
  EXPECT_NEAR(found.total[kFrontier].eur, 4800.0, 1e-9);
}

TEST(ComputePotential, FrontierIntervalIsThatOfTheScoreAndOfTheDraws) {
  const PotentialResult found = ComputePotential(
      {kCost, kClients, EverybodyElse(4)}, Scores({1.0, 0.9, 0.8, 0.5}, 100), Options());
  EXPECT_NEAR(found.units[3][kFrontier].low, 8000.0 * 0.45, 1e-9);
  EXPECT_NEAR(found.units[3][kFrontier].high, 8000.0 * 0.6, 1e-9);
  // All draws are the score: the total has no spread.
  EXPECT_NEAR(found.total[kFrontier].low, 4800.0, 1e-9);
  EXPECT_NEAR(found.total[kFrontier].high, 4800.0, 1e-9);
}

TEST(ComputePotential, AUnitBeyondTheFrontierHasNothingToSave) {
  Efficiency efficiency = Scores({1.0, 0.9, 0.8, 1.0}, 100);
  efficiency.units[3].bias_corrected.reset();
  efficiency.units[3].ci90.reset();
  const PotentialResult found =
      ComputePotential({kCost, kClients, EverybodyElse(4)}, efficiency, Options());
  EXPECT_EQ(found.units[3][kFrontier].eur, 0.0);
  EXPECT_EQ(found.units[3][kFrontier].low, 0.0);
  EXPECT_EQ(found.units[3][kFrontier].high, 0.0);
}

TEST(ComputePotential, IsZeroWhenEverybodySpendsTheSame) {
  const std::vector<double> cost(6, 500.0);
  const std::vector<double> clients(6, 10.0);
  const PotentialResult found = ComputePotential(
      {cost, clients, EverybodyElse(6)}, Scores(std::vector<double>(6, 1.0), 100), Options());
  for (const std::size_t reference : {kQuartile, kMedian}) {
    EXPECT_EQ(found.total[reference].eur, 0.0);
    EXPECT_EQ(found.total[reference].high, 0.0);
  }
}

// What must hold whatever the figures: nothing below zero, ends in order, the total is the sum of
// the units, and the median asks no more than the best quartile. A point need not lie between its
// own ends: those are percentiles of redrawn comparisons.
class PotentialOf : public testing::TestWithParam<std::uint64_t> {};

TEST_P(PotentialOf, AMadeUpCountryHoldsTogether) {
  const BenchmarkResult result =
      RunBenchmark(fixture::MadeUpInput(40, GetParam()), numerics::SerialFor());
  const PotentialResult& found = result.potential;
  std::array<double, kReferenceCount> sums{};
  const auto check = [](const Potential& potential) {
    for (const Amount& amount : potential) {
      EXPECT_GE(amount.eur, 0.0);
      EXPECT_GE(amount.low, 0.0);
      EXPECT_LE(amount.low, amount.high);
    }
    EXPECT_LE(potential[kMedian].eur, potential[kQuartile].eur);
    EXPECT_LE(potential[kMedian].low, potential[kQuartile].low);
    EXPECT_LE(potential[kMedian].high, potential[kQuartile].high);
  };
  for (std::size_t i = 0; i < found.units.size(); ++i) {
    check(found.units[i]);
    for (std::size_t r = 0; r < kReferenceCount; ++r) {
      sums[r] += found.units[i][r].eur;
      EXPECT_LE(found.units[i][r].eur, result.cost_eur[i]);
    }
  }
  check(found.total);
  for (std::size_t r = 0; r < kReferenceCount; ++r) {
    EXPECT_NEAR(sums[r], found.total[r].eur, kTolerance * sums[r]) << r;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, PotentialOf, testing::Values(1, 2, 3, 4));

TEST(ComputePotential, FollowsTheUnitOfMoneyAndNotThatOfClients) {
  std::vector<double> cost = kCost;
  std::vector<double> clients = kClients;
  const Efficiency efficiency = Scores({1.0, 0.9, 0.8, 0.5}, 100);
  const PotentialResult before =
      ComputePotential({cost, clients, EverybodyElse(4)}, efficiency, Options());
  for (std::size_t i = 0; i < 4; ++i) {
    cost[i] *= 1000.0;
    clients[i] *= 7.0;
  }
  const PotentialResult after =
      ComputePotential({cost, clients, EverybodyElse(4)}, efficiency, Options());
  for (std::size_t r = 0; r < kReferenceCount; ++r) {
    EXPECT_NEAR(after.total[r].eur, 1000.0 * before.total[r].eur, 1e-6);
    EXPECT_NEAR(after.total[r].high, 1000.0 * before.total[r].high, 1e-6);
  }
}

TEST(PositionAmongPeers, GivesOwnValueAndQuartilesOfTheOthers) {
  const auto found =
      PositionAmongPeers(std::vector<double>{10.0, 20.0, 30.0, 40.0, 50.0, 99.0}, EverybodyElse(6));
  EXPECT_EQ(found[5].own, 99.0);
  EXPECT_NEAR(found[5].first_quartile, 20.0, kTolerance * 20.0);
  EXPECT_NEAR(found[5].median, 30.0, kTolerance * 30.0);
  EXPECT_NEAR(found[5].third_quartile, 40.0, kTolerance * 40.0);
}

}  // namespace
}  // namespace doelmaat::benchmark
