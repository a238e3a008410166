#include "measure/overlap.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"

namespace doelmaat::measure {
namespace {

using base::FormatExact;
using base::Say;

constexpr double kRounding = 1e-12;

void CheckReach(const Reach& reach) {
  if (!(reach.share >= 0 && reach.share <= 1) || !(reach.months >= 0) ||
      !std::isfinite(reach.months)) {
    throw Error(ErrorKind::kBadInput,
                Say("measure.bad_reach",
                    {{"share", FormatExact(reach.share)}, {"months", FormatExact(reach.months)}}));
  }
}

void Check(const OverlapInputs& inputs) {
  CheckReach(inputs.a);
  CheckReach(inputs.b);
  const auto wrong = [](double value) { return !std::isfinite(value) || value < 0; };
  if (wrong(inputs.trajectories) || inputs.month_cost.empty() ||
      std::any_of(inputs.month_cost.begin(), inputs.month_cost.end(), wrong) ||
      !(inputs.trajectory_months > 0)) {
    throw Error(ErrorKind::kBadInput, Say("measure.bad_population"));
  }
}

double TailCost(const std::vector<double>& month_cost, double months) {
  double sum = 0;
  for (std::size_t month = 0; month < month_cost.size(); ++month) {
    sum += month_cost[month] * std::clamp(months - static_cast<double>(month), 0.0, 1.0);
  }
  return sum;
}

}  // namespace

double CombinedMonths(double a, double b, EffectRule rule, double trajectory_months) {
  a = std::min(a, trajectory_months);
  b = std::min(b, trajectory_months);
  switch (rule) {
    case EffectRule::kLargest:
      return std::max(a, b);
    case EffectRule::kSum:
      return std::min(a + b, trajectory_months);
    case EffectRule::kMultiplicative:
      return a + b - a * b / trajectory_months;
  }
  return 0;
}

double JointShare(const Reach& a, const Reach& b, JointReach joint) {
  CheckReach(a);
  CheckReach(b);
  switch (joint) {
    case JointReach::kIndependent:
      return a.share * b.share;
    case JointReach::kNested:
      return std::min(a.share, b.share);
    case JointReach::kMinimal:
      return std::max(0.0, a.share + b.share - 1);
  }
  return 0;
}

double JointSaving(const OverlapInputs& inputs, double joint_share, EffectRule rule) {
  Check(inputs);
  const double least = JointShare(inputs.a, inputs.b, JointReach::kMinimal);
  const double most = JointShare(inputs.a, inputs.b, JointReach::kNested);
  if (!(joint_share >= least - kRounding && joint_share <= most + kRounding)) {
    throw Error(ErrorKind::kBadInput,
                Say("measure.joint_outside",
                    {{"share", FormatExact(joint_share)},
                     {"low", FormatExact(least)},
                     {"high", FormatExact(most)}}));
  }
  const double months =
      CombinedMonths(inputs.a.months, inputs.b.months, rule, inputs.trajectory_months);
  const auto saved = [&](double count) {
    return TailCost(inputs.month_cost, std::min(count, inputs.trajectory_months));
  };
  return inputs.trajectories *
         ((inputs.a.share - joint_share) * saved(inputs.a.months) +
          (inputs.b.share - joint_share) * saved(inputs.b.months) + joint_share * saved(months));
}

SavingRange JointSavingRange(const OverlapInputs& inputs, EffectRule rule) {
  // Linear in the joint share, so the ends are at its bounds.
  const double nested =
      JointSaving(inputs, JointShare(inputs.a, inputs.b, JointReach::kNested), rule);
  const double minimal =
      JointSaving(inputs, JointShare(inputs.a, inputs.b, JointReach::kMinimal), rule);
  return {std::min(nested, minimal), std::max(nested, minimal)};
}

}  // namespace doelmaat::measure
