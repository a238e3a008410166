// Made-up panels of municipalities whose true inefficiency is known: the process of
// frontier/gen_syn.R with random numbers of ours, so that a method can be judged on as many fresh
// panels as one likes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "numerics/matrix.h"

namespace doelmaat::conformance {

struct KnownTruthRow {
  std::size_t unit = 0;
  double time = 0;                        // 1, 2, …, the last is the reference period
  std::array<double, 5> outputs{};        // clients by kind of care
  std::array<double, 4> circumstances{};  // the fourth has no effect
  double core = 0;                        // lowest cost of the outputs, eur
  double inefficiency = 0;                // u, log units
  double cost_without_noise = 0;          // core × exp(u)
  double cost = 0;                        // core × effect of circumstances × exp(u + v)
  // δ ≥ 1 of the two-stage model: N(1.05 + 1.5 z1 + z2 + 0.05 z3, 0.25²) cut off at 1.
  double distance = 1;
};

// Rows by unit, then by time. u_it = |N(0, 0.3²)| exp(−0.05 (t − T)), v ~ N(0, noise²).
struct KnownTruthOptions {
  std::size_t units = 338;
  std::size_t periods = 4;
  double noise = 0.05;
};
std::vector<KnownTruthRow> MakeKnownTruthPanel(std::uint64_t seed,
                                               const KnownTruthOptions& options = {});

// Lowest cost of the first `kinds` of five outputs: 150,000 + (Σ (p_k y_k)^1.2)^(1/1.2) eur.
double LowestCost(const std::array<double, 5>& outputs, std::size_t kinds);

// Those of the last period.
std::vector<KnownTruthRow> LastPeriod(const std::vector<KnownTruthRow>& panel);

// Constant, five log outputs and four circumstances; and the log of cost.
numerics::Matrix CostDesign(const std::vector<KnownTruthRow>& rows);
std::vector<double> LogCosts(const std::vector<KnownTruthRow>& rows);

}  // namespace doelmaat::conformance
