#pragma once

#include <span>
#include <vector>

namespace doelmaat::measure {

enum class DurationShape { kExponential, kGamma, kLognormal, kFixed };

// How long a trajectory lasts.
struct Duration {
  DurationShape shape = DurationShape::kExponential;
  double mean_months = 0;
  double cv_squared = 1;  // (sd / mean)²; of gamma and lognormal
};

struct PhaseInputs {
  double benefit = 0;  // a year, once the measure works everywhere
  double cost = 0;
  Duration duration;
  double adoption_months = 0;  // from none to all new trajectories, in a straight line; 0: at once
};

struct PhaseYear {
  int year = 1;
  double benefit = 0;
  double cost = 0;
  double net = 0;
};

// A measure that works on new trajectories: the cost comes when one starts, the benefit when it
// ends.
//
//   cost rate C a(t),  benefit rate B (a * f)(t),  a(t) = min(1, t / A),  f the density of
//   durations (a * f)(t) = (G(t) − G(t − A)) / A,   G(t) = E (t − X)⁺,   yearly sums by H(t) = E
//   ((t − X)⁺)² / 2
//
// G and H are exact: partial moments of the distribution. Unit of benefit and cost, a year. In the
// long run a year holds the full benefit and cost. Throws kBadInput for fewer than one or more than
// 200 years, a negative number, and a duration that is not positive.
// Source: convolution of adoption and duration; Johnson, Kotz & Balakrishnan 1995, Continuous
// Univariate Distributions (partial moments). See docs/methods/phase-in.md. Tested by:
// phase_in_test.cpp, tests/conformance/measures (phase).
std::vector<PhaseYear> PhaseIn(const PhaseInputs& inputs, int years);

// Which part of a saving the municipality sees, by the way it pays.
//
//   municipal = B Σ share_i φ_i,   provider = B − municipal
//
// shares       of each way of paying in the saving, 0 to 1, together 1
// realisation  φ: part that reaches the municipality, 0 to 1; by use 1 for PxQ, and 0 for
// task-based
//              and result-based until contracts or prices are renewed
//
// Throws kBadInput when lengths differ, a number is outside 0 to 1 or shares do not add up to 1.
// Source: AEF, Verkenning naar het verminderen van de behandelduur in de jeugdzorg, measure 1 (who
// has the saving under each way of paying).
struct FundingSplit {
  double municipal = 0;
  double provider = 0;
};
FundingSplit SplitByFunding(double benefit,
                            std::span<const double> shares,
                            std::span<const double> realisation);

}  // namespace doelmaat::measure
