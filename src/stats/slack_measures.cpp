#include "stats/slack_measures.h"

#include <algorithm>
#include <numeric>

#include "stats/envelopment_programme.h"
#include "stats/technology.h"

namespace doelmaat::stats {
namespace {

using numerics::Bounds;
using numerics::kNoBound;
using numerics::LinearProgramme;

// 1 / mean of every column, or 1.
std::vector<double> WeightsOf(const Matrix& values, SlackWeight weight) {
  std::vector<double> weights(values.cols(), 1);
  if (weight == SlackWeight::kMean) {
    const std::vector<double> means = ScaleOfColumns(values);
    std::transform(
        means.begin(), means.end(), weights.begin(), [](double mean) { return 1 / mean; });
  }
  return weights;
}

double Sum(const std::vector<double>& values, const std::vector<double>& weights) {
  return std::inner_product(values.begin(), values.end(), weights.begin(), 0.0);
}

// Tone's programme for one unit. Slacks are written out in Λ = τ λ, with τ = 1 when only inputs or
// only outputs are asked, and each share of a slack is a mean over ratios to the unit:
//
//   a_j = mean_i x_ij / x_ik,  b_j = mean_r y_rj / y_rk  (r over the outputs the unit has)
//   both     min Σ Λ_j a_j  subject to  Σ Λ_j b_j = 1, and the technology in Λ with τ a column
//   inputs   min Σ λ_j a_j
//   outputs  max Σ λ_j b_j
//
// since τ − mean_i S⁻_i / x_ik = Σ Λ_j a_j and τ + mean_r S⁺_r / y_rk = Σ Λ_j b_j.
class SlacksBased {
 public:
  SlacksBased(const Matrix& inputs,
              const Matrix& outputs,
              ReturnsToScale returns_to_scale,
              Improve improve)
      : inputs_(inputs),
        outputs_(outputs),
        returns_to_scale_(returns_to_scale),
        improve_(improve),
        frontier_(EfficientFrontier(inputs, outputs, returns_to_scale)),
        input_means_(ScaleOfColumns(frontier_.inputs)),
        output_means_(ScaleOfColumns(frontier_.outputs)) {}

  SlackUnit Solve(std::size_t unit) const {
    const numerics::ProgrammeSolution solution = numerics::SolveLinearProgramme(Programme(unit));
    SlackUnit solved;
    if (solution.status != numerics::ProgrammeStatus::kOptimal) {
      return solved;  // the unit itself is always a solution, so it is the solver that failed
    }
    const double tau = improve_ == Improve::kBoth ? solution.primal[frontier_.units.size()] : 1;
    std::vector<double> lambda(
        solution.primal.begin(),
        solution.primal.begin() + static_cast<std::ptrdiff_t>(frontier_.units.size()));
    for (double& weight : lambda) {
      weight /= tau;
    }
    solved.status = DeaStatus::kSolved;
    solved.value = improve_ == Improve::kOutputs ? -solution.objective : solution.objective;
    solved.input_slacks = Slacks(frontier_.inputs, inputs_.row(unit), lambda, -1);
    solved.output_slacks = Slacks(frontier_.outputs, outputs_.row(unit), lambda, 1);
    solved.spanned_by = PositiveWeights(lambda, frontier_.units);
    return solved;
  }

 private:
  // mean over the columns with something in them of other / unit.
  static double MeanRatio(std::span<const double> other, std::span<const double> unit) {
    double sum = 0;
    double count = 0;
    for (std::size_t col = 0; col < unit.size(); ++col) {
      if (unit[col] > 0) {
        sum += other[col] / unit[col];
        ++count;
      }
    }
    return sum / count;
  }

  static std::vector<double> Slacks(const Matrix& values,
                                    std::span<const double> own,
                                    std::span<const double> lambda,
                                    double sign) {
    std::vector<double> slacks = Combine(values, lambda);
    for (std::size_t col = 0; col < slacks.size(); ++col) {
      // The solver's tolerance may leave a slack just under zero.
      slacks[col] = std::max(0.0, sign * (slacks[col] - own[col]));
    }
    return slacks;
  }

  // Rows: inputs, outputs, Σ λ, the norm; for one side τ is fixed at 1.
  LinearProgramme Programme(std::size_t unit) const {
    const std::size_t n_units = frontier_.units.size();
    const std::size_t n_inputs = input_means_.size();
    const std::size_t scale_row = n_inputs + output_means_.size();
    const bool both = improve_ == Improve::kBoth;
    LinearProgramme programme{Matrix(scale_row + 2, n_units + 1),
                              std::vector<double>(n_units + 1),
                              std::vector<Bounds>(n_units + 1),
                              std::vector<Bounds>(scale_row + 2)};
    for (std::size_t other = 0; other < n_units; ++other) {
      for (std::size_t col = 0; col < n_inputs; ++col) {
        programme.coefficients(col, other) = -frontier_.inputs(other, col) / input_means_[col];
      }
      for (std::size_t col = 0; col < output_means_.size(); ++col) {
        programme.coefficients(n_inputs + col, other) =
            frontier_.outputs(other, col) / output_means_[col];
      }
      programme.coefficients(scale_row, other) = 1;
      const double made = MeanRatio(frontier_.outputs.row(other), outputs_.row(unit));
      programme.coefficients(scale_row + 1, other) = both ? made : 0;
      programme.costs[other] = improve_ == Improve::kOutputs
                                   ? -made
                                   : MeanRatio(frontier_.inputs.row(other), inputs_.row(unit));
    }
    for (std::size_t col = 0; col < n_inputs; ++col) {
      programme.coefficients(col, n_units) = inputs_(unit, col) / input_means_[col];
    }
    for (std::size_t col = 0; col < output_means_.size(); ++col) {
      programme.coefficients(n_inputs + col, n_units) = -outputs_(unit, col) / output_means_[col];
    }
    SetScale(scale_row, &programme);
    programme.rows[scale_row + 1] = both ? Bounds{1, 1} : Bounds{0, 0};
    programme.columns[n_units] = both ? Bounds{0, kNoBound} : Bounds{1, 1};
    return programme;
  }

  // Σ Λ_j − τ within the bounds of Σ λ_j − 1.
  void SetScale(std::size_t row, LinearProgramme* programme) const {
    const Bounds sum = ScaleBounds(returns_to_scale_);
    programme->coefficients(row, frontier_.units.size()) =
        returns_to_scale_ == ReturnsToScale::kConstant ? 0 : -1;
    programme->rows[row] = {sum.low - 1, sum.high - 1};
  }

  const Matrix& inputs_;
  const Matrix& outputs_;
  ReturnsToScale returns_to_scale_;
  Improve improve_;
  FrontierData frontier_;
  std::vector<double> input_means_;
  std::vector<double> output_means_;
};

}  // namespace

std::vector<SlackUnit> SolveAdditive(const Matrix& inputs,
                                     const Matrix& outputs,
                                     ReturnsToScale returns_to_scale,
                                     SlackWeight weight) {
  CheckDeaData(inputs, outputs);
  EnvelopmentProgramme programme(
      EfficientFrontier(inputs, outputs, returns_to_scale), returns_to_scale, Step::kLargest, {});
  const std::vector<double> input_weights = WeightsOf(inputs, weight);
  const std::vector<double> output_weights = WeightsOf(outputs, weight);
  programme.WeighSlacks(input_weights, output_weights);
  std::vector<SlackUnit> units(inputs.rows());
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    const UnitRows rows{{inputs.row(row).begin(), inputs.row(row).end()},
                        std::vector<double>(inputs.cols()),
                        {outputs.row(row).begin(), outputs.row(row).end()},
                        std::vector<double>(outputs.cols())};
    EnvelopmentProgramme::Slacks slacks = programme.SolveSlacks(rows, 0);
    units[row].status = slacks.status;
    if (slacks.status == DeaStatus::kSolved) {
      units[row].value = Sum(slacks.inputs, input_weights) + Sum(slacks.outputs, output_weights);
      units[row].input_slacks = std::move(slacks.inputs);
      units[row].output_slacks = std::move(slacks.outputs);
      units[row].spanned_by = std::move(slacks.spanned_by);
    }
  }
  return units;
}

std::vector<SlackUnit> SolveSbm(const Matrix& inputs,
                                const Matrix& outputs,
                                ReturnsToScale returns_to_scale,
                                Improve improve,
                                const numerics::ParallelFor& parallel_for) {
  CheckDeaData(inputs, outputs);
  const SlacksBased measure(inputs, outputs, returns_to_scale, improve);
  std::vector<SlackUnit> units(inputs.rows());
  parallel_for(units.size(), [&](std::size_t unit) { units[unit] = measure.Solve(unit); });
  return units;
}

}  // namespace doelmaat::stats
