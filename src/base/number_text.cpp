#include "base/number_text.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/check.h"
#include "base/language.h"

namespace doelmaat::base {
namespace {

constexpr int kMaxDigits = 18;
// Within these a number is written without an exponent.
constexpr double kSmallestPlain = 1e-5;
constexpr double kLargestPlain = 1e15;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool LooksLikeThousands(std::string_view digits, char other_sign) {
  const std::size_t sign = digits.find(other_sign);
  if (sign == std::string_view::npos || sign == 0 || sign > 3) {
    return false;
  }
  std::size_t run = 0;
  for (std::size_t i = sign + 1; i <= digits.size(); ++i) {
    if (i < digits.size() && IsDigit(digits[i])) {
      ++run;
    } else if (run != 3) {
      return false;
    } else {
      run = 0;
    }
  }
  return true;
}

// Puts a sign between every three digits of a run of digits.
std::string GroupThousands(std::string_view digits, char sign) {
  std::string grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) {
      grouped += sign;
    }
    grouped += digits[i];
  }
  return grouped;
}

// Rounds the decimal text of a non-negative number half up at `decimals` places.
std::string RoundDecimalText(const std::string& text, int decimals) {
  const std::size_t point = text.find('.');
  std::string whole = text.substr(0, point);
  std::string part = point == std::string::npos ? "" : text.substr(point + 1);
  const auto places = static_cast<std::size_t>(decimals);
  const bool up = part.size() > places && part[places] >= '5';
  part.resize(places, '0');
  std::string digits = whole + part;
  if (up) {
    std::size_t i = digits.size();
    while (i > 0 && digits[i - 1] == '9') {
      digits[--i] = '0';
    }
    if (i == 0) {
      digits.insert(digits.begin(), '1');
    } else {
      ++digits[i - 1];
    }
  }
  if (places == 0) {
    return digits;
  }
  return digits.substr(0, digits.size() - places) + '.' + digits.substr(digits.size() - places);
}

std::string Localise(const std::string& machine, bool negative, NumberStyle style) {
  const bool zero = machine.find_first_not_of("0.") == std::string::npos;
  const std::string sign = negative && !zero ? "-" : "";
  if (style == NumberStyle::kMachine) {
    return sign + machine;
  }
  const bool english = style == NumberStyle::kEnglish ||
                       (style == NumberStyle::kSpoken && SpokenLanguage() == Language::kEnglish);
  const std::size_t point = machine.find('.');
  std::string text =
      sign + GroupThousands(std::string_view(machine).substr(0, point), english ? ',' : '.');
  if (point != std::string::npos) {
    text += (english ? '.' : ',') + machine.substr(point + 1);
  }
  return text;
}

}  // namespace

ParsedDecimal ParseDecimal(std::string_view text, char decimal_sign) {
  ParsedDecimal result;
  const bool negative = text.starts_with('-');
  const std::string_view digits = negative ? text.substr(1) : text;
  const char other_sign = decimal_sign == '.' ? ',' : '.';
  bool after_sign = false;
  int count = 0;
  for (const char c : digits) {
    if (c == decimal_sign && !after_sign) {
      after_sign = true;
    } else if (IsDigit(c)) {
      if (++count > kMaxDigits) {
        result.problem = NumberProblem::kTooLarge;
        return result;
      }
      result.value.units = result.value.units * 10 + (c - '0');
      result.value.decimals += after_sign ? 1 : 0;
    } else {
      result.problem = LooksLikeThousands(digits, other_sign) ? NumberProblem::kAmbiguous
                                                              : NumberProblem::kNotANumber;
      return result;
    }
  }
  if (count == 0 || digits.front() == decimal_sign || digits.back() == decimal_sign) {
    result.problem = NumberProblem::kNotANumber;
  }
  if (negative) {
    result.value.units = -result.value.units;
  }
  return result;
}

std::optional<std::int64_t> ParseInteger(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

std::string FormatNumber(double value, int decimals, NumberStyle style) {
  DOELMAAT_CHECK(std::isfinite(value) && decimals >= 0);
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(
      buffer.data(), buffer.data() + buffer.size(), std::abs(value), std::chars_format::fixed);
  return Localise(
      RoundDecimalText(std::string(buffer.data(), end.ptr), decimals), value < 0, style);
}

std::string FormatInteger(std::int64_t value, NumberStyle style) {
  const std::string text = std::to_string(value);
  return value < 0 ? Localise(text.substr(1), true, style) : Localise(text, false, style);
}

std::string FormatExact(double value) {
  std::array<char, 64> buffer{};
  const bool readable = std::abs(value) >= kSmallestPlain && std::abs(value) < kLargestPlain;
  const auto end =
      readable || value == 0.0
          ? std::to_chars(
                buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed)
          : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return std::string(buffer.data(), end.ptr);
}

std::string FormatExact(double value, NumberStyle style) {
  std::string text = FormatExact(value);
  if (text.find_first_not_of("-0123456789.") != std::string::npos) {
    return text;
  }
  const std::size_t point = text.find('.');
  return FormatNumber(
      value, point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1), style);
}

}  // namespace doelmaat::base
