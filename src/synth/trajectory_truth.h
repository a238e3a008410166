// The trajectories of the made-up traffic as CBS counts them, from what was drawn, not from
// messages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "synth/message_text.h"

namespace doelmaat::synth {

// Care of one youth by one provider in one form, whose deliveries overlap or follow on each other.
struct TrueTrajectory {
  int youth = 0;
  int provider = 0;
  Form form = Form::kAmbulatory;
  Day start = 0;
  Day end = kNoDay;  // kNoDay: goes on
  bool crisis = false;
  std::string_view referrer;
  bool referrer_told = false;
  std::string_view end_reason;  // of the last delivery, empty when it goes on
  std::int64_t cents = 0;
  std::int64_t paid_at_end_cents = 0;
  std::string allocations;  // numbers with a space between
};

// Those of the municipality, by youth.
std::vector<TrueTrajectory> FindTrajectories(const Texts& texts);

// Adds a row to trajectories.csv for each.
void AppendTrajectories(const Texts& texts,
                        const std::vector<TrueTrajectory>& trajectories,
                        std::string* rows);

}  // namespace doelmaat::synth
