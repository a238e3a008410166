#include "measure/package_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::measure {
namespace {

using base::Say;

constexpr std::size_t kBenefit = 0;
constexpr double kSame = 1e-9;

[[noreturn]] void Refuse(const std::string& what) { throw Error(ErrorKind::kBadInput, what); }

bool Contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool Contains(const std::vector<std::size_t>& numbers, std::size_t number) {
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

bool Same(const Quantity& a, const Quantity& b) {
  return a.unit == b.unit && a.share == b.share && a.meaning == b.meaning && a.low == b.low &&
         a.high == b.high && a.missing() == b.missing() &&
         a.distribution.mean() == b.distribution.mean() &&
         a.distribution.uncertainty() == b.distribution.uncertainty();
}

double Clip(double value) { return std::min(std::max(value, 0.0), 1.0); }

std::vector<double> ReachMiddles(const Package& package) {
  std::vector<double> middles;
  for (const PackageMember& member : package.members) {
    const auto& quantities = member.measure.quantities;
    const auto found = std::find_if(quantities.begin(),
                                    quantities.end(),
                                    [&](const Quantity& each) { return each.id == member.reach; });
    if (found == quantities.end()) {
      Refuse(Say("measure.unknown_name", {{"name", member.measure.id + "." + member.reach}}));
    }
    middles.push_back(found->middle());
  }
  return middles;
}

std::vector<Funding> WaysOf(const Package& package) {
  if (package.funding.empty()) {
    return {{"all", "", 1, 1, 1}};
  }
  std::vector<double> shares;
  std::vector<double> realised;
  for (const Funding& way : package.funding) {
    shares.push_back(way.share);
    realised.push_back(way.realised);
  }
  SplitByFunding(1, shares, realised);
  return package.funding;
}

// The months a trajectory may be shortened by: without end where the rule needs none.
double LengthOf(const Package& package) {
  if (package.rule == EffectRule::kLargest) {
    return std::numeric_limits<double>::infinity();
  }
  if (!(package.trajectory_months > 0) || !std::isfinite(package.trajectory_months)) {
    Refuse(Say("measure.no_trajectory_months"));
  }
  return package.trajectory_months;
}

}  // namespace

PackageModel::PackageModel(const Package& package)
    : ways_(WaysOf(package)), reach_(ReachMiddles(package), package.pairs) {
  months_.rule = package.rule;
  months_.trajectory_months = LengthOf(package);
  Merge(package);
  AddReform(package);
  AddMembers(package);
  AddPopulations(package);
  if (Missing().empty()) {
    CheckForm(package);
    CheckDisjoint(package);
  }
}

std::size_t PackageModel::Add(const Quantity& quantity, const std::string& name, bool common) {
  const auto found = index_.find(name);
  if (found != index_.end()) {
    if (!common || !Same(quantities_[found->second], quantity)) {
      Refuse(Say("measure.package_differs", {{"name", name}}));
    }
    return found->second;
  }
  index_[name] = quantities_.size();
  quantities_.push_back(quantity);
  quantities_.back().id = name;
  inputs_.names.push_back(name);
  inputs_.distributions.push_back(quantity.distribution);
  return quantities_.size() - 1;
}

void PackageModel::Merge(const Package& package) {
  std::vector<std::string> common = package.shared;
  for (const PackagePart& part : package.parts) {
    common.push_back(part.trajectories);
    common.insert(common.end(), part.month_cost.begin(), part.month_cost.end());
  }
  bool correlated = false;
  for (const PackageMember& member : package.members) {
    std::vector<std::size_t>& indices = index_of_.emplace_back();
    for (const Quantity& quantity : member.measure.quantities) {
      const bool shared = Contains(common, quantity.id);
      indices.push_back(
          Add(quantity, shared ? quantity.id : member.measure.id + "." + quantity.id, shared));
    }
    correlated = correlated || member.measure.correlation.rows() > 0;
  }
  if (!correlated) {
    return;
  }
  const std::size_t n = quantities_.size() + 2;  // with those of the reform
  inputs_.correlation = numerics::Matrix(n, n);
  for (std::size_t i = 0; i < n; ++i) {
    inputs_.correlation(i, i) = 1;
  }
  for (std::size_t member = 0; member < package.members.size(); ++member) {
    const numerics::Matrix& own = package.members[member].measure.correlation;
    for (std::size_t i = 0; i < own.rows(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const std::size_t a = index_of_[member][i];
        const std::size_t b = index_of_[member][j];
        if (own(i, j) != 0) {
          inputs_.correlation(a, b) = inputs_.correlation(b, a) = own(i, j);
        }
      }
    }
  }
}

void PackageModel::AddReform(const Package& package) {
  Quantity none;
  none.meaning = "point";
  none.share = true;
  const Reform& reform = package.reform;
  scope_ = Add(reform.scope_share.value_or(none), "hervormingsagenda.scope", false);
  none.share = false;
  none.unit = Unit::Parse("maand/traject");
  reform_months_ = Add(reform.months.value_or(none), "hervormingsagenda.months", false);
  if (!quantities_[scope_].share || !(quantities_[reform_months_].unit == none.unit) ||
      quantities_[reform_months_].low < 0) {
    Refuse(Say("measure.bad_reform"));
  }
}

std::size_t PackageModel::Find(const std::string& name, const char* unit) const {
  const auto found = index_.find(name);
  if (found == index_.end()) {
    Refuse(Say("measure.unknown_name", {{"name", name}}));
  }
  const Quantity& quantity = quantities_[found->second];
  const bool share = std::string(unit) == "aandeel";
  if (share != quantity.share || !(quantity.unit == Unit::Parse(unit))) {
    Refuse(Say("measure.package_unit",
               {{"name", name},
                {"unit", quantity.share ? "aandeel" : quantity.unit.Text()},
                {"expected", unit}}));
  }
  return found->second;
}

void PackageModel::AddMembers(const Package& package) {
  if (package.parts.empty()) {
    Refuse(Say("measure.package_no_parts"));
  }
  for (const PackagePart& part : package.parts) {
    Part& each = parts_.emplace_back();
    each.trajectories = Find(part.trajectories, "traject/jaar");
    for (const std::string& name : part.month_cost) {
      each.month_cost.push_back(Find(name, "eur/maand"));
    }
    months_.counted = std::max(months_.counted, each.month_cost.size());
  }
  if (months_.counted == 0) {
    Refuse(Say("measure.bad_population"));
  }
  for (std::size_t index = 0; index < package.members.size(); ++index) {
    const PackageMember& given = package.members[index];
    const std::vector<std::size_t>& indices = index_of_[index];
    Member& member = members_.emplace_back();
    member.totals = Compile(given.measure).totals;
    for (Step& step : member.totals.steps) {
      step.left = step.operation == Operation::kQuantity ? indices[step.left] : step.left;
    }
    const auto own = [&](const std::string& name) {
      return Contains(package.shared, name) ? name : given.measure.id + "." + name;
    };
    member.reach = Find(own(given.reach), "aandeel");
    member.months = Find(own(given.months), "maand/traject");
    if (quantities_[member.months].low < 0) {
      Refuse(Say("measure.bad_reach", {{"share", given.reach}, {"months", given.months}}));
    }
    member.counted = !Contains(package.reform.included, index);
    if (!given.funding.empty()) {
      member.share = 0;
      for (const std::size_t way : given.funding) {
        member.share += ways_.at(way).share;
      }
    }
    member_parts_.push_back(given.parts);
  }
}

std::size_t PackageModel::GroupOf(const Package& package, const std::vector<std::size_t>& members) {
  for (std::size_t index = 0; index < groups_.size(); ++index) {
    if (groups_[index].members == members) {
      return index;
    }
  }
  Group& group = groups_.emplace_back();
  group.members = members;
  if (!members.empty()) {
    const std::vector<double> all = ReachMiddles(package);
    std::vector<double> middles;
    std::vector<ReachPair> pairs;
    for (std::size_t i = 0; i < members.size(); ++i) {
      middles.push_back(all[members[i]]);
      for (std::size_t j = 0; j < i; ++j) {
        for (ReachPair pair : package.pairs) {
          const bool here = (pair.first == members[i] && pair.second == members[j]) ||
                            (pair.second == members[i] && pair.first == members[j]);
          if (here) {
            pair.first = i;
            pair.second = j;
            pairs.push_back(pair);
          }
        }
      }
    }
    group.model.emplace_back(middles, pairs);
  }
  return groups_.size() - 1;
}

void PackageModel::AddPopulations(const Package& package) {
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    for (std::size_t way = 0; way < ways_.size(); ++way) {
      std::vector<std::size_t> members;
      for (std::size_t index = 0; index < members_.size(); ++index) {
        const PackageMember& given = package.members[index];
        const bool pays = given.funding.empty() || Contains(given.funding, way);
        if (members_[index].counted && pays && Contains(given.parts, part)) {
          members.push_back(index);
        }
      }
      populations_.push_back({part, way, GroupOf(package, members)});
    }
  }
}

std::vector<std::string> PackageModel::Missing() const {
  std::vector<std::string> missing;
  for (const Quantity& quantity : quantities_) {
    if (quantity.missing()) {
      missing.push_back(quantity.id);
    }
  }
  return missing;
}

Columns PackageModel::LowMiddleHigh() const {
  Columns columns;
  for (const Quantity& quantity : quantities_) {
    columns.push_back({quantity.low, quantity.middle(), quantity.high});
  }
  return columns;
}

// A member has to save what its own formula says, or the package would be about something else.
void PackageModel::CheckForm(const Package& package) const {
  const Columns columns = LowMiddleHigh();
  for (std::size_t draw = 0; draw < columns.front().size(); ++draw) {
    std::vector<double> point;
    for (const auto& column : columns) {
      point.push_back(column[draw]);
    }
    for (std::size_t index = 0; index < members_.size(); ++index) {
      const double own = measure::Evaluate(members_[index].totals, point)[kBenefit];
      double ours = 0;
      for (const std::size_t part : member_parts_[index]) {
        double tail = 0;
        for (std::size_t k = 0; k < parts_[part].month_cost.size(); ++k) {
          tail += point[parts_[part].month_cost[k]] *
                  Clip(point[members_[index].months] - static_cast<double>(k));
        }
        ours += point[parts_[part].trajectories] * point[members_[index].reach] * tail;
      }
      if (!(std::abs(own - ours) <= kSame * std::max(std::abs(own), 1.0))) {
        Refuse(Say("measure.package_form", {{"id", package.members[index].measure.id}}));
      }
    }
  }
}

// Groups that exclude each other may not be more than everybody together.
void PackageModel::CheckDisjoint(const Package& package) const {
  for (std::size_t i = 0; i < members_.size(); ++i) {
    double together = std::min(1.0, quantities_[members_[i].reach].distribution.practical_high());
    bool any = false;
    for (const ReachPair& pair : package.pairs) {
      if (pair.rule == PairRule::kDisjoint && (pair.first == i || pair.second == i)) {
        const std::size_t other = pair.first == i ? pair.second : pair.first;
        together += std::min(1.0, quantities_[members_[other].reach].distribution.practical_high());
        any = true;
      }
    }
    if (any && together > 1 + kSame) {
      Refuse(Say("measure.disjoint_above_one", {{"id", package.members[i].measure.id}}));
    }
  }
}

}  // namespace doelmaat::measure
