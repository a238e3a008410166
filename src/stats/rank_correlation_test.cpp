#include "stats/rank_correlation.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"

namespace doelmaat::stats {
namespace {

constexpr double kRounding = 1e-14;  // sums of a few hundred small numbers

std::vector<double> Draws(std::size_t n, std::uint64_t unit) {
  numerics::RandomStream stream(5, "rank_correlation_test", unit);
  std::vector<double> values(n);
  for (double& value : values) {
    value = std::round(10 * stream.Normal());  // with ties
  }
  return values;
}

// Hollander & Wolfe 1973, p. 187: colour and quality of tuna. cor.test of R 4.2 prints
// tau 0.4444444 (T = 26 of 36 pairs) and rho 0.6 (S = 48).
TEST(CorrelateRanks, TunaOfHollanderAndWolfe) {
  const std::vector<double> colour = {44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1};
  const std::vector<double> quality = {2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8};
  const RankCorrelation found = CorrelateRanks(colour, quality);
  EXPECT_EQ(found.n, 9U);
  EXPECT_NEAR(*found.kendall, 16.0 / 36.0, kRounding);
  EXPECT_NEAR(*found.spearman, 0.6, kRounding);
}

// Of six pairs one is tied on x and one on y; three agree, one does not: 2 / sqrt(5 × 5).
// Mid-ranks 1, 2.5, 2.5, 4 and 1, 4, 2.5, 2.5: (2.25 + 0 + 0 + 0) / 4.5.
TEST(CorrelateRanks, TiesByHand) {
  const std::vector<double> x = {1, 2, 2, 3};
  const std::vector<double> y = {1, 3, 2, 2};
  const RankCorrelation found = CorrelateRanks(x, y);
  EXPECT_NEAR(*found.kendall, 0.4, kRounding);
  EXPECT_NEAR(*found.spearman, 0.5, kRounding);
  EXPECT_EQ(MidRanks(x), (std::vector<double>{1, 2.5, 2.5, 4}));
}

TEST(CorrelateRanks, OnlyTheOrderCounts) {
  const std::vector<double> x = Draws(200, 0);
  const std::vector<double> y = Draws(200, 1);
  std::vector<double> grown;
  std::vector<double> turned;
  for (const double value : x) {
    grown.push_back(std::exp(value / 10));
    turned.push_back(-value);
  }
  const RankCorrelation found = CorrelateRanks(x, y);
  EXPECT_NEAR(*CorrelateRanks(grown, y).spearman, *found.spearman, kRounding);
  EXPECT_NEAR(*CorrelateRanks(grown, y).kendall, *found.kendall, kRounding);
  EXPECT_NEAR(*CorrelateRanks(turned, y).spearman, -*found.spearman, kRounding);
  EXPECT_NEAR(*CorrelateRanks(turned, y).kendall, -*found.kendall, kRounding);
  EXPECT_NEAR(*CorrelateRanks(y, x).kendall, *found.kendall, kRounding);
  EXPECT_NEAR(*CorrelateRanks(x, grown).spearman, 1, kRounding);
  EXPECT_NEAR(*CorrelateRanks(x, grown).kendall, 1, kRounding);
  double places = 0;
  for (const double place : MidRanks(x)) {
    places += place;
  }
  EXPECT_NEAR(places, 200.0 * 201.0 / 2.0, 1e-9);
}

TEST(CorrelateRanks, ThereIsNoneWhereThereIsNoOrder) {
  for (const auto& [x, y] : {std::pair<std::vector<double>, std::vector<double>>{{}, {}},
                             {{1}, {2}},
                             {{3, 3, 3}, {1, 2, 3}},
                             {{1, 2, 3}, {3, 3, 3}}}) {
    const RankCorrelation found = CorrelateRanks(x, y);
    EXPECT_EQ(found.n, x.size());
    EXPECT_FALSE(found.spearman.has_value());
    EXPECT_FALSE(found.kendall.has_value());
  }
}

TEST(CorrelateRanks, RefusesUnequalLengthsAndWhatIsNotFinite) {
  const std::vector<double> two = {1, 2};
  EXPECT_THROW(CorrelateRanks(two, std::vector<double>{1}), Error);
  EXPECT_THROW(CorrelateRanks(two, std::vector<double>{1, std::nan("")}), Error);
  EXPECT_THROW(CorrelateRanks(std::vector<double>{1, std::numeric_limits<double>::infinity()}, two),
               Error);
}

}  // namespace
}  // namespace doelmaat::stats
