#include <cmath>
#include <map>

#include "measure/monte_carlo.h"

namespace doelmaat::measure {
namespace {

constexpr std::size_t kBlock = 1000;

// Sums over the draws of one block, for one outcome.
struct Sums {
  double a = 0;  // of f(A) + f(B), less the centre
  double a_squared = 0;
  std::vector<double> main;
  std::vector<double> main_squared;
  std::vector<double> total;
  std::vector<double> total_squared;

  explicit Sums(std::size_t quantities)
      : main(quantities), main_squared(quantities), total(quantities), total_squared(quantities) {}

  void Add(const Sums& other) {
    a += other.a;
    a_squared += other.a_squared;
    for (std::size_t i = 0; i < main.size(); ++i) {
      main[i] += other.main[i];
      main_squared[i] += other.main_squared[i];
      total[i] += other.total[i];
      total_squared[i] += other.total_squared[i];
    }
  }
};

using Columns = std::vector<std::vector<double>>;

Columns Outcomes(const Program& program, const Columns& columns, Columns* scratch) {
  Columns values(program.outputs.size(), std::vector<double>(kBlock));
  std::vector<std::span<double>> outputs(values.begin(), values.end());
  EvaluateDraws(program, columns, kBlock, scratch, outputs);
  return values;
}

// The quantities that vary, together where they are correlated.
std::vector<std::vector<std::size_t>> VaryingSets(const UncertainInputs& inputs) {
  const std::vector<std::size_t> set_of = inputs.CorrelatedSets();
  std::map<std::size_t, std::vector<std::size_t>> sets;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!inputs.distributions[i].is_point()) {
      sets[set_of[i]].push_back(i);
    }
  }
  std::vector<std::vector<std::size_t>> all;
  all.reserve(sets.size());
  for (const auto& [number, set] : sets) {
    all.push_back(set);
  }
  return all;
}

// What stays the same in every block.
struct Design {
  const Program& program;
  std::size_t quantities;
  std::vector<std::vector<std::size_t>> sets;  // that vary together
  std::vector<double> centre;  // of each outcome; outcomes are taken from it to keep digits
};

// The outcomes of one block. The sums of a set are those of its first quantity.
std::vector<Sums> BlockSums(const Design& design, Columns a, const Columns& b) {
  const Program& program = design.program;
  const std::vector<double>& centre = design.centre;
  std::vector<Sums> sums(program.outputs.size(), Sums(design.quantities));
  Columns scratch;
  const Columns at_a = Outcomes(program, a, &scratch);
  const Columns at_b = Outcomes(program, b, &scratch);
  for (std::size_t output = 0; output < sums.size(); ++output) {
    for (std::size_t draw = 0; draw < kBlock; ++draw) {
      const double from_a = at_a[output][draw] - centre[output];
      const double from_b = at_b[output][draw] - centre[output];
      sums[output].a += from_a + from_b;
      sums[output].a_squared += from_a * from_a + from_b * from_b;
    }
  }
  for (const std::vector<std::size_t>& set : design.sets) {
    Columns kept;
    for (const std::size_t i : set) {
      kept.push_back(a[i]);
      a[i] = b[i];
    }
    const Columns mixed = Outcomes(program, a, &scratch);
    for (std::size_t k = 0; k < set.size(); ++k) {
      a[set[k]] = kept[k];
    }
    const std::size_t i = set.front();
    for (std::size_t output = 0; output < sums.size(); ++output) {
      Sums& sum = sums[output];
      for (std::size_t draw = 0; draw < kBlock; ++draw) {
        const double step = mixed[output][draw] - at_a[output][draw];
        const double main = (at_b[output][draw] - centre[output]) * step;
        sum.main[i] += main;
        sum.main_squared[i] += main * main;
        sum.total[i] += step * step / 2;
        sum.total_squared[i] += step * step * step * step / 4;
      }
    }
  }
  return sums;
}

std::vector<VarianceShare> Shares(const Sums& sums, double draws) {
  const double mean = sums.a / (2 * draws);
  const double variance = sums.a_squared / (2 * draws) - mean * mean;
  if (!(variance > 1e-14 * sums.a_squared / (2 * draws)) || !std::isfinite(variance)) {
    return {};
  }
  const auto error = [&](double sum, double squares) {
    const double spread = squares / draws - sum / draws * (sum / draws);
    return std::sqrt(std::max(0.0, spread) / draws) / variance;
  };
  std::vector<VarianceShare> shares(sums.main.size());
  for (std::size_t i = 0; i < shares.size(); ++i) {
    shares[i] = {sums.main[i] / draws / variance,
                 error(sums.main[i], sums.main_squared[i]),
                 sums.total[i] / draws / variance,
                 error(sums.total[i], sums.total_squared[i])};
  }
  return shares;
}

}  // namespace

std::vector<std::vector<VarianceShare>> SobolShares(const Program& program,
                                                    const UncertainInputs& inputs,
                                                    const MonteCarloOptions& options,
                                                    const numerics::ParallelFor& parallel) {
  const std::size_t blocks = std::max<std::size_t>(1, options.draws / kBlock);
  const InputDraws first(inputs, options.seed, "measure.shares_a");
  const InputDraws second(inputs, options.seed, "measure.shares_b");
  const Design design{
      program, inputs.size(), VaryingSets(inputs), Evaluate(program, inputs.Means())};
  std::vector<std::vector<Sums>> parts(blocks);
  parallel(blocks, [&](std::size_t block) {
    Columns a;
    Columns b;
    first.Fill(block, kBlock, &a);
    second.Fill(block, kBlock, &b);
    parts[block] = BlockSums(design, std::move(a), b);
  });
  std::vector<std::vector<VarianceShare>> shares;
  for (std::size_t output = 0; output < program.outputs.size(); ++output) {
    Sums all(inputs.size());
    for (const auto& part : parts) {
      all.Add(part[output]);
    }
    std::vector<VarianceShare> each = Shares(all, static_cast<double>(blocks * kBlock));
    for (const std::vector<std::size_t>& set : design.sets) {
      for (const std::size_t i : set) {
        if (!each.empty()) {
          each[i] = each[set.front()];
        }
      }
    }
    shares.push_back(std::move(each));
  }
  return shares;
}

}  // namespace doelmaat::measure
