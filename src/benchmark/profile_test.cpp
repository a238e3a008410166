#include "benchmark/profile.h"

#include <gtest/gtest.h>

#include "benchmark/benchmark_fixture.h"

namespace doelmaat::benchmark {
namespace {

constexpr double kTolerance = 1e-15;  // one division

// Four municipalities, of which the last is not compared; ages a, b, c and referrer r.
BenchmarkInput MakeInput() {
  BenchmarkInput input;
  const std::vector<std::vector<std::optional<std::int64_t>>> ages = {
      {100, 300, std::nullopt}, {20, 20, 60}, {50, 30, 20}, {5, 0, 15}};
  for (std::size_t i = 0; i < ages.size(); ++i) {
    UnitInput unit;
    unit.id = fixture::MadeUpCode(i + 1);
    input.profile.push_back({unit.id, "age", "a", ages[i][0]});
    input.profile.push_back({unit.id, "age", "b", ages[i][1]});
    input.profile.push_back({unit.id, "age", "c", ages[i][2]});
    input.profile.push_back({unit.id, "referrer", "r", 7});
    input.units.push_back(unit);
  }
  return input;
}

std::vector<ProfileRow> Profile() {
  return ProfileClients(MakeInput(), {0, 1, 2}, fixture::EachOthersPeers(3));
}

TEST(ProfileClients, SharesAreOfWhatIsPublishedOfTheirKind) {
  const auto rows = Profile();
  ASSERT_EQ(rows.size(), 16U);
  EXPECT_NEAR(*rows[0].share, 0.25, kTolerance);  // 100 of 400: c is withheld, at most 9
  EXPECT_NEAR(*rows[1].share, 0.75, kTolerance);
  EXPECT_NEAR(*rows[4].share, 0.2, kTolerance);
  EXPECT_NEAR(*rows[3].share, 1.0, kTolerance);  // the only referrer
}

TEST(ProfileClients, GivesNoSharesWhereTooMuchMayBeWithheld) {
  BenchmarkInput input = MakeInput();
  input.profile[0].persons = 10;
  input.profile[1].persons = 30;
  const auto rows = ProfileClients(input, {0, 1, 2}, fixture::EachOthersPeers(3));
  EXPECT_EQ(rows[0].persons, 10);
  EXPECT_FALSE(rows[0].share.has_value());  // 9 withheld on 40 could be a fifth
  EXPECT_TRUE(rows[4].share.has_value());
}

TEST(ProfileClients, WhatIsWithheldStaysWithheld) {
  const auto rows = Profile();
  EXPECT_FALSE(rows[2].persons.has_value());
  EXPECT_FALSE(rows[2].share.has_value());
  EXPECT_TRUE(rows[2].peer_median_share.has_value());
}

TEST(ProfileClients, PeerMedianIsOverThePeersThatHaveTheFigure) {
  const auto rows = Profile();
  EXPECT_NEAR(*rows[0].peer_median_share, (0.2 + 0.5) / 2.0, kTolerance);
  EXPECT_NEAR(*rows[6].peer_median_share, 0.2, kTolerance);  // c: only the third has it
}

TEST(ProfileClients, ZeroIsAShareOfZero) {
  const auto rows = Profile();
  EXPECT_EQ(rows[13].persons, 0);
  EXPECT_EQ(rows[13].share, 0.0);
}

TEST(ProfileClients, WhoIsNotComparedHasNoPeers) {
  const auto rows = Profile();
  EXPECT_TRUE(rows[12].share.has_value());
  EXPECT_FALSE(rows[12].peer_median_share.has_value());
}

TEST(ProfileClients, OnlyZerosGiveNoShare) {
  BenchmarkInput input = MakeInput();
  for (std::size_t r = 0; r < 3; ++r) {
    input.profile[r].persons = 0;
  }
  const auto rows = ProfileClients(input, {0, 1, 2}, fixture::EachOthersPeers(3));
  EXPECT_FALSE(rows[0].share.has_value());
}

}  // namespace
}  // namespace doelmaat::benchmark
