// A package year by year: adoption, and what becomes of the places it frees.
#pragma once

#include <optional>
#include <vector>

#include "measure/outcome.h"
#include "measure/phase_in.h"

namespace doelmaat::measure {

// How a measure comes into use.
struct Adoption {
  // kStart: cost when a trajectory starts, benefit when it ends. kRunning: both at once, as the
  // measure works on trajectories that are under way.
  enum class Acts { kStart, kRunning };
  Acts acts = Acts::kStart;
  double months = 0;  // from none to all, in a straight line; 0: at once
};

struct PhasePlan {
  int years = 5;
  Duration duration;
};

// What happens to a place that comes free.
struct BackfillPlan {
  enum class Mode { kSaved, kWaitingList, kMixed };
  Mode mode = Mode::kSaved;
  double share = 1;   // of kMixed: the part of the freed capacity that takes from the list
  double inflow = 0;  // trajectories a month
  double places = 0;
  double waiting = 0;  // children on the list at the start

  // The part of the freed capacity that takes children from the list.
  double FilledShare() const;
};

struct YearWeights {
  double benefit = 0;  // part of the full effect of a measure that a year holds
  double cost = 0;
};

// By year (first), then by measure: what PhaseIn (phase_in.h) gives for a measure of 1 a year, or,
// of a measure that acts on running trajectories, the part of the year in use. Source: as PhaseIn.
std::vector<std::vector<YearWeights>> WeightsByYear(const PhasePlan& plan,
                                                    const std::vector<Adoption>& adoptions);

// The list of one draw, carried from year to year. Source: FillFreedPlaces (backfill.h), a year at
// a time.
class FreedPlaces {
 public:
  FreedPlaces(const BackfillPlan& plan, double duration_months);

  struct Year {
    double kept_share = 1;       // of the saving that stays a saving
    double waiting_without = 0;  // at the end of the year
    double waiting_with = 0;
    std::optional<double> empty_after;  // months since the start, when the list ran out this year
  };
  // A year in which trajectories are `months` shorter on average.
  Year Next(double months);

 private:
  BackfillPlan plan_;
  double duration_months_ = 0;
  double without_ = 0;
  double with_ = 0;
  double months_passed_ = 0;
};

struct PackageYear {
  int year = 1;
  // benefit (all), municipal (that reaches the municipality and is not spent on filling places),
  // provider, refilled (spent on children from the list), cost, net (municipal − cost, less what
  // is one-off, in year 1), and children: fewer waiting at the end of the year than without.
  // benefit = municipal + provider + refilled.
  std::vector<Outcome> outcomes;
};

}  // namespace doelmaat::measure
