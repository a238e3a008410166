// A measure (maatregel) and what it saves, in the three modes of computing with uncertainty.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "measure/aef.h"
#include "measure/expression.h"
#include "measure/monte_carlo.h"
#include "measure/outcome.h"
#include "measure/quantity.h"
#include "numerics/matrix.h"
#include "numerics/parallel.h"

namespace doelmaat::measure {

// A group that the measure works on, with formulas of its own. Quantities are shared by all parts.
struct Part {
  std::string id;
  std::string label;
  std::string benefit;  // formula, eur/jaar
  std::string cost;     // formula, eur/jaar
  std::string one_off;  // formula, eur; empty: none
  std::string place;    // where it stands, for messages
};

enum class PublishedStatus {
  kReproduced,    // follows from numbers of the source
  kCalibrated,    // follows only with numbers chosen to fit
  kNotDerivable,  // a conclusion without the numbers to check it
};

// A number as the source prints it: a result, or one that no formula uses.
struct PublishedResult {
  std::string result;  // benefit, cost or net; conclusion (no number); number
  std::string label;   // of a number: what it is
  std::string unit;    // of a number; results are in units of `rounding_eur`
  bool has_band = false;
  double low = 0;
  double high = 0;
  PublishedStatus status = PublishedStatus::kReproduced;
  std::string why;
};

struct Measure {
  std::string id;
  std::string title;
  std::string mechanism;
  std::string conclusion;  // of the source
  std::string source;
  std::vector<std::string> notes;
  double rounding_eur = 1e6;  // published results are floor(x / rounding + 1/2)
  std::vector<Quantity> quantities;
  std::vector<Part> parts;
  numerics::Matrix correlation;  // quantities × quantities, or empty
  std::vector<PublishedResult> published;

  // Quantities that a formula needs and nobody has.
  std::vector<std::string> MissingQuantities() const;
};

enum class Mode { kAef, kGum, kMonteCarlo };

struct MeasureOptions {
  Mode mode = Mode::kMonteCarlo;
  PartsRule parts = PartsRule::kIndependent;  // of mode aef
  MonteCarloOptions monte_carlo;
  std::uint64_t share_draws = 65'536;
};

enum class MeasureStatus { kComputed, kNotConverged, kInsufficientData };

// What one quantity does to the net saving.
struct Influence {
  std::string quantity;
  std::optional<double> main_share;
  std::optional<double> total_share;
  double net_at_low = 0;  // the others at their middle: a bar of the tornado
  double net_at_high = 0;
};

struct MeasureResult {
  MeasureStatus status = MeasureStatus::kComputed;
  std::vector<std::string> missing;  // quantities, when data are insufficient
  Mode mode = Mode::kMonteCarlo;
  std::uint64_t draws = 0;
  std::uint64_t seed = 0;
  std::vector<Outcome> outcomes;
  std::vector<Influence> influences;
  std::vector<std::string> notes;

  bool usable() const { return status == MeasureStatus::kComputed; }
};

// The formulas of a measure, compiled and checked.
struct CompiledMeasure {
  std::vector<std::string> names;  // benefit, cost, net and, when there is one, one_off
  std::vector<Unit> units;
  Program totals;  // the names, over all parts
  Program parts;   // benefit, cost of each part, in order
};

// Throws kBadInput, with the place, for a formula that is not right, an outcome that is not in
// eur/jaar (one-off: eur), a measure without parts, and a formula that may divide by zero or take
// the root or log of a negative number somewhere inside the bands.
CompiledMeasure Compile(const Measure& measure);

// Computes the measure.
//
//   benefit = Σ parts, cost = Σ parts, net = benefit − cost
//
// A measure with missing quantities is not computed: status kInsufficientData, and which. In mode
// aef outcomes are bands without a distribution; in mode gum quantiles come from Student's
// distribution with the effective degrees of freedom; in mode mc from the draws. Same measure,
// options and seed: same numbers for any `parallel`. Throws as Compile, PropagateGum and
// DrawOutcomes do. See docs/methods/measures.md. Tested by: measure_test.cpp,
// tests/conformance/measures.
MeasureResult RunMeasure(const Measure& measure,
                         const MeasureOptions& options,
                         const numerics::ParallelFor& parallel);

// The inputs of the formulas, numbered as measure.quantities.
UncertainInputs InputsOf(const Measure& measure);
std::vector<HalfBand> HalfBandsOf(const Measure& measure);

}  // namespace doelmaat::measure
