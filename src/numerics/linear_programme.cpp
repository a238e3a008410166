#include "numerics/linear_programme.h"

#include <algorithm>
#include <cmath>

#include <coin/ClpSimplex.hpp>

#include "base/check.h"

namespace doelmaat::numerics {
namespace {

constexpr double kTolerance = 1e-9;
constexpr int kNoPerturbation = 100;
// Bits of ClpSimplex::dual: keep the factorisation after the solution, and start from a kept one.
constexpr int kKeepWork = 1;
constexpr int kReuseWork = 2 | 4;

int Index(std::size_t position) { return static_cast<int>(position); }

ProgrammeStatus StatusOf(const ClpSimplex& simplex) {
  switch (simplex.status()) {
    case 0:
      return ProgrammeStatus::kOptimal;
    case 1:
      return ProgrammeStatus::kInfeasible;
    case 2:
      return ProgrammeStatus::kUnbounded;
    default:
      return ProgrammeStatus::kNotSolved;
  }
}

}  // namespace

class LinearProgrammeSolver::Engine {
 public:
  explicit Engine(const LinearProgramme& programme) : costs_(programme.costs) {
    const std::size_t rows = programme.coefficients.rows();
    const std::size_t columns = programme.coefficients.cols();
    DOELMAAT_CHECK(programme.costs.size() == columns && programme.columns.size() == columns &&
                   programme.rows.size() == rows);
    std::vector<CoinBigIndex> starts(columns + 1);
    std::vector<int> indices;
    std::vector<double> values;
    for (std::size_t column = 0; column < columns; ++column) {
      for (std::size_t row = 0; row < rows; ++row) {
        if (programme.coefficients(row, column) != 0) {
          indices.push_back(Index(row));
          values.push_back(programme.coefficients(row, column));
        }
      }
      starts[column + 1] = static_cast<CoinBigIndex>(indices.size());
    }
    const auto lows = [](const std::vector<Bounds>& bounds) {
      std::vector<double> ends(bounds.size());
      std::transform(bounds.begin(), bounds.end(), ends.begin(), [](Bounds each) {
        return std::max(each.low, -COIN_DBL_MAX);
      });
      return ends;
    };
    const auto highs = [](const std::vector<Bounds>& bounds) {
      std::vector<double> ends(bounds.size());
      std::transform(bounds.begin(), bounds.end(), ends.begin(), [](Bounds each) {
        return std::min(each.high, COIN_DBL_MAX);
      });
      return ends;
    };
    simplex_.setLogLevel(0);
    simplex_.loadProblem(Index(columns),
                         Index(rows),
                         starts.data(),
                         indices.data(),
                         values.data(),
                         lows(programme.columns).data(),
                         highs(programme.columns).data(),
                         programme.costs.data(),
                         lows(programme.rows).data(),
                         highs(programme.rows).data());
    simplex_.scaling(0);
    simplex_.setPerturbation(kNoPerturbation);
    simplex_.setPrimalTolerance(kTolerance);
    simplex_.setDualTolerance(kTolerance);
    has_free_column_ =
        std::any_of(programme.columns.begin(), programme.columns.end(), [](Bounds column) {
          return column.low == -kNoBound && column.high == kNoBound;
        });
    solution_.primal.resize(columns);
    solution_.dual.resize(rows);
  }

  void SetRow(std::size_t row, Bounds bounds) {
    DOELMAAT_CHECK(row < solution_.dual.size());
    simplex_.setRowBounds(
        Index(row), std::max(bounds.low, -COIN_DBL_MAX), std::min(bounds.high, COIN_DBL_MAX));
  }

  void SetCost(std::size_t column, double cost) {
    DOELMAAT_CHECK(column < costs_.size());
    costs_[column] = cost;
    simplex_.setObjectiveCoefficient(Index(column), cost);
    work_is_kept_ = false;
  }

  void SetCoefficient(std::size_t row, std::size_t column, double value) {
    DOELMAAT_CHECK(row < solution_.dual.size() && column < costs_.size());
    simplex_.modifyCoefficient(Index(row), Index(column), value, true);
    work_is_kept_ = false;
  }

  const ProgrammeSolution& Solve() {
    // CLP's dual simplex puts bounds of its own on free columns, and loses digits by them.
    if (has_free_column_) {
      simplex_.primal(0, 0);
    } else {
      simplex_.dual(0, work_is_kept_ ? kKeepWork | kReuseWork : kKeepWork);
    }
    if (simplex_.status() != 0) {
      simplex_.allSlackBasis(true);
      simplex_.primal(0, 0);
    }
    solution_.status = StatusOf(simplex_);
    work_is_kept_ = solution_.status == ProgrammeStatus::kOptimal;
    if (solution_.status == ProgrammeStatus::kOptimal) {
      const std::size_t columns = solution_.primal.size();
      std::copy_n(simplex_.primalColumnSolution(), columns, solution_.primal.begin());
      std::copy_n(simplex_.dualRowSolution(), solution_.dual.size(), solution_.dual.begin());
      solution_.objective = 0;
      for (std::size_t column = 0; column < columns; ++column) {
        solution_.objective += costs_[column] * solution_.primal[column];
      }
      if (!std::isfinite(solution_.objective)) {
        solution_.status = ProgrammeStatus::kNotSolved;
      }
    }
    return solution_;
  }

 private:
  ClpSimplex simplex_;
  std::vector<double> costs_;
  ProgrammeSolution solution_;
  bool has_free_column_ = false;
  bool work_is_kept_ = false;
};

LinearProgrammeSolver::LinearProgrammeSolver(const LinearProgramme& programme)
    : engine_(std::make_unique<Engine>(programme)) {}
LinearProgrammeSolver::~LinearProgrammeSolver() = default;
LinearProgrammeSolver::LinearProgrammeSolver(LinearProgrammeSolver&&) noexcept = default;
LinearProgrammeSolver& LinearProgrammeSolver::operator=(LinearProgrammeSolver&&) noexcept = default;

void LinearProgrammeSolver::SetRow(std::size_t row, Bounds bounds) { engine_->SetRow(row, bounds); }

void LinearProgrammeSolver::SetCost(std::size_t column, double cost) {
  engine_->SetCost(column, cost);
}

void LinearProgrammeSolver::SetCoefficient(std::size_t row, std::size_t column, double value) {
  engine_->SetCoefficient(row, column, value);
}

const ProgrammeSolution& LinearProgrammeSolver::Solve() { return engine_->Solve(); }

ProgrammeSolution SolveLinearProgramme(const LinearProgramme& programme) {
  return LinearProgrammeSolver(programme).Solve();
}

}  // namespace doelmaat::numerics
