#pragma once

#include <string_view>

namespace doelmaat::base {

// "0.1.0+1a2b3c4d5e6f": the release, and a digest of the sources that were built, so that a result
// says which code made it and is made anew when the code has changed.
std::string_view CodeVersion();

}  // namespace doelmaat::base
