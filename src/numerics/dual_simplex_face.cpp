// The second objective of DualSimplex: primal pivots among the solutions of the first.
#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "numerics/dual_simplex.h"
#include "numerics/dual_simplex_kernel.h"

namespace doelmaat::numerics {
namespace {

// A variable with a reduced cost up to this may have any value in a solution of the first
// objective.
constexpr double kFree = 1e-10;
// A second reduced cost this far under zero is worth a pivot, in the size of the largest cost.
constexpr double kWorthAPivot = 1e-11;
constexpr int kMostPivots = 200;
constexpr double kBelowZero = 1e-10;

}  // namespace

// The variable to enter by the second costs, as a place; nothing when none lowers them.
std::optional<std::uint32_t> DualSimplex::ChooseOnFace(std::span<const double> costs) const {
  std::vector<double> duals(n_rows_);
  double largest = 0;
  for (const double cost : costs) {
    largest = std::max(largest, std::abs(cost));
  }
  for (std::size_t row = 0; row < n_rows_; ++row) {
    for (std::size_t each = 0; each < n_rows_; ++each) {
      duals[row] += costs[variable_at_[basis_[each]]] * inverse_[row * row_stride_ + each];
    }
  }
  std::optional<std::uint32_t> best;
  double lowest = -kWorthAPivot * largest;
  for (std::uint32_t place = 0; place < n_used_; ++place) {
    const std::uint32_t variable = variable_at_[place];
    const bool fixed = variable >= n_columns_ && rows_[variable - n_columns_] == RowKind::kEqual;
    if (reduced_costs_[place] > kFree || fixed ||
        std::find(basis_.begin(), basis_.end(), place) != basis_.end()) {
      continue;
    }
    double reduced = costs[variable];
    for (std::size_t row = 0; row < n_rows_; ++row) {
      reduced -= duals[row] * Entry(place, row);
    }
    if (reduced < lowest) {
      best = place;
      lowest = reduced;
    }
  }
  return best;
}

// The row of the basis that the entering variable takes: the first whose variable reaches zero, of
// ties the one that falls fastest. Nothing when none falls.
std::optional<std::size_t> DualSimplex::ChooseLeavingOnFace(std::uint32_t entering) const {
  double fall[kMostRows] = {};
  double soonest = kNoBound;
  for (std::size_t each = 0; each < n_rows_; ++each) {
    for (std::size_t row = 0; row < n_rows_; ++row) {
      fall[each] += inverse_[row * row_stride_ + each] * Entry(entering, row);
    }
    if (fall[each] > internal::kSmallestPivot) {
      const double left = std::max(basics_[each], 0.0) + internal::kPrimalTolerance;
      soonest = std::min(soonest, left / fall[each]);
    }
  }
  std::optional<std::size_t> leaving;
  double fastest = internal::kSmallestPivot;
  for (std::size_t each = 0; each < n_rows_; ++each) {
    if (fall[each] > fastest && std::max(basics_[each], 0.0) <= soonest * fall[each]) {
      fastest = fall[each];
      leaving = each;
    }
  }
  return leaving;
}

bool DualSimplex::MoveOnOptimalFace(std::span<const double> costs) {
  DOELMAAT_CHECK(has_basis_ && costs.size() == n_columns_ + n_rows_);
  has_basis_ = false;
  for (int pivots = 0; pivots < kMostPivots; ++pivots) {
    const std::optional<std::uint32_t> entering = ChooseOnFace(costs);
    if (!entering.has_value()) {
      has_basis_ = HoldsOnData() && *std::min_element(basics_.begin(), basics_.end()) > -kBelowZero;
      ReadSolution();
      return has_basis_;
    }
    const std::optional<std::size_t> leaving = ChooseLeavingOnFace(*entering);
    if (!leaving.has_value()) {
      return false;
    }
    basis_[*leaving] = *entering;
    if (!Invert()) {
      return false;
    }
    std::fill(basics_.begin(), basics_.end(), 0);
    for (std::size_t row = 0; row < n_rows_; ++row) {
      for (std::size_t each = 0; each < n_rows_; ++each) {
        basics_[each] += right_[row] * inverse_[row * row_stride_ + each];
      }
    }
    if (!Reduce()) {
      return false;
    }
  }
  return false;
}

}  // namespace doelmaat::numerics
