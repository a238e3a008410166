#include "benchmark/peers.h"

#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"

namespace doelmaat::benchmark {
namespace {

using numerics::Matrix;

// Of sums of a few squares and one root.
constexpr double kTolerance = 1e-12;

Matrix Rows(const std::vector<std::vector<double>>& rows) {
  Matrix matrix(rows.size(), rows[0].size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t f = 0; f < rows[i].size(); ++f) {
      matrix(i, f) = rows[i][f];
    }
  }
  return matrix;
}

Matrix Random(std::size_t units, std::size_t features) {
  Matrix matrix(units, features);
  numerics::RandomStream stream(3, "peers_test", 0);
  for (std::size_t i = 0; i < units; ++i) {
    for (std::size_t f = 0; f < features; ++f) {
      matrix(i, f) = stream.Normal();
    }
  }
  return matrix;
}

std::vector<std::size_t> Members(const PeerGroup& group) {
  std::vector<std::size_t> members;
  for (const Comparable& peer : group.members) {
    members.push_back(peer.unit);
  }
  return members;
}

TEST(FindPeers, FindsTheNearestOfASolvedCase) {
  // Standard deviation of 0, 1, 3, 6, 10 is sqrt(66 / 4), of the second feature 1.
  const double deviation = std::sqrt((16.0 + 9.0 + 1.0 + 4.0 + 36.0) / 4.0);
  const Matrix features = Rows({{0.0}, {1.0}, {3.0}, {6.0}, {10.0}});
  const std::vector<double> weights = {4.0};
  const auto groups = FindPeers(features, weights, {2, 0.25});
  EXPECT_EQ(Members(groups[0]), (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(Members(groups[2]), (std::vector<std::size_t>{1, 0}));  // 3 away on both sides: row 0
  EXPECT_EQ(Members(groups[4]), (std::vector<std::size_t>{3, 2}));
  // sqrt(4 (6 / s)²)
  EXPECT_NEAR(groups[0].members[1].distance, 2.0 * 3.0 / deviation, kTolerance);
}

TEST(FindPeers, AddsUpWeightedSquaresOverFeatures) {
  const Matrix features = Rows({{0.0, 0.0}, {3.0, 4.0}, {6.0, 8.0}});
  // Standard deviations 3 and 4: unit 1 lies one deviation away on each.
  const auto groups = FindPeers(features, std::vector<double>{1.0, 3.0}, {1, 0.25});
  EXPECT_NEAR(groups[0].members[0].distance, 2.0, kTolerance);
}

TEST(FindPeers, NobodyIsItsOwnPeer) {
  const auto groups = FindPeers(Random(40, 3), std::vector<double>{1.0, 1.0, 1.0}, {10, 0.25});
  for (std::size_t unit = 0; unit < groups.size(); ++unit) {
    const auto members = Members(groups[unit]);
    EXPECT_EQ(std::set<std::size_t>(members.begin(), members.end()).size(), 10U);
    for (const std::size_t member : members) {
      EXPECT_NE(member, unit);
    }
  }
}

TEST(FindPeers, NeitherUnitOfAFeatureNorScaleOfWeightsMatters) {
  const Matrix features = Random(40, 3);
  Matrix other(40, 3);
  for (std::size_t i = 0; i < 40; ++i) {
    other(i, 0) = 1000.0 * features(i, 0) - 7.0;
    other(i, 1) = 0.001 * features(i, 1) + 3.0;
    other(i, 2) = -features(i, 2);
  }
  const auto first = FindPeers(features, std::vector<double>{1.0, 2.0, 0.5}, {8, 0.25});
  const auto second = FindPeers(other, std::vector<double>{10.0, 20.0, 5.0}, {8, 0.25});
  for (std::size_t unit = 0; unit < first.size(); ++unit) {
    EXPECT_EQ(Members(first[unit]), Members(second[unit])) << unit;
    EXPECT_NEAR(first[unit].stability, second[unit].stability, kTolerance);
  }
}

TEST(FindPeers, EqualDistancesGoToTheLowerRow) {
  const auto groups =
      FindPeers(Rows({{0.0}, {1.0}, {1.0}, {1.0}, {1.0}}), std::vector<double>{1.0}, {2, 0.25});
  EXPECT_EQ(Members(groups[0]), (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(Members(groups[3]), (std::vector<std::size_t>{1, 2}));
}

TEST(FindPeers, AFeatureThatDoesNotVaryDoesNotCount) {
  const auto with = FindPeers(
      Rows({{0.0, 5.0}, {1.0, 5.0}, {3.0, 5.0}}), std::vector<double>{1.0, 9.0}, {2, 0.25});
  const auto without = FindPeers(Rows({{0.0}, {1.0}, {3.0}}), std::vector<double>{1.0}, {2, 0.25});
  for (std::size_t unit = 0; unit < 3; ++unit) {
    EXPECT_EQ(Members(with[unit]), Members(without[unit]));
    EXPECT_NEAR(with[unit].members[0].distance, without[unit].members[0].distance, kTolerance);
  }
}

TEST(FindPeers, WithOneFeatureEveryGroupIsStable) {
  // Moving the only weight moves every distance alike.
  for (const PeerGroup& group : FindPeers(Random(20, 1), std::vector<double>{1.0}, {5, 0.25})) {
    EXPECT_EQ(group.stability, 1.0);
  }
}

TEST(FindPeers, AMemberThatNeedsTheWeightsAsTheyAreIsKeptLess) {
  // From unit 0: unit 1 lies 1 away on the first feature, unit 2 lies 1.05 away on the second (both
  // have the same spread by symmetry). With the first weight up, or the second down, unit 2 is
  // nearer: unit 1 stays in two of four groups.
  const Matrix features =
      Rows({{0.0, 0.0}, {1.0, 0.0}, {0.0, 1.05}, {-9.0, -9.0}, {9.05, 9.0}, {0.0, 0.0}});
  const auto groups = FindPeers(features, std::vector<double>{1.0, 1.0}, {2, 0.25});
  EXPECT_EQ(Members(groups[0]), (std::vector<std::size_t>{5, 1}));
  EXPECT_EQ(groups[0].members[0].kept_share, 1.0);
  EXPECT_EQ(groups[0].members[1].kept_share, 0.5);
  EXPECT_NEAR(groups[0].stability, 0.75, kTolerance);
}

TEST(FindPeers, StabilityIsTheMeanOfKeptSharesAndOneWithoutAShift) {
  const Matrix features = Random(60, 4);
  const std::vector<double> weights = {1.0, 1.0, 1.0, 1.0};
  for (const PeerGroup& group : FindPeers(features, weights, {10, 0.25})) {
    double sum = 0.0;
    for (const Comparable& peer : group.members) {
      EXPECT_GE(peer.kept_share, 0.0);
      EXPECT_LE(peer.kept_share, 1.0);
      sum += peer.kept_share;
    }
    EXPECT_NEAR(group.stability, sum / 10.0, kTolerance);
  }
  for (const PeerGroup& group : FindPeers(features, weights, {10, 0.0})) {
    EXPECT_EQ(group.stability, 1.0);
  }
}

TEST(FindPeers, OrdersFeaturesFromTheMostAlike) {
  const Matrix features =
      Rows({{0.0, 0.0, 0.0}, {2.0, 1.0, 0.0}, {9.0, 9.0, 9.0}, {-9.0, -9.0, -9.0}});
  const auto groups = FindPeers(features, std::vector<double>{1.0, 1.0, 1.0}, {1, 0.25});
  ASSERT_EQ(groups[0].members[0].unit, 1U);
  EXPECT_EQ(groups[0].members[0].by_closeness, (std::vector<std::size_t>{2, 1, 0}));
}

TEST(FindPeers, GivesFewerWhenThereAreNotSoManyOthers) {
  const auto groups = FindPeers(Rows({{0.0}, {1.0}, {3.0}}), std::vector<double>{1.0}, {20, 0.25});
  EXPECT_EQ(groups[0].members.size(), 2U);
  EXPECT_EQ(groups[0].stability, 1.0);
  EXPECT_TRUE(FindPeers(Rows({{1.0}}), std::vector<double>{1.0}, {20, 0.25})[0].members.empty());
}

TEST(FindPeers, RefusesWeightsThatDoNotFit) {
  const Matrix features = Rows({{0.0, 1.0}, {1.0, 2.0}});
  for (const std::vector<double>& weights :
       {std::vector<double>{}, {1.0}, {1.0, 0.0}, {1.0, -1.0}, {1.0, std::nan("")}}) {
    try {
      FindPeers(features, weights, {1, 0.25});
      FAIL() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    }
  }
}

}  // namespace
}  // namespace doelmaat::benchmark
