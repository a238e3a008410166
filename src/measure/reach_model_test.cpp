#include "measure/reach_model.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::measure {
namespace {

using Draw = ReachModel::Draw;

constexpr double kMonthCost[] = {520, 620, 660};

std::vector<ReachPair> AllPairs(std::size_t n, PairRule rule) {
  std::vector<ReachPair> pairs;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      pairs.push_back({j, i, rule, 0});
    }
  }
  return pairs;
}

std::vector<Draw> Constant(const std::vector<Reach>& reaches) {
  std::vector<Draw> draws;
  for (const Reach& reach : reaches) {
    Draw draw;
    draw.reach.fill(reach.share);
    draw.months.fill(reach.months);
    draws.push_back(draw);
  }
  return draws;
}

std::vector<double> Middles(const std::vector<Reach>& reaches) {
  std::vector<double> middles;
  for (const Reach& reach : reaches) {
    middles.push_back(reach.share);
  }
  return middles;
}

// The saving a trajectory, and the months saved.
struct Saving {
  double eur = 0;
  double months = 0;
  bool possible = false;
};

Saving Save(const ReachModel& model,
            const std::vector<Reach>& reaches,
            EffectRule rule,
            double before = 0,
            double length = 9) {
  std::array<Lanes, 4> saved;
  Lanes shift;
  shift.fill(before);
  Saving saving;
  saving.possible = model.SavedMonths(Constant(reaches), shift, {rule, length, 3}, saved);
  for (std::size_t k = 0; k < 3; ++k) {
    saving.eur += kMonthCost[k] * saved[k][kLanes - 1];
  }
  saving.months = saved[3][0];
  return saving;
}

const std::vector<Reach> kTwo = {{0.175, 1.75}, {0.25, 2.5}};
const std::vector<Reach> kThree = {{0.175, 1.75}, {0.1, 2.25}, {0.25, 2.5}};

OverlapInputs Pair() { return {1, {520, 620, 660}, kTwo[0], kTwo[1], 9}; }

// overlap.h is checked against the golden file; two measures are the same thing here.
TEST(ReachModel, OfTwoMeasuresIsTheirOverlap) {
  for (const EffectRule rule :
       {EffectRule::kLargest, EffectRule::kSum, EffectRule::kMultiplicative}) {
    for (const auto& [pair, share] : {std::pair(PairRule::kIndependent, 0.175 * 0.25),
                                      std::pair(PairRule::kNested, 0.175),
                                      std::pair(PairRule::kDisjoint, 0.0),
                                      std::pair(PairRule::kGiven, 0.08)}) {
      const ReachModel model(Middles(kTwo), std::vector<ReachPair>{{0, 1, pair, 0.08}});
      EXPECT_NEAR(Save(model, kTwo, rule).eur, JointSaving(Pair(), share, rule), 1e-9);
      EXPECT_NEAR(model.ShareOfPair(1, 0), share, 1e-15);
    }
  }
}

// Inclusion and exclusion by hand: three independent measures, the largest effect.
TEST(ReachModel, OfThreeIndependentMeasuresIsComputedByHand) {
  const ReachModel model(Middles(kThree), AllPairs(3, PairRule::kIndependent));
  const auto tail = [](double m) {
    return 520 * std::clamp(m, 0.0, 1.0) + 620 * std::clamp(m - 1, 0.0, 1.0) +
           660 * std::clamp(m - 2, 0.0, 1.0);
  };
  const double by_hand = 0.25 * tail(2.5) + 0.75 * (0.1 * tail(2.25) + 0.9 * 0.175 * tail(1.75));
  EXPECT_NEAR(Save(model, kThree, EffectRule::kLargest).eur, by_hand, 1e-10);
  EXPECT_NEAR(Save(model, kThree, EffectRule::kLargest).months,
              0.25 * 2.5 + 0.75 * (0.1 * 2.25 + 0.9 * 0.175 * 1.75),
              1e-13);
  // The mean of a sum does not depend on who is reached by both, as long as nothing is capped.
  EXPECT_NEAR(
      Save(model, kThree, EffectRule::kSum).months, 0.175 * 1.75 + 0.1 * 2.25 + 0.25 * 2.5, 1e-13);
  // L (1 − Π (1 − p m / L)).
  EXPECT_NEAR(Save(model, kThree, EffectRule::kMultiplicative).months,
              9 * (1 - (1 - 0.175 * 1.75 / 9) * (1 - 0.1 * 2.25 / 9) * (1 - 0.25 * 2.5 / 9)),
              1e-13);
}

TEST(ReachModel, OfNestedMeasuresIsTheLargestGroup) {
  const ReachModel model(Middles(kThree), AllPairs(3, PairRule::kNested));
  // All lie within the group of 0.25, whose months are the most.
  EXPECT_NEAR(Save(model, kThree, EffectRule::kLargest).months, 0.25 * 2.5, 1e-14);
}

TEST(ReachModel, GroupsOfMeasuresAreIndependentOfEachOther) {
  const std::vector<ReachPair> pairs = {{0, 1, PairRule::kNested, 0},
                                        {0, 2, PairRule::kIndependent, 0},
                                        {2, 1, PairRule::kIndependent, 0}};
  const ReachModel model(Middles(kThree), pairs);
  const double within = 0.1 * 2.25 + 0.075 * 1.75;  // of the first two
  EXPECT_NEAR(Save(model, kThree, EffectRule::kLargest).months, 0.25 * 2.5 + 0.75 * within, 1e-13);
}

TEST(ReachModel, GivenSharesThatAreProductsAreIndependence) {
  std::vector<ReachPair> pairs = AllPairs(3, PairRule::kGiven);
  for (ReachPair& pair : pairs) {
    pair.share = kThree[pair.first].share * kThree[pair.second].share;
  }
  const ReachModel given(Middles(kThree), pairs);
  const ReachModel independent(Middles(kThree), AllPairs(3, PairRule::kIndependent));
  const std::vector<Reach> elsewhere = {{0.3, 1}, {0.05, 2}, {0.4, 3}};
  for (const auto& reaches : {kThree, elsewhere}) {
    EXPECT_NEAR(Save(given, reaches, EffectRule::kLargest).eur,
                Save(independent, reaches, EffectRule::kLargest).eur,
                1e-8);
  }
}

// Away from the middles the odds ratio stays: 2 × 2 tables have it in closed form.
TEST(ReachModel, KeepsTheAssociationOfGivenShares) {
  const ReachModel model(std::vector<double>{0.3, 0.4},
                         std::vector<ReachPair>{{0, 1, PairRule::kGiven, 0.2}});
  const double odds = 0.2 * 0.5 / (0.1 * 0.2);
  const std::vector<Reach> moved = {{0.5, 1}, {0.2, 1}};
  const double both =
      1.0 * 0.5 + 1.0 * 0.2 - Save(model, moved, EffectRule::kLargest).months;  // p + q − either
  const double ratio = both * (1 - 0.5 - 0.2 + both) / ((0.5 - both) * (0.2 - both));
  EXPECT_NEAR(ratio, odds, 1e-8);
  EXPECT_TRUE(Save(model, moved, EffectRule::kLargest).possible);
}

// Three halves of which each two share a sixth: nobody is in all three and nobody in none, so that
// everybody saves the month.
TEST(ReachModel, GivenSharesOnTheEdgeOfWhatCanBeAreFitted) {
  std::vector<ReachPair> pairs = AllPairs(3, PairRule::kGiven);
  for (ReachPair& pair : pairs) {
    pair.share = 1.0 / 6;
  }
  const std::vector<Reach> reaches(3, {0.5, 1});
  const ReachModel model(Middles(reaches), pairs);
  EXPECT_NEAR(Save(model, reaches, EffectRule::kLargest).eur, 520, 1e-5 * 520);
}

TEST(EmptyGroups, AreThoseThatNoJointReachCanFill) {
  const double reaches[] = {0.3, 0.5};
  const auto nested = EmptyGroups(reaches, {{0, 0}, {0.3, 0}});
  ASSERT_TRUE(nested.has_value());
  EXPECT_EQ(*nested, (std::vector<bool>{false, true, false, false}));
  const auto apart = EmptyGroups(reaches, {{0, 0}, {0, 0}});
  EXPECT_EQ(*apart, (std::vector<bool>{false, false, false, true}));
  const auto free = EmptyGroups(reaches, {{0, 0}, {0.15, 0}});
  EXPECT_EQ(*free, std::vector<bool>(4, false));
  EXPECT_FALSE(EmptyGroups(reaches, {{0, 0}, {0.4, 0}}).has_value());
  EXPECT_THROW(EmptyGroups(reaches, {{0}}), Error);
}

TEST(ReachModel, MonthsThatAreGoneAlreadyAreNotSavedAgain) {
  const ReachModel model(std::vector<double>{0.5}, {});
  const std::vector<Reach> one = {{0.5, 1}};
  EXPECT_NEAR(Save(model, one, EffectRule::kLargest, 0).eur, 0.5 * 520, 1e-12);
  EXPECT_NEAR(Save(model, one, EffectRule::kLargest, 1).eur, 0.5 * 620, 1e-12);
  EXPECT_NEAR(Save(model, one, EffectRule::kLargest, 3).eur, 0, 1e-12);
}

TEST(ReachModel, DegenerateReaches) {
  const ReachModel model(Middles(kTwo), AllPairs(2, PairRule::kIndependent));
  EXPECT_EQ(Save(model, {{0, 3}, {0, 3}}, EffectRule::kSum).eur, 0);
  EXPECT_NEAR(Save(model, {{1, 3}, {1, 3}}, EffectRule::kSum).eur, 1800, 1e-12);
  const ReachModel disjoint(Middles(kTwo), AllPairs(2, PairRule::kDisjoint));
  EXPECT_FALSE(Save(disjoint, {{0.6, 1}, {0.5, 1}}, EffectRule::kSum).possible);
  EXPECT_TRUE(Save(disjoint, {{0.5, 1}, {0.5, 1}}, EffectRule::kSum).possible);
}

TEST(RangeOverJointReaches, OfTwoMeasuresIsTheFrechetRange) {
  const auto tail = [](double m) {
    return JointSaving({1, {520, 620, 660}, {1, m}, {0, 0}}, 0, EffectRule::kSum);
  };
  for (const EffectRule rule : {EffectRule::kLargest, EffectRule::kSum}) {
    const double both = rule == EffectRule::kLargest ? 2.5 : 4.25;
    const std::vector<double> value = {0, tail(1.75), tail(2.5), tail(both)};
    const SavingRange range = RangeOverJointReaches(Middles(kTwo), value);
    const SavingRange known = JointSavingRange(Pair(), rule);
    EXPECT_NEAR(range.low, known.low, 1e-5);
    EXPECT_NEAR(range.high, known.high, 1e-5);
  }
}

TEST(RangeOverJointReaches, HoldsEveryRule) {
  std::vector<double> value(8);
  for (std::size_t group = 0; group < value.size(); ++group) {
    for (std::size_t i = 0; i < 3; ++i) {
      value[group] = std::max(value[group], (group >> i & 1) != 0 ? kThree[i].months : 0);
    }
  }
  const SavingRange range = RangeOverJointReaches(Middles(kThree), value);
  const auto months = [&](PairRule rule) {
    return Save(ReachModel(Middles(kThree), AllPairs(3, rule)), kThree, EffectRule::kLargest)
        .months;
  };
  EXPECT_NEAR(months(PairRule::kNested), range.low, 1e-8);
  EXPECT_NEAR(months(PairRule::kDisjoint), range.high, 1e-8);
  EXPECT_GT(months(PairRule::kIndependent), range.low);
  EXPECT_LT(months(PairRule::kIndependent), range.high);
}

std::string Refusal(const std::vector<double>& middles, const std::vector<ReachPair>& pairs) {
  try {
    ReachModel(middles, pairs);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    return error.what();
  }
  return "";
}

TEST(ReachModel, RefusesMeasuresWithoutARuleForWhoAreReachedByBoth) {
  EXPECT_NE(Refusal({0.1, 0.2}, {}).find("overlap"), std::string::npos);
  EXPECT_NE(Refusal({0.1, 0.2, 0.3}, {{0, 1, PairRule::kNested, 0}, {1, 2, PairRule::kNested, 0}})
                .find("1 en 3"),
            std::string::npos);
}

TEST(ReachModel, RefusesWhatCannotBe) {
  using enum PairRule;
  const std::vector<double> three = {0.5, 0.5, 0.5};
  EXPECT_NE(Refusal({}, {}), "");
  EXPECT_NE(Refusal(std::vector<double>(11, 0.1), AllPairs(11, kIndependent)), "");
  EXPECT_NE(Refusal({1.1}, {}), "");
  EXPECT_NE(Refusal({std::nan("")}, {}), "");
  EXPECT_NE(Refusal({0.1, 0.2}, {{0, 1, kGiven, 0.15}}).find("0.1"), std::string::npos);
  EXPECT_NE(Refusal({0.1, 0.2}, {{0, 1, kNested, 0}, {1, 0, kNested, 0}}), "");
  EXPECT_NE(Refusal({0.1, 0.2}, {{0, 0, kNested, 0}}), "");
  EXPECT_NE(Refusal(three, {{0, 1, kNested, 0}, {1, 2, kGiven, 0.2}, {0, 2, kIndependent, 0}}), "");
  // Each half of the children, and no two together: three halves do not fit in one.
  EXPECT_NE(Refusal(three, {{0, 1, kGiven, 0}, {1, 2, kGiven, 0}, {0, 2, kGiven, 0}}), "");
  EXPECT_THROW(RangeOverJointReaches(std::vector<double>{0.1}, std::vector<double>{1}), Error);
}

}  // namespace
}  // namespace doelmaat::measure
