#include "stats/directional.h"

#include <algorithm>

#include "stats/envelopment_programme.h"
#include "stats/technology.h"

namespace doelmaat::stats {
namespace {

// limits + slopes z, then moved by the slacks.
std::vector<double> Moved(const std::vector<double>& limits,
                          const std::vector<double>& slopes,
                          double step,
                          const std::vector<double>& slacks,
                          double sign) {
  std::vector<double> moved(limits.size());
  for (std::size_t each = 0; each < moved.size(); ++each) {
    moved[each] = limits[each] + slopes[each] * step + sign * slacks[each];
  }
  return moved;
}

DirectionalUnit SolveUnit(const UnitRows& rows, EnvelopmentProgramme* programme) {
  DirectionalUnit unit;
  EnvelopmentProgramme::Outcome outcome = programme->Solve(rows);
  unit.status = outcome.status;
  if (outcome.status != DeaStatus::kSolved) {
    return unit;
  }
  EnvelopmentProgramme::Slacks slacks = programme->SolveSlacks(rows, outcome.step);
  if (slacks.status != DeaStatus::kSolved) {
    unit.status = DeaStatus::kNotSolved;
    return unit;
  }
  unit.distance = outcome.step;
  unit.input_targets = Moved(rows.input_limits, rows.input_slopes, outcome.step, slacks.inputs, -1);
  unit.output_targets =
      Moved(rows.output_limits, rows.output_slopes, outcome.step, slacks.outputs, 1);
  unit.input_slacks = std::move(slacks.inputs);
  unit.output_slacks = std::move(slacks.outputs);
  unit.spanned_by = std::move(slacks.spanned_by);
  unit.multipliers = std::move(outcome.multipliers);
  return unit;
}

std::vector<double> ColumnMeans(const Matrix& matrix) {
  std::vector<double> means(matrix.cols());
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    for (std::size_t col = 0; col < matrix.cols(); ++col) {
      means[col] += matrix(row, col) / static_cast<double>(matrix.rows());
    }
  }
  return means;
}

// g of one side, with its sign; zeros when that side is not to improve.
std::vector<double> Slopes(std::span<const double> direction, bool improves, double sign) {
  std::vector<double> slopes(direction.size());
  for (std::size_t each = 0; improves && each < slopes.size(); ++each) {
    slopes[each] = sign * direction[each];
  }
  return slopes;
}

}  // namespace

std::vector<DirectionalUnit> SolveDirectional(const Matrix& inputs,
                                              const Matrix& outputs,
                                              const DirectionalOptions& options) {
  CheckDeaData(inputs, outputs);
  EnvelopmentProgramme programme(EfficientFrontier(inputs, outputs, options.returns_to_scale),
                                 options.returns_to_scale,
                                 Step::kLargest,
                                 {});
  const std::vector<double> input_means = ColumnMeans(inputs);
  const std::vector<double> output_means = ColumnMeans(outputs);
  const bool own = options.direction == Direction::kOwn;
  std::vector<DirectionalUnit> units;
  units.reserve(inputs.rows());
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    const std::span<const double> x = inputs.row(row);
    const std::span<const double> y = outputs.row(row);
    const UnitRows rows{{x.begin(), x.end()},
                        Slopes(own ? x : input_means, options.improve != Improve::kOutputs, -1),
                        {y.begin(), y.end()},
                        Slopes(own ? y : output_means, options.improve != Improve::kInputs, 1)};
    units.push_back(SolveUnit(rows, &programme));
  }
  return units;
}

}  // namespace doelmaat::stats
