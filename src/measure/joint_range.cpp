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

}  // namespace

SavingRange RangeOverJointReaches(std::span<const double> reaches, std::span<const double> value) {
  const std::size_t n = reaches.size();
  if (n > kMostMeasures || value.size() != std::size_t{1} << n ||
      !std::all_of(reaches.begin(), reaches.end(), IsShare)) {
    Refuse(Say("measure.bad_reaches", {{"most", std::to_string(kMostMeasures)}}));
  }
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

}  // namespace doelmaat::measure
