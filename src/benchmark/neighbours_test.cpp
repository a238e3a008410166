#include "benchmark/neighbours.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::benchmark {
namespace {

PeerGroup GroupOf(std::initializer_list<std::size_t> members) {
  PeerGroup group;
  for (const std::size_t member : members) {
    group.members.push_back({member, 0.0, 0.0, {}});
  }
  return group;
}

const std::vector<std::string> kIds = {"a", "b", "c", "d", "e"};
const std::vector<PeerGroup> kPeers = {
    GroupOf({1, 2}), GroupOf({0, 2}), GroupOf({3, 4}), GroupOf({4, 2}), GroupOf({3, 2})};

TEST(Neighbours, SharedMembersAreCountedByHand) {
  // a shares b; b shares nothing, and its neighbour x is not compared.
  const NeighbourCheck check = CompareNeighbours(kIds, kPeers, {{"a", {"b", "d"}}, {"b", {"x"}}});
  ASSERT_EQ(check.units.size(), 2U);
  EXPECT_EQ(check.units[0].shared, 1U);
  EXPECT_EQ(check.units[0].official, 2U);
  EXPECT_EQ(check.units[1].shared, 0U);
  EXPECT_NEAR(check.mean_shared, 0.5, 1e-15);
  EXPECT_NEAR(check.mean_official, 1.5, 1e-15);
  // (2 of 2 reachable x 2 / 4 + 0) / 2
  EXPECT_NEAR(check.by_chance, 0.5, 1e-15);
}

TEST(Neighbours, OurOwnGroupsAgreeWhollyAndTheOrderOfOthersDoesNotMatter) {
  const std::map<std::string, std::vector<std::string>> ours = {{"a", {"c", "b"}},
                                                                {"e", {"d", "c"}}};
  const NeighbourCheck check = CompareNeighbours(kIds, kPeers, ours);
  EXPECT_NEAR(check.mean_shared, check.mean_official, 1e-15);
}

TEST(Neighbours, NobodyWithOfficialNeighboursIsAnEmptyCheck) {
  const NeighbourCheck check = CompareNeighbours(kIds, kPeers, {});
  EXPECT_TRUE(check.units.empty());
  EXPECT_EQ(check.mean_shared, 0.0);
}

TEST(Neighbours, GroupsOfOtherUnitsAreRefused) {
  EXPECT_THROW(CompareNeighbours({"a"}, kPeers, {}), Error);
}

}  // namespace
}  // namespace doelmaat::benchmark
