#include "stats/free_disposal_hull.h"

#include <algorithm>
#include <cmath>

#include "stats/dea_data.h"
#include "stats/dominance.h"

namespace doelmaat::stats {
namespace {

// Two ratios of the same two numbers may differ by their rounding.
constexpr double kSameScore = 1e-12;

struct Held {
  std::size_t unit;
  double score;
};

class Hull {
 public:
  Hull(const Matrix& inputs, const Matrix& outputs, const FdhOptions& options)
      : inputs_(inputs), outputs_(outputs), options_(options) {}

  DeaUnit Solve(std::size_t unit) const {
    DeaUnit solved;
    const bool input = options_.orientation == Orientation::kInput;
    const Matrix& scaled = input ? inputs_ : outputs_;
    const Matrix& fixed = input ? outputs_ : inputs_;
    std::vector<Held> candidates;
    for (std::size_t other = 0; other < inputs_.rows(); ++other) {
      if (other == unit && options_.leave_self_out) {
        continue;
      }
      const auto score = FactorTo({scaled.row(unit), fixed.row(unit)},
                                  {scaled.row(other), fixed.row(other)},
                                  options_.orientation);
      if (score.has_value()) {
        candidates.push_back({other, *score});
      }
    }
    if (candidates.empty()) {
      solved.status = DeaStatus::kInfeasible;
      return solved;
    }
    const auto better = [&](const Held& one, const Held& other) {
      return input ? one.score < other.score : one.score > other.score;
    };
    const double best = std::min_element(candidates.begin(), candidates.end(), better)->score;
    double largest = -1;
    std::size_t held = 0;
    for (const Held& candidate : candidates) {
      const bool reaches = std::abs(candidate.score - best) <= kSameScore * best;
      const double sum = reaches ? SlackSum(unit, candidate.unit, best) : -1;
      if (sum > largest) {
        largest = sum;
        held = candidate.unit;
      }
    }
    solved.status = DeaStatus::kSolved;
    solved.score = best;
    solved.spanned_by = {{held, 1}};
    if (options_.slacks) {
      solved.input_slacks = InputSlacks(unit, held, best);
      solved.output_slacks = OutputSlacks(unit, held, best);
    }
    return solved;
  }

 private:
  std::vector<double> InputSlacks(std::size_t unit, std::size_t other, double score) const {
    const double factor = options_.orientation == Orientation::kInput ? score : 1;
    std::vector<double> slacks(inputs_.cols());
    for (std::size_t each = 0; each < slacks.size(); ++each) {
      slacks[each] = std::max(0.0, factor * inputs_(unit, each) - inputs_(other, each));
    }
    return slacks;
  }

  std::vector<double> OutputSlacks(std::size_t unit, std::size_t other, double score) const {
    const double factor = options_.orientation == Orientation::kInput ? 1 : score;
    std::vector<double> slacks(outputs_.cols());
    for (std::size_t each = 0; each < slacks.size(); ++each) {
      slacks[each] = std::max(0.0, outputs_(other, each) - factor * outputs_(unit, each));
    }
    return slacks;
  }

  double SlackSum(std::size_t unit, std::size_t other, double score) const {
    double sum = 0;
    for (const double slack : InputSlacks(unit, other, score)) {
      sum += slack;
    }
    for (const double slack : OutputSlacks(unit, other, score)) {
      sum += slack;
    }
    return sum;
  }

  const Matrix& inputs_;
  const Matrix& outputs_;
  const FdhOptions& options_;
};

}  // namespace

std::vector<DeaUnit> SolveFdh(const Matrix& inputs,
                              const Matrix& outputs,
                              const FdhOptions& options) {
  CheckDeaData(inputs, outputs);
  const Hull hull(inputs, outputs, options);
  std::vector<DeaUnit> units;
  units.reserve(inputs.rows());
  for (std::size_t unit = 0; unit < inputs.rows(); ++unit) {
    units.push_back(hull.Solve(unit));
  }
  return units;
}

}  // namespace doelmaat::stats
