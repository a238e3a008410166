#include "numerics/dual_simplex.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"

namespace doelmaat::numerics {
namespace {

constexpr double kPrimalTolerance = 1e-10;
constexpr double kDualTolerance = 1e-12;
constexpr double kSmallestPivot = 1e-9;
constexpr int kPivotsBetweenInversions = 50;
constexpr int kMostPivots = 2000;

// to += factor × from.
void AddMultiple(double factor, const double* from, std::size_t count, double* to) {
  if (factor == 0) {
    return;
  }
  for (std::size_t index = 0; index < count; ++index) {
    to[index] += factor * from[index];
  }
}

}  // namespace

bool DualSimplex::Accepts(const LinearProgramme& programme) {
  return std::all_of(programme.costs.begin(),
                     programme.costs.end(),
                     [](double cost) { return cost >= 0 && std::isfinite(cost); }) &&
         std::all_of(programme.columns.begin(), programme.columns.end(), [](Bounds column) {
           return column.low == 0 && column.high == kNoBound;
         });
}

DualSimplex::DualSimplex(const LinearProgramme& programme)
    : n_rows_(programme.coefficients.rows()),
      n_columns_(programme.coefficients.cols()),
      coefficients_(programme.coefficients.values().begin(), programme.coefficients.values().end()),
      costs_(programme.costs),
      rows_(programme.rows),
      basis_(n_rows_),
      is_basic_(n_rows_ + n_columns_),
      inverse_(n_rows_ * n_rows_),
      basics_(n_rows_),
      duals_(n_rows_),
      reduced_costs_(n_columns_),
      pivot_row_(n_rows_ + n_columns_),
      ratios_(n_columns_) {
  DOELMAAT_CHECK(Accepts(programme));
  DOELMAAT_CHECK(programme.costs.size() == n_columns_ && programme.columns.size() == n_columns_ &&
                 programme.rows.size() == n_rows_);
  solution_.primal.resize(n_columns_);
  StartFromLogicals();
}

void DualSimplex::SetRow(std::size_t row, Bounds bounds) {
  DOELMAAT_CHECK(row < n_rows_);
  rows_[row] = bounds;
}

Bounds DualSimplex::BoundsOf(std::size_t variable) const {
  return IsLogical(variable) ? rows_[variable - n_columns_] : Bounds{};
}

// The constraint is coefficients · z − logicals = 0.
double DualSimplex::ColumnEntry(std::size_t variable, std::size_t row) const {
  if (IsLogical(variable)) {
    return variable - n_columns_ == row ? -1 : 0;
  }
  return coefficients_[row * n_columns_ + variable];
}

// The bound at which the logical of a row rests outside the basis: the one its dual calls for.
double DualSimplex::LogicalAt(std::size_t row) const {
  const bool low = duals_[row] > 0 || (duals_[row] == 0 && rows_[row].low > -kNoBound);
  return low ? rows_[row].low : rows_[row].high;
}

void DualSimplex::StartFromLogicals() {
  std::fill(is_basic_.begin(), is_basic_.end(), 0);
  for (std::size_t row = 0; row < n_rows_; ++row) {
    basis_[row] = n_columns_ + row;
    is_basic_[basis_[row]] = 1;
  }
}

// Gauss-Jordan with row exchange; the basis is a set, so its order may change.
bool DualSimplex::Invert() {
  const std::size_t width = 2 * n_rows_;
  std::vector<double> work(n_rows_ * width);
  for (std::size_t row = 0; row < n_rows_; ++row) {
    for (std::size_t col = 0; col < n_rows_; ++col) {
      work[row * width + col] = ColumnEntry(basis_[col], row);
    }
    work[row * width + n_rows_ + row] = 1;
  }
  for (std::size_t col = 0; col < n_rows_; ++col) {
    std::size_t best = col;
    for (std::size_t row = col + 1; row < n_rows_; ++row) {
      if (std::abs(work[row * width + col]) > std::abs(work[best * width + col])) {
        best = row;
      }
    }
    const double pivot = work[best * width + col];
    if (std::abs(pivot) < kSmallestPivot) {
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
    std::copy_n(work.begin() + static_cast<std::ptrdiff_t>(row * width + n_rows_),
                n_rows_,
                inverse_.begin() + static_cast<std::ptrdiff_t>(row * n_rows_));
  }
  return true;
}

void DualSimplex::ComputeDuals() {
  std::fill(duals_.begin(), duals_.end(), 0);
  for (std::size_t row = 0; row < n_rows_; ++row) {
    const double cost = IsLogical(basis_[row]) ? 0 : costs_[basis_[row]];
    for (std::size_t col = 0; cost != 0 && col < n_rows_; ++col) {
      duals_[col] += cost * inverse_[row * n_rows_ + col];
    }
  }
  // The dual of a row whose logical is in the basis is zero but for rounding.
  for (std::size_t row = 0; row < n_rows_; ++row) {
    if (is_basic_[n_columns_ + row] != 0) {
      duals_[row] = 0;
    }
  }
  reduced_costs_ = costs_;
  for (std::size_t row = 0; row < n_rows_; ++row) {
    AddMultiple(
        -duals_[row], coefficients_.data() + row * n_columns_, n_columns_, reduced_costs_.data());
  }
}

// False when a logical would have to rest at a bound it does not have.
bool DualSimplex::ComputeBasics() {
  std::fill(basics_.begin(), basics_.end(), 0);
  for (std::size_t row = 0; row < n_rows_; ++row) {
    if (is_basic_[n_columns_ + row] != 0) {
      continue;
    }
    const double value = LogicalAt(row);
    if (!std::isfinite(value)) {
      return false;
    }
    for (std::size_t each = 0; each < n_rows_; ++each) {
      basics_[each] += inverse_[each * n_rows_ + row] * value;
    }
  }
  return true;
}

// The largest violation in the length of its row of the inverse; false when there is none.
bool DualSimplex::ChooseLeaving(Leaving* leaving) const {
  double largest = 0;
  for (std::size_t row = 0; row < n_rows_; ++row) {
    const Bounds bounds = BoundsOf(basis_[row]);
    const double below = bounds.low - basics_[row];
    const double above = basics_[row] - bounds.high;
    const double violation = std::max(below, above);
    if (violation <= kPrimalTolerance) {
      continue;
    }
    double length = 0;
    for (std::size_t each = 0; each < n_rows_; ++each) {
      length += inverse_[row * n_rows_ + each] * inverse_[row * n_rows_ + each];
    }
    if (violation * violation > largest * length) {
      largest = violation * violation / length;
      *leaving = {row, below > above};
    }
  }
  return largest > 0;
}

void DualSimplex::Price(std::size_t row) {
  std::fill(pivot_row_.begin(), pivot_row_.end(), 0);
  for (std::size_t each = 0; each < n_rows_; ++each) {
    const double factor = inverse_[row * n_rows_ + each];
    AddMultiple(factor, coefficients_.data() + each * n_columns_, n_columns_, pivot_row_.data());
    pivot_row_[n_columns_ + each] = -factor;
  }
  for (const std::size_t variable : basis_) {
    pivot_row_[variable] = 0;
  }
}

// A variable at its low bound can enter when growing it moves the leaving one to its bound; slope
// is how fast. 0 for a logical that cannot enter; the pivot row of a basic variable is 0.
double DualSimplex::LogicalSlope(std::size_t row, double sign) const {
  const Bounds bounds = rows_[row];
  if (bounds.low == bounds.high) {
    return 0;
  }
  const double slope = sign * pivot_row_[n_columns_ + row];
  return LogicalAt(row) == bounds.low ? slope : -slope;
}

// The largest step of the duals at which no reduced cost falls under zero by more than the
// tolerance.
double DualSimplex::StepLimit(double sign) {
  const double* pivot_row = pivot_row_.data();
  const double* reduced = reduced_costs_.data();
  double* ratios = ratios_.data();
  for (std::size_t column = 0; column < n_columns_; ++column) {
    const double slope = sign * pivot_row[column];
    const double ratio = (reduced[column] + kDualTolerance) / slope;
    ratios[column] = slope > kSmallestPivot ? ratio : kNoBound;
  }
  // Four lanes, so that one comparison need not wait for the other.
  double lanes[4] = {kNoBound, kNoBound, kNoBound, kNoBound};
  for (std::size_t column = 0; column + 3 < n_columns_; column += 4) {
    for (std::size_t lane = 0; lane < 4; ++lane) {
      lanes[lane] = ratios[column + lane] < lanes[lane] ? ratios[column + lane] : lanes[lane];
    }
  }
  double limit = *std::min_element(lanes, lanes + 4);
  for (std::size_t column = n_columns_ - n_columns_ % 4; column < n_columns_; ++column) {
    limit = std::min(limit, ratios[column]);
  }
  for (std::size_t row = 0; row < n_rows_; ++row) {
    const double slope = LogicalSlope(row, sign);
    if (slope > kSmallestPivot) {
      limit = std::min(limit, (std::abs(duals_[row]) + kDualTolerance) / slope);
    }
  }
  return std::max(limit, 0.0);
}

// Among the variables that reach zero within the limit the one with the largest pivot. False when
// none can enter: the programme is infeasible.
bool DualSimplex::ChooseEntering(const Leaving& leaving, std::size_t* entering) {
  const double sign = leaving.to_low ? -1 : 1;
  const double limit = StepLimit(sign);
  const double* pivot_row = pivot_row_.data();
  const double* reduced = reduced_costs_.data();
  double largest = kSmallestPivot;
  bool found = false;
  for (std::size_t column = 0; column < n_columns_; ++column) {
    const double slope = sign * pivot_row[column];
    if (reduced[column] <= limit * slope && slope > largest) {
      largest = slope;
      *entering = column;
      found = true;
    }
  }
  for (std::size_t row = 0; row < n_rows_; ++row) {
    const double slope = LogicalSlope(row, sign);
    if (slope > largest && std::abs(duals_[row]) <= limit * slope) {
      largest = slope;
      *entering = n_columns_ + row;
      found = true;
    }
  }
  return found;
}

bool DualSimplex::Pivot(const Leaving& leaving, std::size_t entering) {
  std::vector<double> column(n_rows_);
  for (std::size_t row = 0; row < n_rows_; ++row) {
    for (std::size_t each = 0; each < n_rows_; ++each) {
      column[row] += inverse_[row * n_rows_ + each] * ColumnEntry(entering, each);
    }
  }
  const double pivot = column[leaving.row];
  if (std::abs(pivot) < kSmallestPivot) {
    return false;
  }
  double* pivot_row = inverse_.data() + leaving.row * n_rows_;
  for (std::size_t each = 0; each < n_rows_; ++each) {
    pivot_row[each] /= pivot;
  }
  for (std::size_t row = 0; row < n_rows_; ++row) {
    for (std::size_t each = 0; row != leaving.row && each < n_rows_; ++each) {
      inverse_[row * n_rows_ + each] -= column[row] * pivot_row[each];
    }
  }
  is_basic_[basis_[leaving.row]] = 0;
  is_basic_[entering] = 1;
  basis_[leaving.row] = entering;
  return true;
}

ProgrammeStatus DualSimplex::Iterate() {
  for (int pivots = 0; pivots < kMostPivots; ++pivots) {
    if (pivots % kPivotsBetweenInversions == 0 && !Invert()) {
      return ProgrammeStatus::kNotSolved;
    }
    ComputeDuals();
    if (!ComputeBasics()) {
      return ProgrammeStatus::kNotSolved;
    }
    Leaving leaving{};
    if (!ChooseLeaving(&leaving)) {
      return ProgrammeStatus::kOptimal;
    }
    Price(leaving.row);
    std::size_t entering = 0;
    if (!ChooseEntering(leaving, &entering)) {
      return ProgrammeStatus::kInfeasible;
    }
    if (!Pivot(leaving, entering)) {
      return ProgrammeStatus::kNotSolved;
    }
  }
  return ProgrammeStatus::kNotSolved;
}

const ProgrammeSolution& DualSimplex::Solve() {
  solution_.status = Iterate();
  if (solution_.status == ProgrammeStatus::kNotSolved) {
    StartFromLogicals();
    solution_.status = Iterate();
  }
  const bool dual_feasible =
      std::all_of(reduced_costs_.begin(), reduced_costs_.end(), [](double reduced) {
        return reduced >= -kPrimalTolerance;
      });
  if (solution_.status == ProgrammeStatus::kOptimal && !dual_feasible) {
    solution_.status = ProgrammeStatus::kNotSolved;
  }
  if (solution_.status != ProgrammeStatus::kOptimal) {
    StartFromLogicals();
    return solution_;
  }
  std::fill(solution_.primal.begin(), solution_.primal.end(), 0);
  solution_.objective = 0;
  for (std::size_t row = 0; row < n_rows_; ++row) {
    if (!IsLogical(basis_[row])) {
      solution_.primal[basis_[row]] = basics_[row];
      solution_.objective += costs_[basis_[row]] * basics_[row];
    }
  }
  solution_.dual = duals_;
  return solution_;
}

}  // namespace doelmaat::numerics
