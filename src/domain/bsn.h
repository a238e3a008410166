#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace doelmaat::domain {

// A burgerservicenummer that passes the 11-proef: nine digits, leading zeros included. Held in
// memory only, and never as text.
class Bsn {
 public:
  // Nothing when the text is not nine digits, is 000000000, or fails the 11-proef.
  static std::optional<Bsn> Parse(std::string_view text);

  std::uint32_t number() const { return number_; }
  friend bool operator==(const Bsn&, const Bsn&) = default;

 private:
  explicit Bsn(std::uint32_t number) : number_(number) {}
  std::uint32_t number_;
};

}  // namespace doelmaat::domain
