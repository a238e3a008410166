#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace doelmaat::domain {

// The CBS code of a municipality, "GM0363". A code means something only together with a year:
// municipalities merge.
class MunicipalityCode {
 public:
  // Reads "GM0363", also as StatLine pads it ("GM0363    "). Nothing when it is no such code.
  static std::optional<MunicipalityCode> Parse(std::string_view text);

  const std::string& text() const { return text_; }
  friend auto operator<=>(const MunicipalityCode&, const MunicipalityCode&) = default;

 private:
  explicit MunicipalityCode(std::string_view text) : text_(text) {}
  std::string text_;
};

}  // namespace doelmaat::domain
