#include "measure/reach_model.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"

namespace doelmaat::measure {
namespace {

using base::FormatExact;
using base::Say;

constexpr double kRounding = 1e-12;
constexpr double kFitted = 1e-12;
constexpr int kMostSweeps = 10'000;
constexpr int kMostDrawSweeps = 500;
// What the linear programme for shares on the edge of what can be leaves, and draws near it.
constexpr double kNearEnough = 1e-5;

[[noreturn]] void Refuse(const std::string& what) { throw Error(ErrorKind::kBadInput, what); }

std::string Ordinal(std::size_t index) { return std::to_string(index + 1); }

bool IsShare(double value) { return value >= 0 && value <= 1; }

// Scales the cells with both bits of `mask` as `pattern` to a mass of `target`.
void Scale(std::vector<double>* cells, std::size_t mask, std::size_t pattern, double target) {
  double mass = 0;
  for (std::size_t cell = 0; cell < cells->size(); ++cell) {
    mass += (cell & mask) == pattern ? (*cells)[cell] : 0;
  }
  const double factor = mass > 0 ? target / mass : 0;
  for (std::size_t cell = 0; cell < cells->size(); ++cell) {
    (*cells)[cell] *= (cell & mask) == pattern ? factor : 1;
  }
}

double MassOf(const std::vector<double>& cells, std::size_t mask) {
  double mass = 0;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    mass += (cell & mask) == mask ? cells[cell] : 0;
  }
  return mass;
}

}  // namespace

SavingRange JointShareBounds(double a, double b) {
  const double most = std::min(a, b);
  return {std::clamp(a + b - 1, 0.0, most), most};
}

ReachModel::ReachModel(std::span<const double> middles, std::span<const ReachPair> pairs)
    : middles_(middles.begin(), middles.end()) {
  const std::size_t n = middles_.size();
  if (n < 1 || n > kMostMeasures || !std::all_of(middles_.begin(), middles_.end(), IsShare)) {
    Refuse(Say("measure.bad_reaches", {{"most", std::to_string(kMostMeasures)}}));
  }
  std::vector<std::vector<int>> times(n, std::vector<int>(n));
  rules_.assign(n, std::vector<PairRule>(n, PairRule::kIndependent));
  given_.assign(n, std::vector<double>(n));
  for (const ReachPair& pair : pairs) {
    const std::size_t i = pair.first;
    const std::size_t j = pair.second;
    if (i >= n || j >= n || i == j || ++times[i][j] + times[j][i] > 1) {
      Refuse(Say("measure.bad_pair", {{"first", Ordinal(i)}, {"second", Ordinal(j)}}));
    }
    rules_[i][j] = rules_[j][i] = pair.rule;
    const SavingRange bounds = JointShareBounds(middles_[i], middles_[j]);
    if (pair.rule == PairRule::kGiven &&
        !(pair.share >= bounds.low - kRounding && pair.share <= bounds.high + kRounding)) {
      Refuse(Say("measure.joint_outside",
                 {{"share", FormatExact(pair.share)},
                  {"low", FormatExact(bounds.low)},
                  {"high", FormatExact(bounds.high)}}));
    }
    given_[i][j] = given_[j][i] = std::clamp(pair.share, bounds.low, bounds.high);
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (times[i][j] + times[j][i] == 0) {
        Refuse(Say("measure.no_overlap_rule", {{"first", Ordinal(j)}, {"second", Ordinal(i)}}));
      }
    }
  }
  FormBlocks(pairs);
}

// Every pair nested or every pair disjoint, or none of either: only the shares are given then.
ReachModel::Kind ReachModel::KindOf(const std::vector<std::size_t>& members) const {
  std::size_t pairs = 0;
  std::size_t nested = 0;
  std::size_t disjoint = 0;
  for (std::size_t a = 0; a < members.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      const PairRule rule = rules_[members[a]][members[b]];
      ++pairs;
      nested += rule == PairRule::kNested ? 1U : 0U;
      disjoint += rule == PairRule::kDisjoint ? 1U : 0U;
    }
  }
  if (nested == pairs || disjoint == pairs) {
    return nested == pairs ? Kind::kNested : Kind::kDisjoint;
  }
  if (nested + disjoint > 0) {
    Refuse(Say("measure.mixed_reach", {{"first", Ordinal(members.front())}}));
  }
  return Kind::kGiven;
}

void ReachModel::FormBlocks(std::span<const ReachPair> pairs) {
  std::vector<std::size_t> block_of(size());
  for (std::size_t i = 0; i < size(); ++i) {
    block_of[i] = i;
  }
  for (const ReachPair& pair : pairs) {
    if (pair.rule != PairRule::kIndependent) {
      std::replace(block_of.begin(),
                   block_of.end(),
                   std::size_t{block_of[pair.second]},
                   std::size_t{block_of[pair.first]});
    }
  }
  for (std::size_t id = 0; id < size(); ++id) {
    Block block;
    for (std::size_t i = 0; i < size(); ++i) {
      if (block_of[i] == id) {
        block.members.push_back(i);
      }
    }
    if (block.members.empty()) {
      continue;
    }
    block.kind = KindOf(block.members);
    if (block.kind == Kind::kGiven) {
      FitGiven(&block);
    }
    blocks_.push_back(block);
  }
}

// Sweeps until the shares fit or there have been many; returns how far they are off.
double ReachModel::SweepGiven(Block* block) const {
  const std::size_t n = block->members.size();
  std::vector<double>& cells = block->cells;
  double worst = 1;
  for (int sweep = 0; sweep < kMostSweeps && worst > kFitted; ++sweep) {
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        const double p = middles_[block->members[a]];
        const double q = middles_[block->members[b]];
        const double both = ShareOfPair(block->members[a], block->members[b]);
        const std::size_t bit_a = std::size_t{1} << a;
        const std::size_t bit_b = std::size_t{1} << b;
        Scale(&cells, bit_a | bit_b, bit_a | bit_b, both);
        Scale(&cells, bit_a | bit_b, bit_a, std::max(0.0, p - both));
        Scale(&cells, bit_a | bit_b, bit_b, std::max(0.0, q - both));
        Scale(&cells, bit_a | bit_b, 0, std::max(0.0, 1 - p - q + both));
      }
    }
    worst = 0;
    for (std::size_t a = 0; a < n; ++a) {
      worst = std::max(worst,
                       std::abs(MassOf(cells, std::size_t{1} << a) - middles_[block->members[a]]));
      for (std::size_t b = 0; b < a; ++b) {
        const double both = MassOf(cells, (std::size_t{1} << a) | (std::size_t{1} << b));
        worst = std::max(worst, std::abs(both - ShareOfPair(block->members[a], block->members[b])));
      }
    }
  }
  return worst;
}

void ReachModel::FitGiven(Block* block) const {
  const std::size_t n = block->members.size();
  block->cells.assign(std::size_t{1} << n, 1.0);
  double worst = SweepGiven(block);
  if (worst <= kFitted) {
    return;
  }
  // On the edge of what can be some groups are empty, and sweeps from full ones approach that ever
  // more slowly: begin with those groups empty.
  std::vector<double> reaches;
  std::vector<std::vector<double>> both(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i) {
    reaches.push_back(middles_[block->members[i]]);
    for (std::size_t j = 0; j < i; ++j) {
      both[i][j] = ShareOfPair(block->members[i], block->members[j]);
    }
  }
  const auto empty = EmptyGroups(reaches, both);
  if (empty.has_value()) {
    for (std::size_t cell = 0; cell < block->cells.size(); ++cell) {
      block->cells[cell] = (*empty)[cell] ? 0.0 : 1.0;
    }
    worst = SweepGiven(block);
  }
  if (!(worst <= kNearEnough)) {
    Refuse(Say("measure.impossible_reach", {{"first", Ordinal(block->members.front())}}));
  }
}

double ReachModel::ShareOfPair(std::size_t first, std::size_t second) const {
  const double a = middles_[first];
  const double b = middles_[second];
  switch (rules_[first][second]) {
    case PairRule::kIndependent:
      return a * b;
    case PairRule::kNested:
      return std::min(a, b);
    case PairRule::kDisjoint:
      return 0;
    case PairRule::kGiven:
      return given_[first][second];
  }
  return 0;
}

bool ReachModel::DisjointCells(const Block& block,
                               std::span<const Draw> measures,
                               std::vector<Cell>* cells) {
  cells->assign(block.members.size() + 1, {});
  Lanes& none = (*cells)[0].share;
  none.fill(1);
  for (std::size_t k = 0; k < block.members.size(); ++k) {
    const Draw& each = measures[block.members[k]];
    (*cells)[k + 1] = {each.reach, each.months};
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      none[lane] -= each.reach[lane];
    }
  }
  bool possible = true;
  for (double& rest : none) {
    possible = possible && rest >= -kRounding;
    rest = std::max(rest, 0.0);
  }
  return possible;
}

void ReachModel::NestedCells(const Block& block,
                             std::span<const Draw> measures,
                             const Months& months,
                             std::vector<Cell>* cells) {
  const std::size_t n = block.members.size();
  cells->assign(n + 1, {});
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    std::array<std::size_t, kMostMeasures> order = {};
    std::copy(block.members.begin(), block.members.end(), order.begin());
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(n);
    std::sort(order.begin(), end, [&](std::size_t i, std::size_t j) {
      const double p = measures[i].reach[lane];
      const double q = measures[j].reach[lane];
      return p != q ? p > q : i < j;
    });
    double before = 1;
    double reached = 0;
    for (std::size_t k = 0; k < n; ++k) {
      const Draw& each = measures[order[k]];
      (*cells)[k].share[lane] = before - each.reach[lane];
      (*cells)[k].months[lane] = reached;
      reached = CombinedMonths(reached, each.months[lane], months.rule, months.trajectory_months);
      before = each.reach[lane];
    }
    (*cells)[n].share[lane] = before;
    (*cells)[n].months[lane] = reached;
  }
}

// One sweep of fitting the cells to the reaches; returns how far they were off.
double ReachModel::FitReaches(const Block& block,
                              std::span<const Draw> measures,
                              std::vector<Cell>* cells) {
  double worst = 0;
  for (std::size_t k = 0; k < block.members.size(); ++k) {
    const Lanes& reach = measures[block.members[k]].reach;
    Lanes with = {};
    Lanes without = {};
    for (std::size_t cell = 0; cell < cells->size(); ++cell) {
      Lanes& mass = (cell >> k & 1) != 0 ? with : without;
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        mass[lane] += (*cells)[cell].share[lane];
      }
    }
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      worst = std::max(worst, std::abs(with[lane] - reach[lane]));
      with[lane] = with[lane] > 0 ? reach[lane] / with[lane] : 0;
      without[lane] = without[lane] > 0 ? (1 - reach[lane]) / without[lane] : 0;
    }
    for (std::size_t cell = 0; cell < cells->size(); ++cell) {
      const Lanes& factor = (cell >> k & 1) != 0 ? with : without;
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        (*cells)[cell].share[lane] *= factor[lane];
      }
    }
  }
  return worst;
}

bool ReachModel::GivenCells(const Block& block,
                            std::span<const Draw> measures,
                            const Months& months,
                            std::vector<Cell>* cells) {
  cells->assign(block.cells.size(), {});
  for (std::size_t cell = 0; cell < cells->size(); ++cell) {
    Cell& group = (*cells)[cell];
    group.share.fill(block.cells[cell]);
    for (std::size_t k = 0; k < block.members.size(); ++k) {
      if ((cell >> k & 1) != 0) {
        group.months = CombinedLanes(
            group.months, measures[block.members[k]].months, months.rule, months.trajectory_months);
      }
    }
  }
  double worst = 1;
  for (int sweep = 0; sweep < kMostDrawSweeps && worst > kFitted; ++sweep) {
    worst = FitReaches(block, measures, cells);
  }
  return worst < kNearEnough;
}

bool ReachModel::CellsOf(const Block& block,
                         std::span<const Draw> measures,
                         const Months& months,
                         std::vector<Cell>* cells) {
  switch (block.kind) {
    case Kind::kDisjoint:
      return DisjointCells(block, measures, cells);
    case Kind::kNested:
      NestedCells(block, measures, months, cells);
      return true;
    case Kind::kGiven:
      return GivenCells(block, measures, months, cells);
  }
  return true;
}

}  // namespace doelmaat::measure
