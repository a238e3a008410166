// What a package saves in draws: the second half of PackageModel, which package_model.cpp makes.
#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/text.h"
#include "measure/package_model.h"

namespace doelmaat::measure {
namespace {

using base::Say;

constexpr std::size_t kCost = 1;
constexpr std::size_t kOneOff = 3;

[[noreturn]] void Refuse(const std::string& what) { throw Error(ErrorKind::kBadInput, what); }

double Clip(double value) { return std::min(std::max(value, 0.0), 1.0); }

double ClampedShare(double value) { return std::min(std::max(value, 0.0), 1.0); }

}  // namespace

double PackageModel::Before(const Columns& columns, std::size_t draw) const {
  return std::max(0.0, columns[reform_months_][draw]);
}

double PackageModel::Left(const Columns& columns, std::size_t draw) const {
  return 1 - ClampedShare(columns[scope_][draw]);
}

double PackageModel::Alone(std::size_t member, const Columns& columns, std::size_t draw) const {
  const Member& each = members_[member];
  if (!each.counted) {
    return 0;
  }
  const double before = Before(columns, draw);
  const double months = std::min(columns[each.months][draw], months_.trajectory_months);
  double sum = 0;
  for (const std::size_t index : member_parts_[member]) {
    const Part& part = parts_[index];
    double tail = 0;
    for (std::size_t k = 0; k < part.month_cost.size(); ++k) {
      const double from = before - static_cast<double>(k);
      tail += columns[part.month_cost[k]][draw] * (Clip(from + months) - Clip(from));
    }
    sum += columns[part.trajectories][draw] * tail;
  }
  return sum * ClampedShare(columns[each.reach][draw]) * each.share * Left(columns, draw);
}

SavingRange PackageModel::AnyOverlap(const Columns& columns, std::size_t draw) const {
  const double before = Before(columns, draw);
  SavingRange all;
  for (const Population& population : populations_) {
    const Group& group = groups_[population.group];
    const Part& part = parts_[population.part];
    std::vector<double> reaches;
    reaches.reserve(group.members.size());
    std::vector<double> value(std::size_t{1} << group.members.size());
    for (const std::size_t member : group.members) {
      reaches.push_back(ClampedShare(columns[members_[member].reach][draw]));
    }
    for (std::size_t set = 0; set < value.size(); ++set) {
      double months = 0;
      for (std::size_t i = 0; i < group.members.size(); ++i) {
        if ((set >> i & 1) != 0) {
          months = CombinedMonths(months,
                                  columns[members_[group.members[i]].months][draw],
                                  months_.rule,
                                  months_.trajectory_months);
        }
      }
      for (std::size_t k = 0; k < part.month_cost.size(); ++k) {
        const double from = before - static_cast<double>(k);
        value[set] += columns[part.month_cost[k]][draw] * (Clip(from + months) - Clip(from));
      }
    }
    const SavingRange range = RangeOverJointReaches(reaches, value);
    const double count =
        columns[part.trajectories][draw] * ways_[population.way].share * Left(columns, draw);
    all.low += range.low * count;
    all.high += range.high * count;
  }
  return all;
}

void PackageModel::AddCosts(const Columns& columns,
                            std::size_t draws,
                            std::span<const YearWeights> weights,
                            Saved* saved) const {
  std::vector<std::vector<double>> scratch;
  std::array<std::vector<double>, 4> outcomes;
  for (std::vector<double>& outcome : outcomes) {
    outcome.resize(draws);
  }
  for (std::size_t index = 0; index < members_.size(); ++index) {
    const Member& member = members_[index];
    if (!member.counted) {
      continue;
    }
    std::vector<std::span<double>> outputs;
    outputs.reserve(member.totals.outputs.size());
    for (std::size_t output = 0; output < member.totals.outputs.size(); ++output) {
      outputs.emplace_back(outcomes.at(output));
    }
    EvaluateDraws(member.totals, columns, draws, &scratch, outputs);
    const double weight = member.share * weights[index].cost;
    for (std::size_t draw = 0; draw < draws; ++draw) {
      saved->cost[draw] += weight * Left(columns, draw) * outcomes[kCost][draw];
    }
    if (outputs.size() > kOneOff) {
      for (std::size_t draw = 0; draw < draws; ++draw) {
        saved->one_off[draw] += outcomes[kOneOff][draw];
      }
    }
  }
}

void PackageModel::AddSavings(const Columns& columns,
                              std::size_t first,
                              std::size_t draws,
                              std::span<const YearWeights> weights,
                              Saved* saved) const {
  // Lanes beyond the last draw repeat it.
  const auto lane_draw = [&](std::size_t lane) { return std::min(first + lane, draws - 1); };
  Lanes before;
  std::vector<ReachModel::Draw> members(members_.size());
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    const std::size_t draw = lane_draw(lane);
    before[lane] = Before(columns, draw);
    for (std::size_t i = 0; i < members.size(); ++i) {
      members[i].reach[lane] = ClampedShare(columns[members_[i].reach][draw]) * weights[i].benefit;
      members[i].months[lane] =
          std::min(std::max(columns[members_[i].months][draw], 0.0), months_.trajectory_months);
    }
  }
  const std::size_t counted = months_.counted;
  ReachModel::Months asked = months_;
  asked.mean = saved->with_months;
  std::vector<Lanes> months(groups_.size() * (counted + 1));
  for (std::size_t index = 0; index < groups_.size(); ++index) {
    const Group& group = groups_[index];
    std::vector<ReachModel::Draw> those;
    those.reserve(group.members.size());
    for (const std::size_t member : group.members) {
      those.push_back(members[member]);
    }
    const std::span<Lanes> out = std::span(months).subspan(index * (counted + 1), counted + 1);
    if (!group.model.empty() && !group.model[0].SavedMonths(those, before, asked, out)) {
      Refuse(Say("measure.reach_in_draw"));
    }
  }
  for (std::size_t lane = 0; lane < kLanes && first + lane < draws; ++lane) {
    const std::size_t draw = first + lane;
    double trajectories = 0;
    double shorter = 0;
    for (const Population& population : populations_) {
      const Part& part = parts_[population.part];
      const Lanes* out = &months[population.group * (counted + 1)];
      double tail = 0;
      for (std::size_t k = 0; k < part.month_cost.size(); ++k) {
        tail += columns[part.month_cost[k]][draw] * out[k][lane];
      }
      const double count = columns[part.trajectories][draw] * ways_[population.way].share;
      saved->by_way[population.way][draw] += count * Left(columns, draw) * tail;
      trajectories += count;
      shorter += count * out[counted][lane];
    }
    saved->months[draw] = trajectories > 0 ? shorter / trajectories : 0;
  }
}

void PackageModel::Evaluate(const Columns& columns,
                            std::size_t draws,
                            std::span<const YearWeights> weights,
                            Saved* saved) const {
  saved->by_way.resize(ways_.size());
  for (std::vector<double>& way : saved->by_way) {
    way.assign(draws, 0);
  }
  saved->months.assign(draws, 0);
  saved->cost.assign(draws, 0);
  saved->one_off.assign(draws, 0);
  AddCosts(columns, draws, weights, saved);
  for (std::size_t first = 0; first < draws; first += kLanes) {
    AddSavings(columns, first, draws, weights, saved);
  }
}

}  // namespace doelmaat::measure
