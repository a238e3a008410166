#include "stats/frontier_programme.h"

#include <algorithm>
#include <cmath>

#include "stats/technology.h"

namespace doelmaat::stats {
namespace {

using numerics::Bounds;
using numerics::kNoBound;
using numerics::LinearProgramme;
using numerics::ProgrammeStatus;
using numerics::RowKind;

// A score further than this from 1 is surely that of a unit inside the frontier.
constexpr double kInside = 1e-6;

}  // namespace

FrontierProgramme::FrontierProgramme(const Matrix& inputs,
                                     const Matrix& outputs,
                                     ReturnsToScale returns_to_scale,
                                     Orientation orientation,
                                     numerics::InstructionSet instructions)
    : inputs_(inputs),
      outputs_(outputs),
      returns_to_scale_(returns_to_scale),
      orientation_(orientation),
      sign_(orientation == Orientation::kInput ? 1 : -1),
      one_radial_((orientation == Orientation::kInput ? inputs : outputs).cols() == 1),
      one_input_(one_radial_ && orientation == Orientation::kInput),
      radial_means_(ScaleOfColumns(orientation == Orientation::kInput ? inputs : outputs)),
      fixed_means_(ScaleOfColumns(orientation == Orientation::kInput ? outputs : inputs)) {
  if (QuickRows().size() <= numerics::DualSimplex::kMostRows) {
    PrepareQuickSolver(instructions);
  }
}

// The fixed side, then returns to scale unless they are constant, then the scaled side unless it is
// one input.
std::vector<RowKind> FrontierProgramme::QuickRows() const {
  std::vector<RowKind> rows(fixed_means_.size(), RowKind::kAtLeast);
  if (returns_to_scale_ != ReturnsToScale::kConstant) {
    rows.push_back(returns_to_scale_ == ReturnsToScale::kVariable ? RowKind::kEqual
                                                                  : RowKind::kAtLeast);
  }
  rows.resize(rows.size() + (one_input_ ? 0 : radial_means_.size()), RowKind::kAtLeast);
  return rows;
}

void FrontierProgramme::PrepareQuickSolver(numerics::InstructionSet instructions) {
  const std::size_t n_units = inputs_.rows();
  const std::size_t n_fixed = fixed_means_.size();
  const std::vector<RowKind> rows = QuickRows();
  const std::size_t n_radial = one_input_ ? 0 : radial_means_.size();
  const std::size_t first_radial = rows.size() - n_radial;
  const double scale_sign = returns_to_scale_ == ReturnsToScale::kDecreasing ? -1 : 1;
  Matrix coefficients(rows.size(), n_units + (one_input_ ? 0 : 1));
  std::vector<double> costs(coefficients.cols());
  for (std::size_t unit = 0; unit < n_units; ++unit) {
    const auto fixed = Fixed(inputs_.row(unit), outputs_.row(unit));
    const auto radial = Radial(inputs_.row(unit), outputs_.row(unit));
    for (std::size_t each = 0; each < n_fixed; ++each) {
      coefficients(each, unit) = sign_ * fixed[each] / fixed_means_[each];
    }
    if (first_radial > n_fixed) {
      coefficients(n_fixed, unit) = scale_sign;
    }
    for (std::size_t each = 0; each < n_radial; ++each) {
      coefficients(first_radial + each, unit) = -sign_ * radial[each] / radial_means_[each];
    }
    costs[unit] = one_input_ ? radial[0] / radial_means_[0] : 0;
  }
  if (!one_input_) {
    costs[n_units] = sign_;
  }
  quick_solver_.emplace(coefficients, rows, costs, instructions);
  if (first_radial > n_fixed) {
    quick_solver_->SetRight(n_fixed, scale_sign);
  }
  scale_column_.resize(rows.size());
  lambda_.resize(n_units);
  // Every row is divided by the mean of its variable; with one input that has no slack.
  slack_costs_.resize(coefficients.cols() + rows.size());
  for (std::size_t each = 0; each < n_fixed; ++each) {
    slack_costs_[coefficients.cols() + each] = -fixed_means_[each];
  }
  for (std::size_t each = 0; each < n_radial; ++each) {
    slack_costs_[coefficients.cols() + first_radial + each] = -radial_means_[each];
  }
}

// Whether "all of the frontier needs at least the least (makes at most the most) of a variable" is
// a bound that holds under these returns to scale. The other start is a bound on a ratio.
bool FrontierProgramme::StartsFromLevel() const {
  return returns_to_scale_ == ReturnsToScale::kVariable ||
         returns_to_scale_ == (orientation_ == Orientation::kInput ? ReturnsToScale::kIncreasing
                                                                   : ReturnsToScale::kDecreasing);
}

bool FrontierProgramme::FrontierHas(std::size_t fixed) const {
  for (std::size_t unit = 0; unit < inputs_.rows(); ++unit) {
    if (Fixed(inputs_.row(unit), outputs_.row(unit))[fixed] > 0) {
      return true;
    }
  }
  return false;
}

// The unit of the frontier with the least (output orientation: the most) of a scaled variable, as
// it is or for one of a fixed variable.
std::size_t FrontierProgramme::BestUnit(std::size_t radial,
                                        std::optional<std::size_t> fixed) const {
  std::size_t best = 0;
  double best_value = kNoBound;
  for (std::size_t unit = 0; unit < inputs_.rows(); ++unit) {
    const double per = fixed.has_value() ? Fixed(inputs_.row(unit), outputs_.row(unit))[*fixed] : 1;
    const double value = sign_ * Radial(inputs_.row(unit), outputs_.row(unit))[radial] / per;
    if (per > 0 && value < best_value) {
      best = unit;
      best_value = value;
    }
  }
  return best;
}

// A basis that is dual feasible for every unit: all surpluses but for one bound on the score, by
// the level of a scaled variable or by the ratio of one to a fixed variable. The unit must have
// some of the scaled variable, or the bound says nothing of it.
void FrontierProgramme::StartQuickSolver(std::span<const double> radial,
                                         numerics::DualSimplex* solver) {
  if (started_from_.has_value() && radial[*started_from_] > 0) {
    return;
  }
  const auto most = std::max_element(radial.begin(), radial.end());
  const auto from = static_cast<std::size_t>(most - radial.begin());
  started_from_ = from;
  const std::size_t n_units = inputs_.rows();
  const std::size_t n_fixed = fixed_means_.size();
  const std::size_t n_rows = scale_column_.size();
  const std::size_t first_surplus = n_units + (one_input_ ? 0 : 1);
  std::vector<bool> in_basis(n_rows, true);
  std::vector<std::size_t> basis;
  if (one_input_) {
    if (returns_to_scale_ == ReturnsToScale::kVariable) {
      in_basis[n_fixed] = false;
      basis = {BestUnit(0, std::nullopt)};
    }
  } else {
    std::optional<std::size_t> tight_fixed;
    if (StartsFromLevel()) {
      in_basis[n_fixed] = false;
    } else {
      // A variable that no unit of the frontier has bounds nothing.
      tight_fixed = 0;
      while (*tight_fixed + 1 < n_fixed && !FrontierHas(*tight_fixed)) {
        ++*tight_fixed;
      }
      in_basis[*tight_fixed] = false;
    }
    in_basis[n_rows - radial_means_.size() + from] = false;
    basis = {n_units, BestUnit(from, tight_fixed)};
  }
  for (std::size_t row = 0; row < n_rows; ++row) {
    if (in_basis[row]) {
      basis.push_back(first_surplus + row);
    }
  }
  solver->SetStart(basis);
}

FrontierProgramme::Score FrontierProgramme::SolveQuickly(std::span<const double> fixed,
                                                         std::span<const double> radial,
                                                         numerics::DualSimplex* solver) {
  for (std::size_t each = 0; each < fixed.size(); ++each) {
    solver->SetRight(each, sign_ * fixed[each] / fixed_means_[each]);
  }
  if (!one_input_) {
    const std::size_t first_radial = scale_column_.size() - radial.size();
    for (std::size_t each = 0; each < radial.size(); ++each) {
      scale_column_[first_radial + each] = sign_ * radial[each] / radial_means_[each];
    }
    solver->SetColumn(inputs_.rows(), scale_column_);
  }
  StartQuickSolver(radial, solver);
  quick_is_last_ = solver->Solve() == ProgrammeStatus::kOptimal;
  if (!quick_is_last_) {
    return {};
  }
  return QuickScore(*solver,
                    one_input_ ? solver->objective() * radial_means_[0] / radial[0]
                               : sign_ * solver->objective());
}

// The last solution of the quick solver.
FrontierProgramme::Score FrontierProgramme::QuickScore(const numerics::DualSimplex& solver,
                                                       double score) {
  for (const std::uint32_t row : quick_rows_) {
    lambda_[row] = 0;
  }
  quick_rows_.clear();
  weights_.clear();
  for (std::size_t each = 0; each < solver.basis().size(); ++each) {
    const std::uint32_t variable = solver.basis()[each];
    const double value = solver.basics()[each];
    if (variable < lambda_.size()) {
      lambda_[variable] = value;
      quick_rows_.push_back(variable);
      if (value > kSmallestLambda) {
        weights_.push_back({variable, value});
      }
    }
  }
  std::ranges::sort(weights_, {}, &Weight::unit);
  return {DeaStatus::kSolved, score, lambda_, weights_};
}

std::span<const double> FrontierProgramme::Radial(std::span<const double> inputs,
                                                  std::span<const double> outputs) const {
  return orientation_ == Orientation::kInput ? inputs : outputs;
}

std::span<const double> FrontierProgramme::Fixed(std::span<const double> inputs,
                                                 std::span<const double> outputs) const {
  return orientation_ == Orientation::kInput ? outputs : inputs;
}

// Rows: the fixed side, returns to scale, then the scaled side. Columns: λ, then t if asked.
// Without column t and with one scaled variable its row is the objective.
LinearProgramme FrontierProgramme::Rows(bool with_scale_column) const {
  const std::size_t n_units = inputs_.rows();
  const std::size_t n_fixed = fixed_means_.size();
  const std::size_t n_radial = with_scale_column ? radial_means_.size() : 0;
  const std::size_t columns = n_units + (with_scale_column ? 1 : 0);
  LinearProgramme programme{Matrix(n_fixed + 1 + n_radial, columns),
                            std::vector<double>(columns),
                            std::vector<Bounds>(columns),
                            std::vector<Bounds>(n_fixed + 1 + n_radial)};
  programme.rows[n_fixed] = ScaleBounds(returns_to_scale_);
  for (std::size_t unit = 0; unit < n_units; ++unit) {
    const auto fixed = Fixed(inputs_.row(unit), outputs_.row(unit));
    const auto radial = Radial(inputs_.row(unit), outputs_.row(unit));
    for (std::size_t each = 0; each < n_fixed; ++each) {
      programme.coefficients(each, unit) = sign_ * fixed[each] / fixed_means_[each];
    }
    programme.coefficients(n_fixed, unit) = 1;
    for (std::size_t each = 0; each < n_radial; ++each) {
      programme.coefficients(n_fixed + 1 + each, unit) =
          -sign_ * radial[each] / radial_means_[each];
    }
    if (!with_scale_column) {
      programme.costs[unit] = sign_ * radial[0] / radial_means_[0];
    }
  }
  if (with_scale_column) {
    programme.costs[n_units] = sign_;
  }
  return programme;
}

FrontierProgramme::Score FrontierProgramme::Finish(const numerics::ProgrammeSolution& solution,
                                                   double score) {
  weights_.clear();
  switch (solution.status) {
    case ProgrammeStatus::kOptimal:
      for (std::size_t row = 0; row < inputs_.rows(); ++row) {
        if (solution.primal[row] > kSmallestLambda) {
          weights_.push_back({row, solution.primal[row]});
        }
      }
      return {
          DeaStatus::kSolved, score, std::span(solution.primal).first(inputs_.rows()), weights_};
    case ProgrammeStatus::kInfeasible:
      return {DeaStatus::kInfeasible, 0, {}, {}};
    case ProgrammeStatus::kUnbounded:
    case ProgrammeStatus::kNotSolved:
      break;
  }
  return {DeaStatus::kNotSolved, 0, {}, {}};
}

Bounds FrontierProgramme::FixedBounds(std::span<const double> fixed, std::size_t each) const {
  return {sign_ * fixed[each] / fixed_means_[each], kNoBound};
}

const numerics::ProgrammeSolution& FrontierProgramme::SolveGeneral(std::span<const double> fixed,
                                                                   std::span<const double> radial) {
  numerics::LinearProgrammeSolver& solver =
      solver_.has_value() ? *solver_ : solver_.emplace(Rows(!one_radial_));
  for (std::size_t each = 0; each < fixed.size(); ++each) {
    solver.SetRow(each, FixedBounds(fixed, each));
  }
  for (std::size_t each = 0; !one_radial_ && each < radial.size(); ++each) {
    solver.SetCoefficient(
        fixed.size() + 1 + each, inputs_.rows(), sign_ * radial[each] / radial_means_[each]);
  }
  return solver.Solve();
}

FrontierProgramme::Score FrontierProgramme::Solve(std::span<const double> inputs,
                                                  std::span<const double> outputs) {
  const auto fixed = Fixed(inputs, outputs);
  const auto radial = Radial(inputs, outputs);
  if (quick_solver_.has_value()) {
    const Score quick = SolveQuickly(fixed, radial, &*quick_solver_);
    if (quick.status == DeaStatus::kSolved) {
      return quick;
    }
  }
  const numerics::ProgrammeSolution& solution = SolveGeneral(fixed, radial);
  const double t = one_radial_ ? sign_ * solution.objective * radial_means_[0] / radial[0]
                               : sign_ * solution.objective;
  return Finish(solution, t);
}

void FrontierProgramme::LeaveOutIfInside(std::size_t row, double own_score) {
  if (quick_solver_.has_value() && sign_ * (1 - own_score) > kInside) {
    quick_solver_->Remove(row);
  }
}

LinearProgramme FrontierProgramme::SlackProgramme() const {
  LinearProgramme programme = Rows(true);
  // The sum of slacks is Σ_i (t x_ik − Σ λ_j x_ij) + Σ_r (Σ λ_j y_rj − y_rk): its λ are the costs,
  // brought to about 1. Column t stays out by its bounds; the rows hold it as a number.
  const std::size_t n_units = inputs_.rows();
  double largest = 0;
  for (std::size_t unit = 0; unit < n_units; ++unit) {
    double cost = 0;
    for (const double input : inputs_.row(unit)) {
      cost += input;
    }
    for (const double output : outputs_.row(unit)) {
      cost -= output;
    }
    programme.costs[unit] = cost;
    largest = std::max(largest, std::abs(cost));
  }
  for (double& cost : programme.costs) {
    cost /= largest > 0 ? largest : 1;
  }
  programme.costs[n_units] = 0;
  programme.columns[n_units] = {0, 0};
  return programme;
}

FrontierProgramme::Score FrontierProgramme::SolveSlacks(std::span<const double> inputs,
                                                        std::span<const double> outputs,
                                                        double score) {
  if (quick_is_last_ && quick_solver_.has_value()) {
    quick_is_last_ = false;
    if (quick_solver_->MoveOnOptimalFace(slack_costs_)) {
      return QuickScore(*quick_solver_, score);
    }
  }
  numerics::LinearProgrammeSolver& solver =
      slack_solver_.has_value() ? *slack_solver_ : slack_solver_.emplace(SlackProgramme());
  const auto fixed = Fixed(inputs, outputs);
  const auto radial = Radial(inputs, outputs);
  const std::size_t n_fixed = fixed_means_.size();
  for (std::size_t each = 0; each < n_fixed; ++each) {
    solver.SetRow(each, FixedBounds(fixed, each));
  }
  for (std::size_t each = 0; each < radial_means_.size(); ++each) {
    solver.SetRow(n_fixed + 1 + each,
                  {-sign_ * score * radial[each] / radial_means_[each], kNoBound});
  }
  return Finish(solver.Solve(), score);
}

}  // namespace doelmaat::stats
