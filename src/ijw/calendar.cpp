#include "ijw/calendar.h"

#include <algorithm>

namespace doelmaat::ijw {
namespace {

constexpr std::int32_t kYear = 10000;
constexpr std::int32_t kMonth = 100;

std::int32_t DaysInMonth(std::int32_t year, std::int32_t month) {
  constexpr std::int32_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

// What a character is as a digit; more than 9 when it is none.
std::uint32_t Digit(char c) { return static_cast<std::uint32_t>(c) - std::uint32_t{'0'}; }

}  // namespace

std::optional<std::int32_t> ParseDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  std::uint32_t digits = 0;
  bool all = true;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    const std::uint32_t digit = Digit(text[i]);
    all = all && digit <= 9;
    digits = digits * 10 + digit;
  }
  if (!all) {
    return std::nullopt;
  }
  const auto number = static_cast<std::int32_t>(digits);
  const std::int32_t year = number / kYear;
  const std::int32_t month = number / kMonth % 100;
  const std::int32_t day = number % kMonth;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > DaysInMonth(year, month)) {
    return std::nullopt;
  }
  return number;
}

std::int32_t FirstDayOfYear(std::int32_t day) { return day / kYear * kYear + 101; }

std::int32_t FirstDayOfMonth(std::int32_t day) { return day / kMonth * kMonth + 1; }

std::int32_t LastDayOfMonth(std::int32_t day) {
  return day / kMonth * kMonth + DaysInMonth(day / kYear, day / kMonth % 100);
}

std::int32_t YearsBefore(std::int32_t day, std::int32_t years) {
  const std::int32_t year = day / kYear - years;
  const std::int32_t month = day / kMonth % 100;
  const std::int32_t in_month =
      year < 1 ? day % kMonth : std::min(day % kMonth, DaysInMonth(year, month));
  return std::max(year, 0) * kYear + month * kMonth + in_month;
}

}  // namespace doelmaat::ijw
