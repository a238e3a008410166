// How the productivity of units changed between two periods.
#pragma once

#include <optional>
#include <vector>

#include "numerics/matrix.h"
#include "stats/dea.h"

namespace doelmaat::stats {

// The units of one period; row k is the same unit in both periods.
struct PeriodData {
  Matrix inputs;
  Matrix outputs;
};

struct MalmquistUnit {
  DeaStatus status = DeaStatus::kNotSolved;  // of the worst of the four programmes
  // Farrell scores: own period, and across. Each is there when its programme was solved.
  std::optional<double> before;           // period 0 against the frontier of period 0
  std::optional<double> after;            // period 1 against the frontier of period 1
  std::optional<double> after_on_before;  // period 1 against the frontier of period 0
  std::optional<double> before_on_after;  // period 0 against the frontier of period 1
  // Ratios without a unit; there when status is kSolved.
  std::optional<double> malmquist;
  std::optional<double> technical_change;
  std::optional<double> efficiency_change;  // there when before and after are
};

// The Malmquist index and its two parts, from Farrell scores E.
//
//   M = sqrt( E⁰(1)/E⁰(0) × E¹(1)/E¹(0) ) = technical change × efficiency change
//   efficiency change = E¹(1)/E⁰(0),   technical change = sqrt( E⁰(1)/E¹(1) × E⁰(0)/E¹(0) )
//
// with Eˢ(t) the score of the unit of period t against the frontier of period s.
//
// before, after  as SolveDea, with the same units in the same rows
// options        as SolveDea; slacks and spans are not used
//
// Input orientation: above 1 is progress, since a score nearer to 1 is better. Output orientation:
// below 1 is progress, for there scores lie above 1. Under returns to scale other than constant a
// unit of one period may be out of reach of the other: status kInfeasible, no index and no
// technical change. Throws kBadInput as SolveDea, and when the periods differ in units or columns.
// Exchanging the periods turns M into 1/M. Cost: four linear programmes a unit.
// Source: Färe, Grosskopf, Lindgren & Roos 1992, Journal of Productivity Analysis 3(1-2), 85-101.
// See docs/methods/malmquist.md.
// Tested by: malmquist_test.cpp (by hand, identities), tests/conformance/frontier (malmq of R
// package Benchmarking 0.33).
std::vector<MalmquistUnit> SolveMalmquist(const PeriodData& before,
                                          const PeriodData& after,
                                          const DeaOptions& options);

}  // namespace doelmaat::stats
