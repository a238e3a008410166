// Days and months as whole numbers, for the arithmetic of made-up care.
#pragma once

#include <chrono>
#include <cstdint>

namespace doelmaat::synth {

using Day = std::int32_t;    // days since 1 January 1970
using Month = std::int32_t;  // year × 12 + month of the year from 0

inline constexpr Day kNoDay = INT32_MAX;  // open end
inline constexpr Month kNoMonth = INT32_MAX;

struct CivilDate {
  int year = 0;
  int month = 0;  // from 1
  int day = 0;    // from 1
};

inline CivilDate CivilOf(Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

inline Day DayOf(int year, int month, int day) {
  const std::chrono::sys_days days = std::chrono::year{year} /
                                     std::chrono::month{static_cast<unsigned>(month)} /
                                     std::chrono::day{static_cast<unsigned>(day)};
  return static_cast<Day>(days.time_since_epoch().count());
}

inline Month MonthOf(Day day) {
  const CivilDate date = CivilOf(day);
  return date.year * 12 + date.month - 1;
}

inline Day FirstDay(Month month) { return DayOf(month / 12, month % 12 + 1, 1); }
inline Day LastDay(Month month) { return FirstDay(month + 1) - 1; }
inline int DaysIn(Month month) { return LastDay(month) - FirstDay(month) + 1; }

// Number of a week from Monday to Sunday, counted on without breaks.
inline std::int32_t WeekOf(Day day) {
  constexpr Day kMondayBefore = 3;  // 1 January 1970 was a Thursday
  const Day shifted = day + kMondayBefore;
  return shifted >= 0 ? shifted / 7 : -((6 - shifted) / 7);
}

// Weeks that have at least one day in from..until, both included.
inline std::int32_t WeeksTouched(Day from, Day until) { return WeekOf(until) - WeekOf(from) + 1; }

}  // namespace doelmaat::synth
