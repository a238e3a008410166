// RangeOverJointReaches of reach_model.h: a linear programme over all groups of children.
#include <algorithm>
#include <cmath>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "measure/reach_model.h"
#include "numerics/linear_programme.h"

namespace doelmaat::measure {
namespace {

using base::Say;

[[noreturn]] void Refuse(const std::string& what) { throw Error(ErrorKind::kBadInput, what); }

bool IsShare(double value) { return value >= 0 && value <= 1; }

void CheckReaches(std::span<const double> reaches, bool fits) {
  if (reaches.size() > kMostMeasures || !fits ||
      !std::all_of(reaches.begin(), reaches.end(), IsShare)) {
    Refuse(Say("measure.bad_reaches", {{"most", std::to_string(kMostMeasures)}}));
  }
}

}  // namespace

SavingRange RangeOverJointReaches(std::span<const double> reaches, std::span<const double> value) {
  const std::size_t n = reaches.size();
  CheckReaches(reaches, value.size() == std::size_t{1} << n);
  double size = 0;
  for (const double each : value) {
    size = std::max(size, std::abs(each));
  }
  if (size == 0) {
    return {};
  }
  numerics::LinearProgramme programme;
  programme.coefficients = numerics::Matrix(n + 1, value.size());
  programme.columns.assign(value.size(), {0, 1});
  programme.rows.assign(n + 1, {1, 1});
  for (std::size_t group = 0; group < value.size(); ++group) {
    programme.costs.push_back(value[group] / size);
    programme.coefficients(n, group) = 1;
    for (std::size_t i = 0; i < n; ++i) {
      programme.coefficients(i, group) = (group >> i & 1) != 0 ? 1 : 0;
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    programme.rows[i] = {reaches[i], reaches[i]};
  }
  const auto least = numerics::SolveLinearProgramme(programme);
  for (double& cost : programme.costs) {
    cost = -cost;
  }
  const auto most = numerics::SolveLinearProgramme(programme);
  if (least.status != numerics::ProgrammeStatus::kOptimal ||
      most.status != numerics::ProgrammeStatus::kOptimal) {
    throw Error(ErrorKind::kInternal, Say("measure.range_not_solved"));
  }
  return {least.objective * size, -most.objective * size};
}

// Each group is the sum of two columns, of which one is small and is made as large as can be: what
// it finds above zero can hold somebody, and is left alone in the next round.
std::optional<std::vector<bool>> EmptyGroups(std::span<const double> reaches,
                                             const std::vector<std::vector<double>>& both) {
  constexpr double kSmall = 1e-4;
  constexpr double kNothing = 1e-8;
  const std::size_t n = reaches.size();
  CheckReaches(reaches, both.size() == n);
  const std::size_t groups = std::size_t{1} << n;
  numerics::LinearProgramme programme;
  programme.coefficients = numerics::Matrix(1 + n + n * (n - 1) / 2, 2 * groups);
  programme.columns.assign(groups, {0, kSmall});
  programme.columns.resize(2 * groups, {0, 1});
  programme.costs.assign(groups, -1);
  programme.costs.resize(2 * groups, 0);
  std::vector<std::size_t> masks = {0};
  programme.rows = {{1, 1}};
  for (std::size_t i = 0; i < n; ++i) {
    masks.push_back(std::size_t{1} << i);
    programme.rows.push_back({reaches[i], reaches[i]});
    for (std::size_t j = 0; j < i; ++j) {
      masks.push_back(std::size_t{1} << i | std::size_t{1} << j);
      programme.rows.push_back({both[i][j], both[i][j]});
    }
  }
  for (std::size_t row = 0; row < masks.size(); ++row) {
    for (std::size_t column = 0; column < 2 * groups; ++column) {
      programme.coefficients(row, column) = (column % groups & masks[row]) == masks[row] ? 1 : 0;
    }
  }
  std::vector<bool> empty(groups, true);
  for (bool found = true; found;) {
    const auto solution = numerics::SolveLinearProgramme(programme);
    if (solution.status != numerics::ProgrammeStatus::kOptimal) {
      return std::nullopt;
    }
    found = false;
    for (std::size_t group = 0; group < groups; ++group) {
      if (empty[group] && solution.primal[group] + solution.primal[groups + group] > kNothing) {
        empty[group] = false;
        programme.costs[group] = 0;
        found = true;
      }
    }
  }
  return empty;
}

}  // namespace doelmaat::measure
