// What is true of the region itself, as CSV: municipalities, providers, tariffs, planted effects.
#pragma once

#include <string>

#include "synth/region.h"

namespace doelmaat::synth {

std::string MunicipalitiesCsv(const Region& region);
std::string ProvidersCsv(const Region& region);
// In the form in which contract rates are read (docs/user/ijw-berichten.md).
std::string TariffsCsv(const Region& region);
std::string EffectsCsv(const Region& region);

}  // namespace doelmaat::synth
