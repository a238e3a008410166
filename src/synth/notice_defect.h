// Faults planted in messages about one client. Each has an allocation, a request or an answer of
// its own that nothing else hangs on, so that it changes nothing else.
#pragma once

#include <string>
#include <string_view>

#include "synth/traffic.h"

namespace doelmaat::synth {

// A code of a municipality that does not exist and never did.
inline constexpr std::string_view kNoMunicipality = "9997";
// A product code that goes with none of the categories it is planted in.
inline constexpr std::string_view kForeignCode = "48A01";

// Makes the fault in the text of a message, for the kinds that are made there.
void Spoil(Defect defect, std::string* text);

void PlantInNotices(const Region& region, Traffic* traffic);

}  // namespace doelmaat::synth
