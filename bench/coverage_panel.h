// Fresh panels of known truth, and what each method says of one: the material of the coverage
// study.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "numerics/matrix.h"
#include "numerics/parallel.h"
#include "stats/interval.h"

namespace doelmaat::coverage {

enum class Truth {
  kTwoStage,    // cost = lowest cost × δ, δ hanging on circumstances: no noise
  kHalfNormal,  // cost = lowest cost × exp(u): no noise
  kNoisy,       // cost = lowest cost × circumstances × exp(u + v), v ~ N(0, 0.05²)
};

struct Design {
  std::string_view name;
  Truth truth;
  std::size_t units;
  std::size_t kinds;  // outputs, at most five
};

struct Panel {
  numerics::Matrix inputs;
  numerics::Matrix outputs;
  numerics::Matrix circumstances;  // with a column of ones
  std::vector<double> truth;       // efficiency, (0, 1]
};
Panel MakePanel(const Design& design, std::uint64_t seed);

// Scores of one method; empty when it gave none.
struct MethodScores {
  std::string name;
  std::vector<double> scores;
};

// Intervals of one method, of 90% and 95%; none for a unit that has none.
struct MethodIntervals {
  std::string name;
  std::vector<std::vector<std::optional<stats::Interval>>> units;
};

struct Outcome {
  std::vector<MethodScores> scores;  // plain DEA first
  std::vector<MethodIntervals> intervals;
  numerics::Matrix draws;  // of Simar and Wilson 1998
};

struct Effort {
  std::size_t replications;
  std::vector<double> subsample_exponents;  // of n; empty: no subsampling
};

Outcome Measure(const Panel& panel,
                const Effort& effort,
                std::uint64_t seed,
                const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::coverage
