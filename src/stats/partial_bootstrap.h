// How sure a partial frontier score is.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "numerics/matrix.h"
#include "numerics/parallel.h"
#include "stats/dea_bootstrap.h"
#include "stats/partial_frontier.h"

namespace doelmaat::stats {

struct PartialBootstrapOptions {
  PartialFrontier frontier = {};
  std::size_t replications = 500;             // at least 2
  std::uint64_t seed = 1;                     // same seed, same result
  std::vector<double> levels = {0.90, 0.95};  // of the intervals, in (0, 1)
};

struct PartialBootstrapUnit {
  double score = 0;
  std::size_t comparable = 0;
  std::optional<double> standard_error;  // none with fewer than 10 comparable units
  std::vector<Interval> intervals;       // in order of levels; empty without standard error
};

// Scores of order-m or order-alpha with the standard error of the bootstrap of units. Replication b
// draws n units with replacement, so that unit j counts c_jb times, and
//
//   θ*_kb = the score of unit k, held as it is, against comparables with weights c_jb
//   se_k  = standard deviation of θ*_kb over b;  interval  θ_k ± z se_k, cut off at 0
//
// inputs, outputs  as SolveDea
// parallel_for     runs units; the result has the same bytes whatever it does
//
// Unlike the DEA score, a partial score is root-n consistent and asymptotically normal, so that the
// plain bootstrap is sound. The normal limit is in the number of comparable units: with fewer than
// 10 there is no standard error. The interval is of the partial score for the law that the units
// come from, not of the full frontier. Replications without a comparable unit are left out of that
// unit. Throws kBadInput as SolveDea, for m = 0, alpha outside (0, 1], fewer than 2 replications
// and a level outside (0, 1). Cost: replications × the number of comparables, over all units.
// Source: Cazals, Florens & Simar 2002, Journal of Econometrics 106(1), 1-25 (normality); Daouia &
// Simar 2007, ibid. 140(2), 375-400; Efron 1979, Annals of Statistics 7(1), 1-26. See
// docs/methods/order-m.md. Tested by: partial_bootstrap_test.cpp (coverage of a known law, limits).
std::vector<PartialBootstrapUnit> BootstrapPartialFrontier(
    const Matrix& inputs,
    const Matrix& outputs,
    const PartialBootstrapOptions& options,
    const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::stats
