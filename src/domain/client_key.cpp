#include "domain/client_key.h"

#include <algorithm>
#include <cstddef>

namespace doelmaat::domain {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";
// Places of the dashes in the 36 characters of a UUID.
constexpr std::array<std::size_t, 4> kDashes = {8, 13, 18, 23};
constexpr std::size_t kUuidLength = 36;

std::uint64_t Number(const unsigned char* bytes) {
  std::uint64_t number = 0;
  for (int i = 0; i < 8; ++i) {
    number = number << 8 | bytes[i];
  }
  return number;
}

}  // namespace

std::uint64_t ClientKey::high() const { return Number(bytes.data()); }

std::uint64_t ClientKey::low() const { return Number(bytes.data() + 8); }

std::string ClientKey::Hex() const {
  std::string text;
  for (const unsigned char byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::string ClientKey::Uuid() const {
  std::string text = Hex();
  for (const std::size_t at : kDashes) {
    text.insert(at, 1, '-');
  }
  return text;
}

std::optional<ClientKey> ClientKey::Parse(std::string_view text) {
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash =
        text.size() == kUuidLength && std::find(kDashes.begin(), kDashes.end(), i) != kDashes.end();
    if (!dash) {
      digits += text[i];
    } else if (text[i] != '-') {
      return std::nullopt;
    }
  }
  ClientKey key;
  if (digits.size() != 2 * key.bytes.size()) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t value = kDigits.find(digits[i]);
    if (value == std::string_view::npos) {
      return std::nullopt;
    }
    key.bytes[i / 2] = static_cast<unsigned char>(key.bytes[i / 2] << 4 | value);
  }
  return key;
}

}  // namespace doelmaat::domain
