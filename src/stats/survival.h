// How long something lasts when part of it still goes on.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "stats/sample_summary.h"

namespace doelmaat::stats {

struct Lifetime {
  double entry = 0;    // age at which it came into view; 0: from its beginning
  double exit = 0;     // age at which it ended, or was last seen; above entry
  bool ended = false;  // false: it went on at exit
};

struct SurvivalOptions {
  double confidence = 0.95;  // of every interval, 0 to 1, both excluded
  std::optional<double>
      horizon;  // of the restricted mean; nothing: the last age at which one ended
};

// The curve after one age at which some ended.
struct SurvivalPoint {
  double time = 0;
  std::size_t at_risk = 0;  // in view and going on just before
  std::size_t ended = 0;
  double survival = 0;                        // 0 to 1
  std::optional<double> standard_error = {};  // nothing once nobody is left
  std::optional<Interval> interval = {};      // nothing at 1 and at 0
};

enum class SurvivalStatus {
  kEstimated,
  kNoEnds,  // everything goes on: there is no curve
};

struct SurvivalResult {
  SurvivalStatus status = SurvivalStatus::kNoEnds;
  std::size_t lifetimes = 0;
  std::size_t ended = 0;
  std::vector<SurvivalPoint> points;  // by age
  std::optional<double> median;       // nothing while more than half goes on
  std::optional<double> median_low;   // ends of its interval; nothing where it is open
  std::optional<double> median_high;
  double horizon = 0;
  double restricted_mean = 0;  // time until the end or the horizon, whichever comes first
  std::optional<double> restricted_mean_standard_error;  // nothing as for a point
};

// The share that still goes on at each age (Kaplan-Meier), with delayed entry.
//
//   S(t) = Π_{t_i ≤ t} (1 − d_i / n_i),   n_i = #{entry < t_i ≤ exit},   d_i = #{ended, exit = t_i}
//   se(S)² = S² Σ_{t_i ≤ t} d_i / (n_i (n_i − d_i))
//   interval: S^exp(± z se(S) / (S ln S)), so that it stays within 0 and 1
//   median: the first age with S ≤ 1/2; its interval: the ages at which the interval of S reaches
//   1/2 restricted mean: ∫_0^h S,   se² = Σ_{t_i ≤ h} (∫_{t_i}^h S)² d_i / (n_i (n_i − d_i))
//
// lifetimes  at least one; ages in any unit, finite, 0 ≤ entry < exit
// options    confidence; horizon > 0
//
// Assumes that what still goes on, or came into view later, would end at the same pace as the rest.
// Without entries, what is met at a moment lasts too long (length bias). With entries and few in
// view at young ages, the curve may fall to 0 there and stay.
// Returns kNoEnds without points, median and means when nothing ended. Throws kBadInput for an
// empty or faulty input. Multiplying ages multiplies times alike and leaves S. Cost: a sort.
// Source: Kaplan & Meier 1958, JASA 53(282), 457-481; Greenwood 1926; Kalbfleisch & Prentice 2002,
// 1.4; Tsai, Jewell & Wang 1987, Biometrika 74(4), 883-886 (entries). See docs/methods/survival.md.
// Tested by: survival_test.cpp (Freireich 1963 as published; by hand).
SurvivalResult EstimateSurvival(std::span<const Lifetime> lifetimes,
                                const SurvivalOptions& options = {});

}  // namespace doelmaat::stats
