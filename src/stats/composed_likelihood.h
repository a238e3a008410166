// The likelihood of noise plus inefficiency whose scale may differ from row to row, with its
// derivatives; for stochastic_frontier.cpp and explained_frontier.cpp, others call those.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>

#include "numerics/matrix.h"
#include "numerics/newton.h"
#include "stats/frontier_search.h"
#include "stats/stochastic_frontier.h"

namespace doelmaat::stats {

// The likelihood of Aigner, Lovell & Schmidt 1977 (Journal of Econometrics 6(1), 21-37) and its
// kin, with every parameter linear in columns. See docs/methods/stochastic-frontier.md.

// What each parameter of a row is linear in, n rows each: the frontier, ln σ_u, ln σ_v and μ (no
// columns for a law without μ). The parameters are those of the four, one after another.
using ComposedColumns = std::array<const numerics::Matrix*, 4>;

// A function of the parameters for numerics::Maximise; keeps hold of what it is given.
class ComposedLikelihood {
 public:
  // sign  +1 for production (e = y − x'β), −1 for cost
  ComposedLikelihood(const ComposedColumns& columns,
                     std::span<const double> response,
                     double sign,
                     InefficiencyLaw law);

  // Σ ln f(e_i) of stats/composed_error.h with gradient and Hessian; nothing where not finite.
  std::optional<numerics::Evaluation> operator()(std::span<const double> point) const;

  std::size_t Size() const { return first_.back(); }
  // Where the parameters of part 0 to 3 begin; of part 4 it is their number.
  std::size_t First(std::size_t part) const { return first_[part]; }

  double ErrorAt(std::size_t row, std::span<const double> point) const;
  ConditionalInefficiency ConditionalAt(std::size_t row, std::span<const double> point) const;
  ScaleReach ReachOf(std::span<const double> point) const;
  InefficiencyLaw law() const { return law_; }

 private:
  // The linear function of one part in one row.
  double PartAt(std::size_t part, std::size_t row, std::span<const double> point) const;
  // ln σ_u, ln σ_v and μ.
  std::array<double, 3> ScaleAt(std::size_t row, std::span<const double> point) const;

  ComposedColumns columns_;
  std::array<std::size_t, 5> first_{};
  std::span<const double> response_;
  double sign_;
  InefficiencyLaw law_;
};

}  // namespace doelmaat::stats
