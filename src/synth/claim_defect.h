// Faults planted in declarations.
#pragma once

#include "synth/draw.h"
#include "synth/traffic.h"

namespace doelmaat::synth {

// Draws a fault for a declaration whose lines are complete and have their numbers, and plants it.
// At most one; none when the kinds drawn do not fit. Lines may be added: `next_reference` numbers
// them. Afterwards no line of a message that is no context for others may be corrected or refused.
void PlantInDeclaration(RandomStream* stream,
                        Traffic* traffic,
                        int* next_reference,
                        Declaration* declaration);

}  // namespace doelmaat::synth
