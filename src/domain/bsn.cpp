#include "domain/bsn.h"

namespace doelmaat::domain {
namespace {

constexpr std::size_t kDigits = 9;

}  // namespace

std::optional<Bsn> Bsn::Parse(std::string_view text) {
  if (text.size() != kDigits) {
    return std::nullopt;
  }
  std::uint32_t number = 0;
  int sum = 0;
  for (std::size_t i = 0; i < kDigits; ++i) {
    if (text[i] < '0' || text[i] > '9') {
      return std::nullopt;
    }
    const int digit = text[i] - '0';
    number = number * 10 + static_cast<std::uint32_t>(digit);
    // Weights 9 down to 2, and -1 for the last.
    sum += i + 1 < kDigits ? digit * static_cast<int>(kDigits - i) : -digit;
  }
  if (sum % 11 != 0 || number == 0) {
    return std::nullopt;
  }
  return Bsn(number);
}

}  // namespace doelmaat::domain
