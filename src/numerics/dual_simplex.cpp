#include "numerics/dual_simplex.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/check.h"
#include "numerics/dual_simplex_kernel.h"

namespace doelmaat::numerics {
namespace {

using internal::kGroup;
using internal::kRowStride;
using internal::kSmallestPivot;
using internal::PivotOutcome;
using internal::SimplexTable;

constexpr int kMostPivots = 5000;
// The place of a variable that was removed.
constexpr std::uint32_t kGone = std::numeric_limits<std::uint32_t>::max();
constexpr int kMostInversions = 8;
// What a basis may be off on the data before it is inverted anew, in variables of about size 1.
constexpr double kResidual = 1e-11;
constexpr double kReducedBelowZero = 1e-10;
// Under this a basic column that has changed is no longer in its place.
constexpr double kSmallestShare = 1e-9;

std::size_t UpTo(std::size_t value, std::size_t multiple) {
  return (value + multiple - 1) / multiple * multiple;
}

// The loops for one instruction set.
struct Loops {
  PivotOutcome (*pivot_all)(const SimplexTable& table, int* pivots);
  double (*reduce_costs)(const SimplexTable& table);
};

// Rows of frontiers of some five inputs and outputs; other numbers run the same loops, not
// unrolled.
template <std::size_t kBytes>
[[gnu::always_inline]] inline PivotOutcome PivotAllRows(const SimplexTable& table, int* pivots) {
  switch (table.n_rows) {
    case 4:
      return internal::PivotAll<kBytes>(internal::WithRows<4>(table), pivots);
    case 5:
      return internal::PivotAll<kBytes>(internal::WithRows<5>(table), pivots);
    case 6:
      return internal::PivotAll<kBytes>(internal::WithRows<6>(table), pivots);
    case 7:
      return internal::PivotAll<kBytes>(internal::WithRows<7>(table), pivots);
    default:
      return internal::PivotAll<kBytes>(table, pivots);
  }
}
template <std::size_t kBytes>
[[gnu::always_inline]] inline double ReduceCostsRows(const SimplexTable& table) {
  return table.n_rows == 6 ? internal::ReduceCosts<kBytes>(internal::WithRows<6>(table))
                           : internal::ReduceCosts<kBytes>(table);
}

PivotOutcome PivotAllBaseline(const SimplexTable& table, int* pivots) {
  return PivotAllRows<16>(table, pivots);
}
double ReduceCostsBaseline(const SimplexTable& table) { return ReduceCostsRows<16>(table); }

#if defined(__x86_64__)
[[gnu::target("avx2")]] PivotOutcome PivotAllAvx2(const SimplexTable& table, int* pivots) {
  return PivotAllRows<32>(table, pivots);
}
[[gnu::target("avx2")]] double ReduceCostsAvx2(const SimplexTable& table) {
  return ReduceCostsRows<32>(table);
}
[[gnu::target("avx512f,avx512dq,avx512vl")]] PivotOutcome PivotAllAvx512(const SimplexTable& table,
                                                                         int* pivots) {
  return PivotAllRows<64>(table, pivots);
}
[[gnu::target("avx512f,avx512dq,avx512vl")]] double ReduceCostsAvx512(const SimplexTable& table) {
  return ReduceCostsRows<64>(table);
}
#endif

Loops LoopsFor(InstructionSet instructions) {
  switch (instructions) {
#if defined(__x86_64__)
    case InstructionSet::kAvx2:
      return {PivotAllAvx2, ReduceCostsAvx2};
    case InstructionSet::kAvx512:
      return {PivotAllAvx512, ReduceCostsAvx512};
#else
    case InstructionSet::kAvx2:
    case InstructionSet::kAvx512:
#endif
    case InstructionSet::kBaseline:
      break;
  }
  return {PivotAllBaseline, ReduceCostsBaseline};
}

}  // namespace

DualSimplex::DualSimplex(const Matrix& coefficients,
                         const std::vector<RowKind>& rows,
                         std::span<const double> costs,
                         InstructionSet instructions)
    : n_rows_(coefficients.rows()),
      n_columns_(coefficients.cols()),
      row_stride_(UpTo(n_rows_, kRowStride)),
      n_used_(n_columns_ + n_rows_),
      instructions_(instructions),
      columns_(UpTo(n_used_, kGroup) * n_rows_),
      costs_(UpTo(n_used_, kGroup)),
      reduced_costs_(UpTo(n_used_, kGroup)),
      slopes_(UpTo(n_used_, kGroup)),
      inverse_(n_rows_ * row_stride_),
      basics_(row_stride_),
      lengths_(row_stride_),
      entering_(row_stride_),
      row_(n_rows_),
      duals_(n_rows_),
      right_(n_rows_),
      rows_(rows),
      variable_at_(n_used_),
      place_of_(n_used_),
      basis_(n_rows_),
      start_(),
      solution_(n_rows_) {
  DOELMAAT_CHECK(n_rows_ <= kMostRows && rows.size() == n_rows_ && costs.size() == n_columns_);
  std::copy(costs.begin(), costs.end(), costs_.begin());
  std::iota(variable_at_.begin(), variable_at_.end(), 0U);
  std::iota(place_of_.begin(), place_of_.end(), 0U);
  for (std::size_t row = 0; row < n_rows_; ++row) {
    const std::span<const double> values = coefficients.row(row);
    for (std::size_t column = 0; column < n_columns_; ++column) {
      Entry(column, row) = values[column];
    }
    Entry(n_columns_ + row, row) = rows[row] == RowKind::kAtLeast ? -1 : 0;
  }
}

double& DualSimplex::Entry(std::size_t place, std::size_t row) {
  return columns_[(place / kGroup * n_rows_ + row) * kGroup + place % kGroup];
}

double DualSimplex::Entry(std::size_t place, std::size_t row) const {
  return columns_[(place / kGroup * n_rows_ + row) * kGroup + place % kGroup];
}

void DualSimplex::SetRight(std::size_t row, double right) {
  DOELMAAT_CHECK(row < n_rows_);
  right_[row] = right;
}

void DualSimplex::SetStart(std::span<const std::size_t> basis) {
  DOELMAAT_CHECK(basis.size() == n_rows_);
  start_.assign(basis.begin(), basis.end());
}

void DualSimplex::SetColumn(std::size_t column, std::span<const double> values) {
  DOELMAAT_CHECK(column < n_columns_ && values.size() == n_rows_);
  const std::uint32_t place = place_of_[column];
  DOELMAAT_CHECK(place < n_used_);
  for (std::size_t row = 0; row < n_rows_; ++row) {
    Entry(place, row) = values[row];
  }
  const auto found = std::find(basis_.begin(), basis_.end(), place);
  if (has_basis_ && found != basis_.end()) {
    has_basis_ = ReplaceBasicColumn(static_cast<std::size_t>(found - basis_.begin()), place);
  }
  is_reduced_ = false;
}

void DualSimplex::Remove(std::size_t column) {
  DOELMAAT_CHECK(column < n_columns_);
  const std::uint32_t place = place_of_[column];
  const auto variable = static_cast<std::uint32_t>(column);
  if (place >= n_used_ || std::find(start_.begin(), start_.end(), variable) != start_.end() ||
      (has_basis_ && std::find(basis_.begin(), basis_.end(), place) != basis_.end())) {
    return;
  }
  const auto last = static_cast<std::uint32_t>(--n_used_);
  for (std::size_t row = 0; row < n_rows_; ++row) {
    Entry(place, row) = Entry(last, row);
    Entry(last, row) = 0;
  }
  for (AlignedValues* values : {&costs_, &reduced_costs_, &slopes_}) {
    (*values)[place] = (*values)[last];
    (*values)[last] = 0;
  }
  std::replace(basis_.begin(), basis_.end(), last, place);
  variable_at_[place] = variable_at_[last];
  place_of_[variable_at_[place]] = place;
  place_of_[column] = kGone;
}

// Brings the inverse up to date with a column of the basis that has changed; false when too little
// of the column is left in its place.
bool DualSimplex::ReplaceBasicColumn(std::size_t at, std::size_t place) {
  for (std::size_t row = 0; row < n_rows_; ++row) {
    entering_[row] = 0;
    for (std::size_t each = 0; each < n_rows_; ++each) {
      entering_[row] += Entry(place, each) * inverse_[each * row_stride_ + row];
    }
  }
  const double pivot = entering_[at];
  if (!(pivot > kSmallestShare)) {
    return false;
  }
  for (std::size_t each = 0; each < n_rows_; ++each) {
    double* entries = inverse_.data() + each * row_stride_;
    const double share = entries[at] / pivot;
    for (std::size_t row = 0; row < n_rows_; ++row) {
      entries[row] -= share * entering_[row];
    }
    entries[at] = share;
  }
  return true;
}

namespace {

// The row from `col` down with the largest entry in that column.
std::size_t PivotRow(const std::vector<double>& work, std::size_t width, std::size_t col) {
  std::size_t best = col;
  for (std::size_t row = col + 1; row < work.size() / width; ++row) {
    if (std::abs(work[row * width + col]) > std::abs(work[best * width + col])) {
      best = row;
    }
  }
  return best;
}

}  // namespace

// Gauss-Jordan with row exchange; the basis is a set, so its order may change.
bool DualSimplex::Invert() {
  const std::size_t width = 2 * n_rows_;
  std::vector<double> work(n_rows_ * width);
  for (std::size_t row = 0; row < n_rows_; ++row) {
    for (std::size_t col = 0; col < n_rows_; ++col) {
      work[row * width + col] = Entry(basis_[col], row);
    }
    work[row * width + n_rows_ + row] = 1;
  }
  for (std::size_t col = 0; col < n_rows_; ++col) {
    const std::size_t best = PivotRow(work, width, col);
    const double pivot = work[best * width + col];
    if (!(std::abs(pivot) >= kSmallestPivot)) {
      return false;
    }
    for (std::size_t each = 0; each < width; ++each) {
      std::swap(work[best * width + each], work[col * width + each]);
      work[col * width + each] /= pivot;
    }
    for (std::size_t row = 0; row < n_rows_; ++row) {
      const double factor = work[row * width + col];
      if (row != col && factor != 0) {
        for (std::size_t each = 0; each < width; ++each) {
          work[row * width + each] -= factor * work[col * width + each];
        }
      }
    }
  }
  for (std::size_t row = 0; row < n_rows_; ++row) {
    for (std::size_t col = 0; col < n_rows_; ++col) {
      inverse_[col * row_stride_ + row] = work[row * width + n_rows_ + col];
    }
  }
  return true;
}

bool DualSimplex::StartAnew() {
  DOELMAAT_CHECK(!start_.empty());
  std::transform(start_.begin(), start_.end(), basis_.begin(), [&](std::uint32_t variable) {
    return place_of_[variable];
  });
  is_reduced_ = false;
  has_basis_ = Invert();
  return has_basis_;
}

// Duals and reduced costs of the basis; false when one is too far under zero.
bool DualSimplex::Reduce() {
  for (std::size_t row = 0; row < n_rows_; ++row) {
    const double* column = inverse_.data() + row * row_stride_;
    double dual = 0;
    for (std::size_t each = 0; each < n_rows_; ++each) {
      dual += costs_[basis_[each]] * column[each];
    }
    duals_[row] = dual;
  }
  is_reduced_ = true;
  return LoopsFor(instructions_).reduce_costs(Table()) >= -kReducedBelowZero;
}

// Whether the basis solves the rows and costs nothing itself.
bool DualSimplex::HoldsOnData() const {
  double residual[kMostRows];
  std::copy(right_.begin(), right_.end(), residual);
  double largest = 0;
  for (std::size_t each = 0; each < n_rows_; ++each) {
    const std::uint32_t column = basis_[each];
    const double* entry = &columns_[column / kGroup * n_rows_ * kGroup + column % kGroup];
    for (std::size_t row = 0; row < n_rows_; ++row) {
      residual[row] -= entry[row * kGroup] * basics_[each];
    }
    largest = std::max(largest, std::abs(reduced_costs_[column]));
  }
  for (std::size_t row = 0; row < n_rows_; ++row) {
    largest = std::max(largest, std::abs(residual[row]));
  }
  return largest <= kResidual;
}

ProgrammeStatus DualSimplex::Iterate() {
  int pivots = kMostPivots;
  for (int inversions = 0; inversions < kMostInversions; ++inversions) {
    if (!is_reduced_ && !Reduce()) {
      return ProgrammeStatus::kNotSolved;
    }
    switch (LoopsFor(instructions_).pivot_all(Table(), &pivots)) {
      case PivotOutcome::kNoneLeaves:
        if (Reduce() && HoldsOnData()) {
          return ProgrammeStatus::kOptimal;
        }
        break;
      case PivotOutcome::kNoneEnters:
        return ProgrammeStatus::kInfeasible;
      case PivotOutcome::kTooMany:
        return ProgrammeStatus::kNotSolved;
      case PivotOutcome::kLostDigits:
        break;
    }
    is_reduced_ = false;
    if (!Invert()) {
      return ProgrammeStatus::kNotSolved;
    }
  }
  return ProgrammeStatus::kNotSolved;
}

ProgrammeStatus DualSimplex::Solve() {
  ProgrammeStatus status = ProgrammeStatus::kNotSolved;
  if (has_basis_) {
    status = Iterate();
  }
  if (status == ProgrammeStatus::kNotSolved && StartAnew()) {
    status = Iterate();
  }
  has_basis_ = status == ProgrammeStatus::kOptimal;
  if (has_basis_) {
    ReadSolution();
  }
  return status;
}

void DualSimplex::ReadSolution() {
  objective_ = 0;
  for (std::size_t each = 0; each < n_rows_; ++each) {
    solution_[each] = variable_at_[basis_[each]];
    objective_ += costs_[basis_[each]] * basics_[each];
  }
}

internal::SimplexTable DualSimplex::Table() {
  return {n_rows_,
          row_stride_,
          UpTo(n_used_, kGroup) / kGroup,
          columns_.data(),
          costs_.data(),
          reduced_costs_.data(),
          slopes_.data(),
          inverse_.data(),
          basics_.data(),
          lengths_.data(),
          entering_.data(),
          row_.data(),
          duals_.data(),
          right_.data(),
          basis_.data()};
}

}  // namespace doelmaat::numerics
