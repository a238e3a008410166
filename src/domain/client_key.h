#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace doelmaat::domain {

// What stands for a person in the store: 128 bits that say nothing without the secret key
// (ingest/person_key.h).
struct ClientKey {
  std::array<unsigned char, 16> bytes{};

  // The bytes as two numbers, the first byte the highest.
  std::uint64_t high() const;
  std::uint64_t low() const;
  // 32 lowercase hexadecimal digits.
  std::string Hex() const;
  // As the store shows a UUID: 8-4-4-4-12 digits.
  std::string Uuid() const;
  // From either form; nothing when the text is neither.
  static std::optional<ClientKey> Parse(std::string_view text);

  friend bool operator==(const ClientKey&, const ClientKey&) = default;
  friend auto operator<=>(const ClientKey&, const ClientKey&) = default;
};

}  // namespace doelmaat::domain
