// Where the figures that come with the program stand, for advice to load them.
#pragma once

#include <string>

namespace doelmaat::service {

// `folder` ("data/nl") as it can be typed after `doelmaat import`: itself when it is there in the
// current folder, else that of the installation that this program is of (../share/doelmaat beside
// it, in quotes where the shell needs them), else itself.
std::string ShippedFigures(const std::string& folder);

}  // namespace doelmaat::service
