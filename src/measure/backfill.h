#pragma once

#include <optional>
#include <span>
#include <vector>

namespace doelmaat::measure {

// Care with a fixed number of places and a waiting list, as a fluid.
struct BackfillInputs {
  double inflow = 0;  // trajectories a month
  double places = 0;
  double months_before = 0;  // duration of a trajectory without the measure
  double months_after = 0;   // and with it
  double waiting = 0;        // on the list at the start
  double place_eur = 0;      // cost of a place a month
};

struct BackfillMoment {
  double month = 0;
  double waiting_without = 0;
  double waiting_with = 0;
  double saved_eur = 0;  // since the start
};

struct BackfillResult {
  double throughput_before = 0;  // a month, all places in use
  double throughput_after = 0;
  std::optional<double> empty_after;  // months until the list is empty; none: never
  double places_in_use_after = 0;     // in the end
  std::vector<BackfillMoment> moments;
};

// Freed places are filled from the waiting list: nothing is saved until it is empty.
//
//   μ = places / duration,   W(t) = max(0, W + (λ − μ) t),   T = W / (μ_after − λ) if μ_after > λ
//   saved(t) = (places − λ D_after) · cost · max(0, t − T)
//
// Throws kBadInput for a number that is negative or not finite, a duration or number of places of
// 0, and a measure that makes trajectories longer. At T = 0 (no list, spare places) the saving
// starts at once. Source: fluid limit of a queue with one rate in and one out, Newell 1982,
// Applications of Queueing Theory, chapter 2. See docs/methods/backfill.md. Tested by:
// backfill_test.cpp, tests/conformance/measures (fluid).
BackfillResult FillFreedPlaces(const BackfillInputs& inputs, std::span<const double> months);

}  // namespace doelmaat::measure
