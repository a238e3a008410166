#include "stats/cost_efficiency.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "numerics/linear_programme.h"
#include "stats/dea_data.h"
#include "stats/free_disposal_hull.h"
#include "stats/technology.h"

namespace doelmaat::stats {
namespace {

using numerics::Bounds;
using numerics::kNoBound;

void CheckPrices(const Matrix& inputs, const Matrix& prices) {
  if (prices.rows() != inputs.rows() || prices.cols() != inputs.cols()) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.prices_shape"));
  }
  for (std::size_t row = 0; row < prices.rows(); ++row) {
    for (const double price : prices.row(row)) {
      if (!std::isfinite(price) || price <= 0) {
        throw Error(ErrorKind::kBadInput,
                    base::Say("stats.price_not_positive", {{"row", std::to_string(row + 1)}}));
      }
    }
  }
}

double CostAt(std::span<const double> prices, std::span<const double> quantities) {
  return std::inner_product(prices.begin(), prices.end(), quantities.begin(), 0.0);
}

std::vector<double> AveragePrices(const Matrix& inputs, const Matrix& prices) {
  std::vector<double> average(inputs.cols());
  for (std::size_t col = 0; col < inputs.cols(); ++col) {
    double spent = 0;
    double used = 0;
    for (std::size_t row = 0; row < inputs.rows(); ++row) {
      spent += prices(row, col) * inputs(row, col);
      used += inputs(row, col);
    }
    average[col] = spent / used;
  }
  return average;
}

// The cheapest mixture for one unit after the other. Costs are shares of the unit's own cost, so
// that the objective is its cost efficiency.
class CheapestMixture {
 public:
  CheapestMixture(const Matrix& inputs, const Matrix& outputs, ReturnsToScale returns_to_scale)
      : inputs_(inputs),
        outputs_(outputs),
        means_(ScaleOfColumns(outputs)),
        solver_(Programme(returns_to_scale)) {}

  void Solve(std::size_t row, std::span<const double> prices, CostUnit* unit) {
    for (std::size_t other = 0; other < inputs_.rows(); ++other) {
      solver_.SetCost(other, CostAt(prices, inputs_.row(other)) / unit->cost);
    }
    for (std::size_t col = 0; col < outputs_.cols(); ++col) {
      solver_.SetRow(col, {outputs_(row, col) / means_[col], kNoBound});
    }
    const numerics::ProgrammeSolution& solution = solver_.Solve();
    if (solution.status != numerics::ProgrammeStatus::kOptimal) {
      return;  // the unit itself is always a solution, so it is the solver that failed
    }
    std::vector<std::size_t> everyone(inputs_.rows());
    std::iota(everyone.begin(), everyone.end(), 0U);
    unit->status = DeaStatus::kSolved;
    unit->cost_efficiency = solution.objective;
    unit->cheapest_inputs = Combine(inputs_, solution.primal);
    unit->spanned_by = PositiveWeights(solution.primal, everyone);
  }

 private:
  numerics::LinearProgramme Programme(ReturnsToScale returns_to_scale) const {
    const std::size_t n_units = inputs_.rows();
    const std::size_t n_outputs = outputs_.cols();
    numerics::LinearProgramme programme{Matrix(n_outputs + 1, n_units),
                                        std::vector<double>(n_units),
                                        std::vector<Bounds>(n_units),
                                        std::vector<Bounds>(n_outputs + 1)};
    for (std::size_t unit = 0; unit < n_units; ++unit) {
      for (std::size_t col = 0; col < n_outputs; ++col) {
        programme.coefficients(col, unit) = outputs_(unit, col) / means_[col];
      }
      programme.coefficients(n_outputs, unit) = 1;
    }
    programme.rows[n_outputs] = ScaleBounds(returns_to_scale);
    return programme;
  }

  const Matrix& inputs_;
  const Matrix& outputs_;
  std::vector<double> means_;
  numerics::LinearProgrammeSolver solver_;
};

// The cheapest of the units that do at least as much; of equals the first.
void SolveSingle(const Matrix& inputs,
                 const Matrix& outputs,
                 std::size_t row,
                 std::span<const double> prices,
                 CostUnit* unit) {
  std::size_t best = row;
  double lowest = unit->cost;
  for (std::size_t other = 0; other < inputs.rows(); ++other) {
    const auto theirs = outputs.row(other);
    const bool does_as_much =
        std::equal(theirs.begin(), theirs.end(), outputs.row(row).begin(), std::greater_equal<>());
    const double cost = CostAt(prices, inputs.row(other));
    if (does_as_much && cost < lowest) {
      best = other;
      lowest = cost;
    }
  }
  unit->status = DeaStatus::kSolved;
  unit->cost_efficiency = lowest / unit->cost;
  unit->cheapest_inputs.assign(inputs.row(best).begin(), inputs.row(best).end());
  unit->spanned_by = {{best, 1}};
}

std::vector<DeaUnit> TechnicalUnits(const Matrix& inputs,
                                    const Matrix& outputs,
                                    const CostOptions& options) {
  return options.single_units_only
             ? SolveFdh(inputs, outputs, {})
             : SolveDea(inputs, outputs, {.returns_to_scale = options.returns_to_scale}).units;
}

}  // namespace

CostResult SolveCostEfficiency(const Matrix& inputs,
                               const Matrix& outputs,
                               const Matrix& prices,
                               const CostOptions& options) {
  CheckDeaData(inputs, outputs);
  CheckPrices(inputs, prices);
  CostResult result{options, AveragePrices(inputs, prices), {}};
  result.units.resize(inputs.rows());
  Matrix standard(inputs.rows(), 1);
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    CostUnit& unit = result.units[row];
    unit.cost = CostAt(prices.row(row), inputs.row(row));
    unit.standard_cost = standard(row, 0) = CostAt(result.average_prices, inputs.row(row));
    unit.price_index = unit.cost / unit.standard_cost;
  }
  const std::vector<DeaUnit> technical = TechnicalUnits(inputs, outputs, options);
  const std::vector<DeaUnit> standardised = TechnicalUnits(standard, outputs, options);
  CheapestMixture cheapest(inputs, outputs, options.returns_to_scale);
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    CostUnit& unit = result.units[row];
    if (options.single_units_only) {
      SolveSingle(inputs, outputs, row, prices.row(row), &unit);
    } else {
      cheapest.Solve(row, prices.row(row), &unit);
    }
    unit.technical_efficiency = technical[row].score;
    unit.standard_efficiency = standardised[row].score;
    if (!unit.cost_efficiency.has_value() || !unit.technical_efficiency.has_value()) {
      unit.status = DeaStatus::kNotSolved;
      continue;
    }
    unit.minimal_cost = *unit.cost_efficiency * unit.cost;
    unit.allocative_efficiency = *unit.cost_efficiency / *unit.technical_efficiency;
  }
  return result;
}

}  // namespace doelmaat::stats
