// Who works in circumstances like whose: kernel weights on the environment, with a bandwidth from
// the data.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "numerics/matrix.h"

namespace doelmaat::stats {

struct EnvironmentKernelOptions {
  // Units that the window of each unit reaches, at most n_units − 1; none: by cross-validation.
  std::optional<std::size_t> neighbours = {};
  // Factor on every bandwidth, > 0.
  double widening = 1;
};

enum class EnvironmentKernelStatus {
  kDone,
  kTooFewUnits,    // no more than five
  kRankDeficient,  // a column of the environment is constant or follows from the others
  kTies,           // so many units share one environment that a window has no width
};

struct EnvironmentKernel {
  EnvironmentKernelOptions options;
  EnvironmentKernelStatus status = EnvironmentKernelStatus::kTooFewUnits;
  std::vector<std::size_t> dependent_columns;
  std::size_t neighbours = 0;
  std::vector<double> bandwidths;  // of each unit, in Mahalanobis distance
  // n_units × n_columns: the environment in coordinates in which Euclidean distance is
  // Mahalanobis'.
  numerics::Matrix coordinates;

  bool usable() const { return status == EnvironmentKernelStatus::kDone; }
  // K(d / h) of every unit beside `unit`: 1 for itself, 0 outside its window.
  std::vector<double> WeightsFor(std::size_t unit) const;
};

// Weights by likeness of circumstances: the kernel of Epanechnikov in Mahalanobis distance d, with
// a bandwidth of its own for each unit.
//
//   K(u) = 1 − u² for u < 1, else 0;  h_i = widening × distance of i to its k-th nearest other
//   k       the one with the largest mean_i ln f_k,−i(z_i), from 5 on, of
//           f_k,−i(z_i) = Σ_(j ≠ i) K(d_ij / h_i) / ((n − 1) h_i^r), r columns
//
// environment  n_units × n_columns, any unit, all finite
//
// Scale, origin and correlation of columns change nothing. The kernel is compact: units outside a
// window take no part at all. Returns kTies when the 5 nearest of a unit lie where it lies itself
// (a column of a few categories): split the units by category instead. Throws kBadInput for no
// columns, a value that is not finite, neighbours outside 1 to n_units − 1 and widening ≤ 0.
// Cost: n_units² (n_columns + ln n_units).
// Source: Daraio & Simar 2005, Journal of Productivity Analysis 24(1), 93-121, section 4 (k by
// likelihood cross-validation, compact kernel); Silverman 1986, Density Estimation, 3.4 and 5.2.
// See docs/methods/conditional.md. Tested by: environment_kernel_test.cpp (by hand, by the
// definition).
EnvironmentKernel FitEnvironmentKernel(const numerics::Matrix& environment,
                                       const EnvironmentKernelOptions& options);

}  // namespace doelmaat::stats
