// What two measures save together. There is no function that adds measures without a rule for those
// whom both reach.
#pragma once

#include <limits>
#include <vector>

namespace doelmaat::measure {

// A measure as it works on one population: it reaches a share and ends their trajectories earlier.
struct Reach {
  double share = 0;   // 0 to 1
  double months = 0;  // at least 0
};

// How many are reached by both.
//
//   kIndependent  p_A p_B
//   kNested       min(p_A, p_B): the smaller group lies within the larger (upper Fréchet bound)
//   kMinimal      max(0, p_A + p_B − 1): as few as can be (lower Fréchet bound)
enum class JointReach { kIndependent, kNested, kMinimal };

// What somebody reached by both gains.
enum class EffectRule {
  kLargest,         // the larger shortening
  kSum,             // both, no more than the trajectory lasts and as far as months have a cost
  kMultiplicative,  // each takes its share of what the others leave: L (1 − Π (1 − m_i / L))
};

// Months saved by two measures together for somebody whom both reach, in a trajectory of L months;
// months beyond L count as L. May be applied again for a third. Symmetric; never above L.
double CombinedMonths(double a, double b, EffectRule rule, double trajectory_months);

double JointShare(const Reach& a, const Reach& b, JointReach joint);

// The saving of two measures together, in the unit of `month_cost` times that of `trajectories`.
//
//   N [ (p_A − p_AB) S(m_A) + (p_B − p_AB) S(m_B) + p_AB S(m_AB) ]
//   m_AB by the rule;   S(m) = Σ_k c_k clip(m − k + 1, 0, 1)
//
// month_cost  cost of the last month of a trajectory, the one before it, ...; every entry >= 0
//
// Throws kBadInput for a share outside 0 to 1, a negative number, no month_cost, and a joint share
// outside the Fréchet bounds max(0, p_A + p_B − 1) and min(p_A, p_B). Symmetric in a and b; falls
// as the joint share rises; with a joint share of 0 it is the sum of both. Source: Fréchet 1951
// (bounds). See docs/methods/overlap.md. Tested by: overlap_test.cpp, tests/conformance/measures
// (overlap).
struct OverlapInputs {
  double trajectories = 0;
  std::vector<double> month_cost;
  Reach a;
  Reach b;
  double trajectory_months =
      std::numeric_limits<double>::infinity();  // of rules sum, multiplicative
};
double JointSaving(const OverlapInputs& inputs, double joint_share, EffectRule rule);

struct SavingRange {
  double low = 0;
  double high = 0;
};

// Over every joint reach that can be: what may be said when nobody knows who is reached by both.
SavingRange JointSavingRange(const OverlapInputs& inputs, EffectRule rule);

}  // namespace doelmaat::measure
