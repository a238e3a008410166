#include "measure/overlap.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::measure {
namespace {

const OverlapInputs kTwo{1000, {100, 200}, {0.5, 1}, {0.4, 2}};

// By hand: S(1) = 100, S(2) = 300. Independent: 0.3 · 100 + 0.2 · 300 + 0.2 · 300 a trajectory.
TEST(Overlap, CountsThoseReachedByBothOnce) {
  const double joint = JointShare(kTwo.a, kTwo.b, JointReach::kIndependent);
  EXPECT_NEAR(joint, 0.2, 1e-15);
  EXPECT_NEAR(JointSaving(kTwo, joint, EffectRule::kLargest), 150'000, 1e-6);
  // Both: S(3) = 300 too, for there are two months with a cost.
  EXPECT_NEAR(JointSaving(kTwo, joint, EffectRule::kSum), 150'000, 1e-6);
}

TEST(Overlap, WithoutAnyoneInBothIsTheSum) {
  EXPECT_NEAR(JointSaving(kTwo, 0, EffectRule::kLargest), 1000 * (0.5 * 100 + 0.4 * 300), 1e-6);
}

TEST(Overlap, IsTheSameTheOtherWayRound) {
  OverlapInputs other = kTwo;
  std::swap(other.a, other.b);
  for (const EffectRule rule : {EffectRule::kLargest, EffectRule::kSum}) {
    EXPECT_NEAR(JointSaving(kTwo, 0.3, rule), JointSaving(other, 0.3, rule), 1e-6);
  }
}

TEST(Overlap, OfEveryJointReachLiesInTheRange) {
  const SavingRange range = JointSavingRange(kTwo, EffectRule::kLargest);
  for (double joint = 0; joint <= 0.4; joint += 0.05) {
    const double saving = JointSaving(kTwo, joint, EffectRule::kLargest);
    EXPECT_LE(range.low, saving + 1e-6);
    EXPECT_GE(range.high, saving - 1e-6);
  }
  EXPECT_LT(range.low, range.high);
}

TEST(Overlap, OfAMeasureThatReachesNobodyIsTheOther) {
  OverlapInputs alone = kTwo;
  alone.a.share = 0;
  const SavingRange range = JointSavingRange(alone, EffectRule::kSum);
  EXPECT_NEAR(range.low, 1000 * 0.4 * 300, 1e-6);
  EXPECT_EQ(range.low, range.high);
}

TEST(Overlap, RefusesWhatCannotBe) {
  EXPECT_THROW(JointSaving(kTwo, 0.45, EffectRule::kSum), Error);  // more than min(0.5, 0.4)
  EXPECT_THROW(JointSaving(kTwo, -0.1, EffectRule::kSum), Error);
  EXPECT_THROW(JointSaving(kTwo, std::nan(""), EffectRule::kSum), Error);
  OverlapInputs wrong = kTwo;
  wrong.a.share = 1.2;
  EXPECT_THROW(JointSavingRange(wrong, EffectRule::kSum), Error);
  wrong = kTwo;
  wrong.month_cost.clear();
  EXPECT_THROW(JointSavingRange(wrong, EffectRule::kSum), Error);
  wrong = kTwo;
  wrong.trajectories = -1;
  EXPECT_THROW(JointSavingRange(wrong, EffectRule::kSum), Error);
}

}  // namespace
}  // namespace doelmaat::measure
