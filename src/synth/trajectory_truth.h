// The trajectories of the made-up traffic as CBS counts them, from what was drawn, not from
// messages.
#pragma once

#include <string>

#include "synth/message_text.h"

namespace doelmaat::synth {

// Adds a row to trajectories.csv for every trajectory of the municipality: care of one youth by one
// provider in one form, whose deliveries overlap or follow on each other.
void AppendTrajectories(const Texts& texts, std::string* rows);

}  // namespace doelmaat::synth
