#include "stats/dea_multipliers.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "stats/envelopment_programme.h"
#include "stats/technology.h"

namespace doelmaat::stats {
namespace {

void CheckGiven(const MultiplierOptions& options, std::size_t n_columns) {
  const std::vector<bool>& given = options.given;
  if (given.empty()) {
    return;
  }
  if (given.size() != n_columns || std::find(given.begin(), given.end(), false) == given.end()) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.everything_given"));
  }
}

// The step is the score. On the side that is scaled a factor that is given has its own value as
// limit; the others scale from zero.
UnitRows RowsOf(std::span<const double> inputs,
                std::span<const double> outputs,
                const MultiplierOptions& options) {
  UnitRows rows{{inputs.begin(), inputs.end()},
                std::vector<double>(inputs.size()),
                {outputs.begin(), outputs.end()},
                std::vector<double>(outputs.size())};
  const bool input = options.orientation == Orientation::kInput;
  std::vector<double>& limits = input ? rows.input_limits : rows.output_limits;
  std::vector<double>& slopes = input ? rows.input_slopes : rows.output_slopes;
  for (std::size_t each = 0; each < limits.size(); ++each) {
    if (options.given.empty() || !options.given[each]) {
      std::swap(limits[each], slopes[each]);
    }
  }
  return rows;
}

// What is given is not a slack to be had.
std::vector<double> SlackWeights(std::size_t n_columns,
                                 bool scaled,
                                 const std::vector<bool>& given) {
  std::vector<double> weights(n_columns, 1);
  for (std::size_t each = 0; scaled && each < given.size(); ++each) {
    weights[each] = given[each] ? 0 : 1;
  }
  return weights;
}

MultiplierUnit SolveUnit(const UnitRows& rows, bool slacks, EnvelopmentProgramme* programme) {
  MultiplierUnit unit;
  EnvelopmentProgramme::Outcome outcome = programme->Solve(rows);
  unit.status = outcome.status;
  if (outcome.status != DeaStatus::kSolved) {
    return unit;
  }
  if (slacks) {
    EnvelopmentProgramme::Slacks second = programme->SolveSlacks(rows, outcome.step);
    if (second.status != DeaStatus::kSolved) {
      unit.status = DeaStatus::kNotSolved;
      return unit;
    }
    unit.input_slacks = std::move(second.inputs);
    unit.output_slacks = std::move(second.outputs);
    outcome.spanned_by = std::move(second.spanned_by);
  }
  unit.score = outcome.step;
  unit.multipliers = std::move(outcome.multipliers);
  unit.spanned_by = std::move(outcome.spanned_by);
  return unit;
}

}  // namespace

std::vector<MultiplierUnit> SolveMultiplierDea(const Matrix& inputs,
                                               const Matrix& outputs,
                                               const MultiplierOptions& options) {
  CheckDeaData(inputs, outputs);
  CheckWeightBounds(options.bounds, inputs.cols(), outputs.cols());
  const bool input = options.orientation == Orientation::kInput;
  CheckGiven(options, input ? inputs.cols() : outputs.cols());
  EnvelopmentProgramme programme(EfficientFrontier(inputs, outputs, options.returns_to_scale),
                                 options.returns_to_scale,
                                 input ? Step::kSmallest : Step::kLargest,
                                 options.bounds);
  programme.WeighSlacks(SlackWeights(inputs.cols(), input, options.given),
                        SlackWeights(outputs.cols(), !input, options.given));
  const bool slacks = options.slacks && options.bounds.empty();
  std::vector<MultiplierUnit> units;
  units.reserve(inputs.rows());
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    units.push_back(
        SolveUnit(RowsOf(inputs.row(row), outputs.row(row), options), slacks, &programme));
  }
  return units;
}

}  // namespace doelmaat::stats
