#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "disclosure/publishable_table.h"
#include "store/private_mode.h"

namespace doelmaat::service {

// The audience under its Dutch name: intern, raad, openbaar. Throws kBadInput for another.
disclosure::Audience AudienceOf(const std::string& name);
std::string AudienceName(disclosure::Audience audience);

// As long as it lives, what is written for internal use is open to at most those for whom the store
// is: small numbers are in it. Files for others get the usual mode.
class AudienceFiles {
 public:
  AudienceFiles(disclosure::Audience audience, const std::filesystem::path& store);

 private:
  std::optional<store::PrivateFiles> narrow_;
};

}  // namespace doelmaat::service
