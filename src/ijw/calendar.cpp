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

// The digits of text[from, to) as a number, or -1.
std::int32_t Digits(std::string_view text, std::size_t from, std::size_t to) {
  std::int32_t number = 0;
  for (std::size_t i = from; i < to; ++i) {
    if (text[i] < '0' || text[i] > '9') {
      return -1;
    }
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

}  // namespace

std::optional<std::int32_t> ParseDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const std::int32_t year = Digits(text, 0, 4);
  const std::int32_t month = Digits(text, 5, 7);
  const std::int32_t day = Digits(text, 8, 10);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > DaysInMonth(year, month)) {
    return std::nullopt;
  }
  return year * kYear + month * kMonth + day;
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
