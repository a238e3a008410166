#include "stats/dea.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "stats/dea_data.h"
#include "stats/frontier_programme.h"

namespace doelmaat::stats {
namespace {

// A basic λ that is zero comes out as rounding of this size or less; a real one is far larger.
constexpr double kSmallestLambda = 1e-12;

[[noreturn]] void Refuse(std::string_view key, std::initializer_list<base::TextValue> values = {}) {
  throw Error(ErrorKind::kBadInput, base::Say(key, values));
}

std::string RowText(std::size_t row) { return std::to_string(row + 1); }

std::vector<double> Slacks(std::span<const double> combination,
                           std::span<const double> target,
                           double sign) {
  std::vector<double> slacks(target.size());
  for (std::size_t each = 0; each < target.size(); ++each) {
    // The solver's tolerance may leave a slack just under zero.
    slacks[each] = std::max(0.0, sign * (combination[each] - target[each]));
  }
  return slacks;
}

// Σ λ_j values_j.
std::vector<double> Combine(const Matrix& values, std::span<const double> lambda) {
  std::vector<double> combination(values.cols());
  for (std::size_t unit = 0; unit < values.rows(); ++unit) {
    if (lambda[unit] > kSmallestLambda) {
      const auto row = values.row(unit);
      for (std::size_t each = 0; each < combination.size(); ++each) {
        combination[each] += lambda[unit] * row[each];
      }
    }
  }
  return combination;
}

std::vector<double> Scaled(std::span<const double> values, double factor) {
  std::vector<double> scaled(values.begin(), values.end());
  for (double& value : scaled) {
    value *= factor;
  }
  return scaled;
}

DeaUnit SolveUnit(const FrontierData& frontier,
                  std::span<const double> inputs,
                  std::span<const double> outputs,
                  const DeaOptions& options,
                  FrontierProgramme* programme) {
  DeaUnit unit;
  FrontierProgramme::Score outcome = programme->Solve(inputs, outputs);
  unit.status = outcome.status;
  if (outcome.status != DeaStatus::kSolved) {
    return unit;
  }
  const double score = outcome.score;
  if (options.slacks) {
    outcome = programme->SolveSlacks(inputs, outputs, score);
    if (outcome.status != DeaStatus::kSolved) {
      unit.status = DeaStatus::kNotSolved;
      return unit;
    }
    const bool input = options.orientation == Orientation::kInput;
    unit.input_slacks =
        Slacks(Combine(frontier.inputs, outcome.lambda), Scaled(inputs, input ? score : 1), -1);
    unit.output_slacks =
        Slacks(Combine(frontier.outputs, outcome.lambda), Scaled(outputs, input ? 1 : score), 1);
  }
  unit.score = score;
  for (std::size_t row = 0; row < frontier.units.size(); ++row) {
    if (outcome.lambda[row] > kSmallestLambda) {
      unit.spanned_by.push_back({frontier.units[row], outcome.lambda[row]});
    }
  }
  return unit;
}

}  // namespace

void CheckDeaData(const Matrix& inputs, const Matrix& outputs) {
  if (inputs.rows() != outputs.rows()) {
    Refuse(
        "stats.dea_rows_differ",
        {{"inputs", std::to_string(inputs.rows())}, {"outputs", std::to_string(outputs.rows())}});
  }
  if (inputs.cols() == 0 || outputs.cols() == 0) {
    Refuse("stats.dea_no_columns");
  }
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    for (const double input : inputs.row(row)) {
      if (!std::isfinite(input) || input <= 0) {
        Refuse("stats.dea_input_not_positive", {{"row", RowText(row)}});
      }
    }
    bool any = false;
    for (const double output : outputs.row(row)) {
      if (!std::isfinite(output) || output < 0) {
        Refuse("stats.dea_output_negative", {{"row", RowText(row)}});
      }
      any = any || output > 0;
    }
    if (!any) {
      Refuse("stats.dea_no_output", {{"row", RowText(row)}});
    }
  }
}

FrontierData SelectFrontier(const Matrix& inputs,
                            const Matrix& outputs,
                            const std::vector<bool>& spans) {
  if (!spans.empty() && spans.size() != inputs.rows()) {
    Refuse("stats.dea_spans_differ",
           {{"spans", std::to_string(spans.size())}, {"rows", std::to_string(inputs.rows())}});
  }
  FrontierData frontier;
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    if (spans.empty() || spans[row]) {
      frontier.units.push_back(row);
    }
  }
  if (frontier.units.empty()) {
    Refuse("stats.dea_no_frontier");
  }
  frontier.inputs = Matrix(frontier.units.size(), inputs.cols());
  frontier.outputs = Matrix(frontier.units.size(), outputs.cols());
  for (std::size_t row = 0; row < frontier.units.size(); ++row) {
    std::ranges::copy(inputs.row(frontier.units[row]), frontier.inputs.row(row).begin());
    std::ranges::copy(outputs.row(frontier.units[row]), frontier.outputs.row(row).begin());
  }
  return frontier;
}

DeaResult SolveDeaAgainst(const Matrix& reference_inputs,
                          const Matrix& reference_outputs,
                          const Matrix& inputs,
                          const Matrix& outputs,
                          const DeaOptions& options) {
  CheckDeaData(reference_inputs, reference_outputs);
  CheckDeaData(inputs, outputs);
  if (reference_inputs.cols() != inputs.cols() || reference_outputs.cols() != outputs.cols()) {
    Refuse("stats.dea_reference_differs");
  }
  const FrontierData frontier = SelectFrontier(reference_inputs, reference_outputs, options.spans);
  FrontierProgramme programme(
      frontier.inputs, frontier.outputs, options.returns_to_scale, options.orientation);
  DeaResult result{options, {}};
  result.units.reserve(inputs.rows());
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    result.units.push_back(
        SolveUnit(frontier, inputs.row(row), outputs.row(row), options, &programme));
  }
  return result;
}

DeaResult SolveDea(const Matrix& inputs, const Matrix& outputs, const DeaOptions& options) {
  return SolveDeaAgainst(inputs, outputs, inputs, outputs, options);
}

}  // namespace doelmaat::stats
