#include "service/audience.h"

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::service {

disclosure::Audience AudienceOf(const std::string& name) {
  if (name == "intern") {
    return disclosure::Audience::kInternal;
  }
  if (name == "raad") {
    return disclosure::Audience::kCouncil;
  }
  if (name == "openbaar") {
    return disclosure::Audience::kPublic;
  }
  throw Error(ErrorKind::kBadInput, base::Say("app.bad_audience", {{"value", name}}));
}

std::string AudienceName(disclosure::Audience audience) {
  switch (audience) {
    case disclosure::Audience::kInternal:
      return "intern";
    case disclosure::Audience::kCouncil:
      return "raad";
    case disclosure::Audience::kPublic:
      return "openbaar";
  }
  return "";
}

AudienceFiles::AudienceFiles(disclosure::Audience audience, const std::filesystem::path& store) {
  if (audience == disclosure::Audience::kInternal) {
    narrow_.emplace(store);
  }
}

}  // namespace doelmaat::service
