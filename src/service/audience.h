#pragma once

#include <string>

#include "disclosure/publishable_table.h"

namespace doelmaat::service {

// The audience under its Dutch name: intern, raad, openbaar. Throws kBadInput for another.
disclosure::Audience AudienceOf(const std::string& name);
std::string AudienceName(disclosure::Audience audience);

}  // namespace doelmaat::service
