// One measure in every way of computing, side by side.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measure/measure.h"

namespace doelmaat::measure {

// The ways, in this order.
enum class Reading {
  kAef,            // as published: parts in quadrature
  kAefCorrelated,  // half-widths of parts added, as one estimate for all parts asks
  kGum,
  kMonteCarlo,
};

struct ReadingResult {
  Reading reading = Reading::kAef;
  std::vector<Outcome> outcomes;  // benefit, cost, net and, when there is one, one_off
};

struct MeasureComparison {
  MeasureStatus status = MeasureStatus::kComputed;
  std::vector<std::string> missing;
  std::uint64_t draws = 0;
  std::uint64_t seed = 0;
  std::vector<ReadingResult> readings;  // empty when quantities are missing
  std::vector<Influence> influences;    // by Monte Carlo, widest bar first
  double net_at_middles = 0;
  std::vector<std::string> notes;

  bool usable() const { return status == MeasureStatus::kComputed; }
};

// Every outcome by each reading. Throws as RunMeasure does. Source: as each reading has it
// (aef.h, gum.h, monte_carlo.h). See docs/methods/measures.md. Tested
// by: compare_test.cpp.
MeasureComparison CompareReadings(const Measure& measure,
                                  const MonteCarloOptions& options,
                                  const numerics::ParallelFor& parallel);

}  // namespace doelmaat::measure
