#include "ijw/redaction.h"

#include <algorithm>

namespace doelmaat::ijw {
namespace {

// Shorter ones say nothing of a person: a text of two digits is in every text.
constexpr std::size_t kFewestDigits = 6;

std::string Digits(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) {
    return c >= '0' && c <= '9';
  });
  return digits;
}

}  // namespace

bool HoldsBsn(std::string_view text, std::string_view bsn) {
  if (text.size() < kFewestDigits || bsn.size() < kFewestDigits) {
    return false;
  }
  const std::string digits = Digits(bsn);
  if (digits.size() < kFewestDigits) {
    return text.find(bsn) != std::string_view::npos;
  }
  return Digits(text).find(digits) != std::string::npos;
}

}  // namespace doelmaat::ijw
