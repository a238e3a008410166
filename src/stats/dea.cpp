#include "stats/dea.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "stats/dea_data.h"
#include "stats/frontier_programme.h"
#include "stats/solving_order.h"
#include "stats/technology.h"

namespace doelmaat::stats {
namespace {

[[noreturn]] void Refuse(std::string_view key, std::initializer_list<base::TextValue> values = {}) {
  throw Error(ErrorKind::kBadInput, base::Say(key, values));
}

std::string RowText(std::size_t row) { return std::to_string(row + 1); }

// Differences of this size, beside what they are differences of, are rounding.
constexpr double kRounding = 1e-10;
// A solution that breaks its own constraints by more than this is none: data of very unlike size.
constexpr double kBroken = 1e-6;

std::vector<double> Slacks(std::span<const double> combination,
                           std::span<const double> target,
                           double sign) {
  std::vector<double> slacks(target.size());
  for (std::size_t each = 0; each < target.size(); ++each) {
    const double slack = sign * (combination[each] - target[each]);
    const double size = std::max(std::abs(combination[each]), std::abs(target[each]));
    slacks[each] = slack > kRounding * size ? slack : 0;
  }
  return slacks;
}

// Whether a combination reaches its target: every slack is at least zero, but for rounding.
bool Reaches(std::span<const double> combination, std::span<const double> target, double sign) {
  for (std::size_t each = 0; each < target.size(); ++each) {
    const double size = std::max(std::abs(combination[each]), std::abs(target[each]));
    if (sign * (combination[each] - target[each]) < -kBroken * size) {
      return false;
    }
  }
  return true;
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
  const bool input = options.orientation == Orientation::kInput;
  const std::vector<double> held_inputs = Scaled(inputs, input ? score : 1);
  const std::vector<double> held_outputs = Scaled(outputs, input ? 1 : score);
  // Inputs are above zero, so that no score is zero.
  if (!(score > 0) || !Reaches(Combine(frontier.inputs, outcome.weights), held_inputs, -1) ||
      !Reaches(Combine(frontier.outputs, outcome.weights), held_outputs, 1)) {
    unit.status = DeaStatus::kNotSolved;
    return unit;
  }
  unit.score = score;
  unit.spanned_by = InRowsOf(frontier.units, outcome.weights);
  if (options.slacks) {
    outcome = programme->SolveSlacks(inputs, outputs, score);
    if (outcome.status == DeaStatus::kSolved) {
      unit.input_slacks = Slacks(Combine(frontier.inputs, outcome.weights), held_inputs, -1);
      unit.output_slacks = Slacks(Combine(frontier.outputs, outcome.weights), held_outputs, 1);
      unit.spanned_by = InRowsOf(frontier.units, outcome.weights);
    }
  }
  return unit;
}

// A unit of the frontier is its own combination: only rounding brings it beyond 1. Further beyond,
// the programme was not solved: nothing.
std::optional<double> KeptWithinOne(Orientation orientation, double score) {
  const bool input = orientation == Orientation::kInput;
  if ((input ? score : 1 / score) > 1 + kBroken) {
    return std::nullopt;
  }
  return input ? std::min(score, 1.0) : std::max(score, 1.0);
}

// Inputs and outputs side by side: the place of a unit in the data.
Matrix Beside(const Matrix& inputs, const Matrix& outputs) {
  Matrix both(inputs.rows(), inputs.cols() + outputs.cols());
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    const auto to = both.row(row);
    std::ranges::copy(outputs.row(row), std::ranges::copy(inputs.row(row), to.begin()).out);
  }
  return both;
}

// An order in which each programme starts close to its solution. With one input that side is the
// objective and does not matter.
std::vector<std::size_t> SolvingOrder(const Matrix& inputs,
                                      const Matrix& outputs,
                                      Orientation orientation) {
  std::vector<std::size_t> rows(inputs.rows());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  const bool one_input = orientation == Orientation::kInput && inputs.cols() == 1;
  return WalkOrder(std::move(rows), one_input ? outputs : Beside(inputs, outputs));
}

// Holds units against the frontier. `own_rows`, when not empty, is the row of the frontier that
// each of them is.
DeaResult SolveUnits(const FrontierData& frontier,
                     const Matrix& inputs,
                     const Matrix& outputs,
                     const DeaOptions& options,
                     const std::vector<std::optional<std::size_t>>& own_rows) {
  FrontierProgramme programme(
      frontier.inputs, frontier.outputs, options.returns_to_scale, options.orientation);
  DeaResult result{options, std::vector<DeaUnit>(inputs.rows())};
  for (const std::size_t row : SolvingOrder(inputs, outputs, options.orientation)) {
    DeaUnit& unit = result.units[row];
    unit = SolveUnit(frontier, inputs.row(row), outputs.row(row), options, &programme);
    const std::optional<std::size_t> own = own_rows.empty() ? std::nullopt : own_rows[row];
    if (!unit.score.has_value() || !own.has_value()) {
      continue;
    }
    const std::optional<double> kept = KeptWithinOne(options.orientation, *unit.score);
    if (!kept.has_value()) {
      unit = DeaUnit{};
      continue;
    }
    unit.score = kept;
    programme.LeaveOutIfInside(*own, *kept);
  }
  return result;
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
  return SolveUnits(frontier, inputs, outputs, options, {});
}

DeaResult SolveDea(const Matrix& inputs, const Matrix& outputs, const DeaOptions& options) {
  CheckDeaData(inputs, outputs);
  const FrontierData frontier = SelectFrontier(inputs, outputs, options.spans);
  std::vector<std::optional<std::size_t>> own_rows(inputs.rows());
  for (std::size_t row = 0; row < frontier.units.size(); ++row) {
    own_rows[frontier.units[row]] = row;
  }
  return SolveUnits(frontier, inputs, outputs, options, own_rows);
}

}  // namespace doelmaat::stats
