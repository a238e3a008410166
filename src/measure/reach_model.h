// Which children two or more measures reach together, and how many months of their trajectory that
// saves.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "measure/overlap.h"

namespace doelmaat::measure {

// What is known of the children reached by both of two measures.
enum class PairRule {
  kIndependent,  // p_A p_B
  kNested,       // the smaller group lies within the larger: min(p_A, p_B)
  kDisjoint,     // nobody: 0
  kGiven,        // a share of all children, at the middles of both reaches
};

struct ReachPair {
  std::size_t first = 0;
  std::size_t second = 0;
  PairRule rule = PairRule::kIndependent;
  double share = 0;  // of kGiven
};

// The least and the most that can be reached by both (Fréchet): max(0, a + b − 1) and min(a, b).
SavingRange JointShareBounds(double a, double b);

inline constexpr std::size_t kMostMeasures = 10;
// Draws that are computed side by side.
inline constexpr std::size_t kLanes = 8;
using Lanes = std::array<double, kLanes>;

// CombinedMonths of overlap.h in every lane; `a` and `b` are at most `length` already.
Lanes CombinedLanes(const Lanes& a, const Lanes& b, EffectRule rule, double length);

// The joint reach of n measures. Every pair has a rule: there is no default, and no way to add
// measures without one.
//
// Measures that are not independent of each other form a block; blocks are independent.
//   nested    all pairs of a block nested: child u in (0, 1) is reached by every i with u < p_i
//   disjoint  all pairs disjoint: Σ p_i ≤ 1
//   given     pairs given or independent: the joint distribution of largest entropy that has those
//             shares at the middles (iterative proportional fitting). Where the reaches move away
//             from the middles, the association (odds ratios) stays and the reaches are fitted anew
//
// Throws kBadInput for no or more than ten measures, a pair without a rule or with two, a share
// outside its Fréchet bounds, a block that mixes nested or disjoint with another rule, and given
// shares that cannot be together. Source: Fréchet 1951; Deming & Stephan 1940, Annals of
// Mathematical Statistics 11(4), 427-444; Ireland & Kullback 1968, Biometrika 55(1), 179-188
// (entropy). See docs/methods/package.md. Tested by: reach_model_test.cpp.
class ReachModel {
 public:
  ReachModel(std::span<const double> middles, std::span<const ReachPair> pairs);

  std::size_t size() const { return middles_.size(); }
  // Of a pair, at the middles.
  double ShareOfPair(std::size_t first, std::size_t second) const;

  struct Months {
    EffectRule rule = EffectRule::kLargest;
    double trajectory_months = 0;  // of rules sum and multiplicative
    std::size_t counted = 0;       // months with a cost
    bool mean = true;              // whether E m is asked; it may take most of the time
  };

  // What a measure does in each of kLanes draws.
  struct Draw {
    Lanes reach = {};
    Lanes months = {};
  };

  // Of an average trajectory in each lane: the part of its last month, of the one before, ... that
  // is saved, and in the end the months saved in all.
  //
  //   W_k = E [ clip(m + d − k, 0, 1) − clip(d − k, 0, 1) ],  k = 0, ..., counted − 1;   E m
  //
  // over children, m the months saved by the measures that reach a child, by the rule, and d what
  // every trajectory is shortened by before them (`before`). The saving is Σ_k c_k W_k for each
  // trajectory. `saved` has counted + 1 entries; the last is 0 when E m is not asked. Returns false
  // when a lane has disjoint reaches that add up to more than 1, or reaches that its given shares
  // cannot follow.
  bool SavedMonths(std::span<const Draw> measures,
                   const Lanes& before,
                   const Months& months,
                   std::span<Lanes> saved) const;

 private:
  enum class Kind { kNested, kDisjoint, kGiven };
  struct Block {
    Kind kind = Kind::kNested;
    std::vector<std::size_t> members;
    std::vector<double> cells;  // of kGiven: the distribution at the middles, bit i: member i
  };
  struct Cell {
    Lanes share = {};
    Lanes months = {};
  };

  Kind KindOf(const std::vector<std::size_t>& members) const;
  void FormBlocks(std::span<const ReachPair> pairs);
  double SweepGiven(Block* block) const;
  void FitGiven(Block* block) const;
  static bool DisjointCells(const Block& block,
                            std::span<const Draw> measures,
                            std::vector<Cell>* cells);
  static void NestedCells(const Block& block,
                          std::span<const Draw> measures,
                          const Months& months,
                          std::vector<Cell>* cells);
  static double FitReaches(const Block& block,
                           std::span<const Draw> measures,
                           std::vector<Cell>* cells);
  static bool GivenCells(const Block& block,
                         std::span<const Draw> measures,
                         const Months& months,
                         std::vector<Cell>* cells);
  static bool CellsOf(const Block& block,
                      std::span<const Draw> measures,
                      const Months& months,
                      std::vector<Cell>* cells);

  std::vector<double> middles_;
  std::vector<std::vector<PairRule>> rules_;
  std::vector<std::vector<double>> given_;
  std::vector<Block> blocks_;
};

// The least and the largest mean of `value` over every joint distribution with these reaches, by a
// linear programme over all 2^n groups of children.
//
//   min, max Σ_S π_S v_S   subject to   Σ_{S ∋ i} π_S = p_i,  Σ π_S = 1,  π ≥ 0
//
// reaches  0 to 1, at most ten
// value    2^n, of the children reached by exactly the measures whose bit is set
//
// For two measures these are the Fréchet bounds. Throws kBadInput for shapes that do not fit and
// reaches outside 0 to 1.
SavingRange RangeOverJointReaches(std::span<const double> reaches, std::span<const double> value);

// Which of the 2^n groups of children hold nobody, whatever the joint distribution with these
// reaches and shares of pairs: on the edge of what can be, some do not. By linear programmes over
// the groups, to 1e-9.
//
// both  n × n: the share reached by two measures; only entries below the diagonal count
//
// None when no distribution has these shares. Throws as RangeOverJointReaches does.
std::optional<std::vector<bool>> EmptyGroups(std::span<const double> reaches,
                                             const std::vector<std::vector<double>>& both);

}  // namespace doelmaat::measure
