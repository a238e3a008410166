#include "domain/municipality_code.h"

#include <algorithm>

namespace doelmaat::domain {

std::optional<MunicipalityCode> MunicipalityCode::Parse(std::string_view text) {
  text = text.substr(0, text.find_last_not_of(' ') + 1);
  const bool digits = text.size() == 6 && std::all_of(text.begin() + 2, text.end(), [](char c) {
                        return c >= '0' && c <= '9';
                      });
  if (!digits || !text.starts_with("GM") || text == "GM0000") {
    return std::nullopt;
  }
  return MunicipalityCode(text);
}

}  // namespace doelmaat::domain
