// Codes of municipalities that exist (CBS, gemeentelijke indeling 1-1-2026, CC BY 4.0), so that
// made messages pass the check on the code. Names and figures that go with them here are invented.
#pragma once

#include <cstddef>
#include <string_view>

namespace doelmaat::synth {

std::size_t MunicipalityCodes();
// "0384". `index` is below MunicipalityCodes().
std::string_view MunicipalityCodeAt(std::size_t index);

}  // namespace doelmaat::synth
