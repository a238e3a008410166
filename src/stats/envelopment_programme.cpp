#include "stats/envelopment_programme.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stats/technology.h"

namespace doelmaat::stats {
namespace {

using numerics::Bounds;
using numerics::kNoBound;
using numerics::LinearProgramme;
using numerics::ProgrammeStatus;

DeaStatus StatusOf(ProgrammeStatus status) {
  switch (status) {
    case ProgrammeStatus::kOptimal:
      return DeaStatus::kSolved;
    case ProgrammeStatus::kInfeasible:
      return DeaStatus::kInfeasible;
    case ProgrammeStatus::kUnbounded:
    case ProgrammeStatus::kNotSolved:
      break;
  }
  return DeaStatus::kNotSolved;
}

}  // namespace

// Rows: inputs with their sign turned, outputs, Σ λ. Columns: λ, then the step, then one for each
// end of each bound on weights.
EnvelopmentProgramme::EnvelopmentProgramme(FrontierData frontier,
                                           ReturnsToScale returns_to_scale,
                                           Step step,
                                           const std::vector<WeightBound>& bounds)
    : frontier_(std::move(frontier)),
      returns_to_scale_(returns_to_scale),
      step_(step),
      input_means_(ScaleOfColumns(frontier_.inputs)),
      output_means_(ScaleOfColumns(frontier_.outputs)),
      input_slack_weights_(input_means_.size(), 1),
      output_slack_weights_(output_means_.size(), 1),
      solver_(StepProgramme(bounds)) {}

LinearProgramme EnvelopmentProgramme::Technology(std::size_t more_columns) const {
  const std::size_t n_inputs = input_means_.size();
  const std::size_t n_outputs = output_means_.size();
  const std::size_t n_units = frontier_.units.size();
  const std::size_t n_rows = n_inputs + n_outputs + 1;
  const std::size_t n_columns = n_units + more_columns;
  LinearProgramme programme{numerics::Matrix(n_rows, n_columns),
                            std::vector<double>(n_columns),
                            std::vector<Bounds>(n_columns),
                            std::vector<Bounds>(n_rows)};
  for (std::size_t unit = 0; unit < n_units; ++unit) {
    for (std::size_t col = 0; col < n_inputs; ++col) {
      programme.coefficients(col, unit) = -frontier_.inputs(unit, col) / input_means_[col];
    }
    for (std::size_t col = 0; col < n_outputs; ++col) {
      programme.coefficients(n_inputs + col, unit) =
          frontier_.outputs(unit, col) / output_means_[col];
    }
    programme.coefficients(n_rows - 1, unit) = 1;
  }
  programme.rows[n_rows - 1] = ScaleBounds(returns_to_scale_);
  return programme;
}

LinearProgramme EnvelopmentProgramme::StepProgramme(const std::vector<WeightBound>& bounds) const {
  const std::size_t n_units = frontier_.units.size();
  LinearProgramme programme = Technology(1 + 2 * bounds.size());
  programme.costs[n_units] = step_ == Step::kSmallest ? 1 : -1;
  std::size_t column = n_units + 1;
  const auto add = [&](const WeightBound& bound, double of_column, double of_other) {
    // A bound a v_column + b v_other ≥ 0 has −a and −b in its column, of about size 1.
    const bool input = bound.side == Side::kInputs;
    const std::vector<double>& means = input ? input_means_ : output_means_;
    const std::size_t first = input ? 0 : input_means_.size();
    const double one = -of_column / means[bound.column];
    const double two = -of_other / means[bound.other];
    const double size = std::max(std::abs(one), std::abs(two));
    programme.coefficients(first + bound.column, column) = one / size;
    programme.coefficients(first + bound.other, column) = two / size;
    ++column;
  };
  for (const WeightBound& bound : bounds) {
    add(bound, 1, -bound.low);
    if (bound.high.has_value()) {
      add(bound, -1, *bound.high);
    }
  }
  return programme;
}

LinearProgramme EnvelopmentProgramme::SlackProgramme() const {
  // The sum of slacks is, but for what does not change, Σ λ_j (Σ_r y_rj − Σ_i x_ij) with weights:
  // the costs are its opposite, brought to about 1.
  LinearProgramme programme = Technology(0);
  double largest = 0;
  for (std::size_t unit = 0; unit < programme.costs.size(); ++unit) {
    double cost = 0;
    for (std::size_t col = 0; col < input_slack_weights_.size(); ++col) {
      cost += input_slack_weights_[col] * frontier_.inputs(unit, col);
    }
    for (std::size_t col = 0; col < output_slack_weights_.size(); ++col) {
      cost -= output_slack_weights_[col] * frontier_.outputs(unit, col);
    }
    programme.costs[unit] = cost;
    largest = std::max(largest, std::abs(cost));
  }
  for (double& cost : programme.costs) {
    cost /= largest > 0 ? largest : 1;
  }
  return programme;
}

void EnvelopmentProgramme::WeighSlacks(std::vector<double> inputs, std::vector<double> outputs) {
  input_slack_weights_ = std::move(inputs);
  output_slack_weights_ = std::move(outputs);
  slack_solver_.reset();
}

// The lower bound of every row but the last at step z.
std::vector<double> EnvelopmentProgramme::RowLimits(const UnitRows& rows, double step) const {
  std::vector<double> limits;
  limits.reserve(input_means_.size() + output_means_.size());
  for (std::size_t col = 0; col < input_means_.size(); ++col) {
    limits.push_back(-(rows.input_limits[col] + rows.input_slopes[col] * step) / input_means_[col]);
  }
  for (std::size_t col = 0; col < output_means_.size(); ++col) {
    limits.push_back((rows.output_limits[col] + rows.output_slopes[col] * step) /
                     output_means_[col]);
  }
  return limits;
}

EnvelopmentProgramme::Outcome EnvelopmentProgramme::Solve(const UnitRows& rows) {
  const std::vector<double> limits = RowLimits(rows, 0);
  const std::size_t n_inputs = input_means_.size();
  const std::size_t step_column = frontier_.units.size();
  for (std::size_t row = 0; row < limits.size(); ++row) {
    const double slope = row < n_inputs
                             ? rows.input_slopes[row] / input_means_[row]
                             : -rows.output_slopes[row - n_inputs] / output_means_[row - n_inputs];
    solver_.SetRow(row, {limits[row], kNoBound});
    solver_.SetCoefficient(row, step_column, slope);
  }
  const numerics::ProgrammeSolution& solution = solver_.Solve();
  Outcome outcome;
  outcome.status = StatusOf(solution.status);
  if (outcome.status != DeaStatus::kSolved) {
    return outcome;
  }
  outcome.step = solution.primal[step_column];
  // A price of zero may come out as rounding under it.
  for (std::size_t col = 0; col < n_inputs; ++col) {
    outcome.multipliers.inputs.push_back(std::max(0.0, solution.dual[col]) / input_means_[col]);
  }
  for (std::size_t col = 0; col < output_means_.size(); ++col) {
    outcome.multipliers.outputs.push_back(std::max(0.0, solution.dual[n_inputs + col]) /
                                          output_means_[col]);
  }
  outcome.multipliers.offset = solution.dual[limits.size()];
  outcome.spanned_by = PositiveWeights(solution.primal, frontier_.units);
  return outcome;
}

EnvelopmentProgramme::Slacks EnvelopmentProgramme::SolveSlacks(const UnitRows& rows, double step) {
  if (!slack_solver_.has_value()) {
    slack_solver_.emplace(SlackProgramme());
  }
  const std::vector<double> limits = RowLimits(rows, step);
  for (std::size_t row = 0; row < limits.size(); ++row) {
    slack_solver_->SetRow(row, {limits[row], kNoBound});
  }
  const numerics::ProgrammeSolution& solution = slack_solver_->Solve();
  Slacks slacks;
  slacks.status = StatusOf(solution.status);
  if (slacks.status != DeaStatus::kSolved) {
    return slacks;
  }
  const std::vector<double> used = Combine(frontier_.inputs, solution.primal);
  const std::vector<double> made = Combine(frontier_.outputs, solution.primal);
  // The solver's tolerance may leave a slack just under zero.
  for (std::size_t col = 0; col < used.size(); ++col) {
    const double limit = rows.input_limits[col] + rows.input_slopes[col] * step;
    slacks.inputs.push_back(std::max(0.0, limit - used[col]));
  }
  for (std::size_t col = 0; col < made.size(); ++col) {
    const double limit = rows.output_limits[col] + rows.output_slopes[col] * step;
    slacks.outputs.push_back(std::max(0.0, made[col] - limit));
  }
  slacks.spanned_by = PositiveWeights(solution.primal, frontier_.units);
  return slacks;
}

}  // namespace doelmaat::stats
