// The linear programme of one unit against a frontier, for any direction in which the unit is moved
// and with limits on the prices behind it. Shared by dea_multipliers.cpp, directional.cpp and
// slack_measures.cpp; the plain score has a faster road in frontier_programme.h.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "numerics/linear_programme.h"
#include "stats/dea.h"
#include "stats/dea_data.h"
#include "stats/multipliers.h"

namespace doelmaat::stats {

// How far a unit may be moved: with z the step,
//
//   Σ λ_j x_j ≤ input_limits + input_slopes z,   Σ λ_j y_j ≥ output_limits + output_slopes z
//
// in the units of the data.
struct UnitRows {
  std::vector<double> input_limits;
  std::vector<double> input_slopes;
  std::vector<double> output_limits;
  std::vector<double> output_slopes;
};

enum class Step { kSmallest, kLargest };

// Every row is divided by the mean of its column over the frontier, which changes no solution.
class EnvelopmentProgramme {
 public:
  // `bounds` as CheckWeightBounds has checked them.
  EnvelopmentProgramme(FrontierData frontier,
                       ReturnsToScale returns_to_scale,
                       Step step,
                       const std::vector<WeightBound>& bounds);

  struct Outcome {
    DeaStatus status = DeaStatus::kNotSolved;
    double step = 0;  // this and what follows hold only when solved
    Multipliers multipliers;
    std::vector<Weight> spanned_by;
  };
  // The smallest or largest step z ≥ 0. Dual feasibility is in stats/multipliers.h; z itself is
  // priced at 1: Σ input_slopes v − Σ output_slopes u = 1 (smallest) or −1 (largest).
  Outcome Solve(const UnitRows& rows);

  struct Slacks {
    DeaStatus status = DeaStatus::kNotSolved;
    std::vector<double> inputs;  // one an input, ≥ 0, in its units; these hold only when solved
    std::vector<double> outputs;
    std::vector<Weight> spanned_by;
  };
  // Of all mixtures that reach step z, the one with the largest weighted sum of slacks. Bounds on
  // weights play no part.
  Slacks SolveSlacks(const UnitRows& rows, double step);

  // What a slack of each input and output counts for, per unit of the data; 1 unless told
  // otherwise.
  void WeighSlacks(std::vector<double> inputs, std::vector<double> outputs);

 private:
  numerics::LinearProgramme Technology(std::size_t more_columns) const;
  numerics::LinearProgramme StepProgramme(const std::vector<WeightBound>& bounds) const;
  numerics::LinearProgramme SlackProgramme() const;
  std::vector<double> RowLimits(const UnitRows& rows, double step) const;

  FrontierData frontier_;
  ReturnsToScale returns_to_scale_;
  Step step_;
  std::vector<double> input_means_;
  std::vector<double> output_means_;
  std::vector<double> input_slack_weights_;
  std::vector<double> output_slack_weights_;
  numerics::LinearProgrammeSolver solver_;
  std::optional<numerics::LinearProgrammeSolver> slack_solver_;
};

}  // namespace doelmaat::stats
