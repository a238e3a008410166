// Terms of the process rules in plain loops over days: the third way to Easter, beside that of the
// models and that of the cases in tests/sql.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "synthetic_region.h"

namespace doelmaat {

using Days = std::chrono::sys_days;
using std::chrono::days;
using std::chrono::year_month_day;

inline Days DayOf(const std::string& text) {
  return std::chrono::year{std::stoi(text.substr(0, 4))} /
         std::chrono::month{static_cast<unsigned>(std::stoi(text.substr(5, 2)))} /
         std::chrono::day{static_cast<unsigned>(std::stoi(text.substr(8, 2)))};
}

// Easter by the rule of Carter, which holds from 1900 to 2099.
inline Days Easter(int year) {
  int d = 225 - 11 * (year % 19);
  while (d > 50) {
    d -= 30;
  }
  d -= d > 48 ? 1 : 0;
  const int e = (year + year / 4 + d + 1) % 7;
  return Days(std::chrono::year{year} / 3 / 1) + days(d + 7 - e - 1);
}

inline bool IsWorkingDay(Days day) {
  const year_month_day date(day);
  const int year = static_cast<int>(date.year());
  const std::chrono::weekday weekday(day);
  if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) {
    return false;
  }
  const Days easter = Easter(year);
  for (const int after : {-2, 1, 39, 50}) {
    if (day == easter + days(after)) {
      return false;
    }
  }
  const unsigned in_year =
      static_cast<unsigned>(date.month()) * 100 + static_cast<unsigned>(date.day());
  // A birthday that is on a Sunday is kept on a Saturday, so that no Monday is lost.
  const unsigned royal = year < 2014 ? 430 : 427;
  return in_year != 101 && in_year != royal && in_year != 505 && in_year != 1225 && in_year != 1226;
}

inline int WorkingDays(Days from, Days until) {
  int count = 0;
  for (Days day = std::min(from, until) + days(1); day <= std::max(from, until); day += days(1)) {
    count += IsWorkingDay(day) ? 1 : 0;
  }
  return from <= until ? count : -count;
}

struct Kept {
  std::int64_t on_time = 0;
  std::int64_t late = 0;
  std::int64_t used = 0;
  std::int64_t missing = 0;
  std::int64_t pending = 0;
  bool judged() const { return on_time + late > 0; }
};

// How often each provider and municipality kept each term, by month.
class Terms {
 public:
  explicit Terms(std::map<std::string, Days> last_days) : last_days_(std::move(last_days)) {}

  // `sent`: empty when nothing was.
  void Add(const std::string& municipality,
           const std::string& provider,
           const std::string& term,
           Days from,
           const std::string& sent,
           int allowed) {
    if (year_month_day(from).year() < std::chrono::year{2010}) {
      return;
    }
    const Days until = sent.empty() ? last_days_.at(municipality) : DayOf(sent);
    const int used =
        allowed == 56 ? static_cast<int>((until - from).count()) : WorkingDays(from, until);
    const year_month_day date(from);
    const unsigned month = static_cast<unsigned>(date.month());
    Kept& kept = kept_[{municipality,
                        provider,
                        term,
                        std::to_string(static_cast<int>(date.year())) + (month < 10 ? "-0" : "-") +
                            std::to_string(month)}];
    if (sent.empty()) {
      (used > allowed ? kept.missing : kept.pending) += 1;
    } else {
      (used > allowed ? kept.late : kept.on_time) += 1;
      kept.used += used;
    }
  }

  Lines All() const {
    Lines lines;
    for (const auto& [key, kept] : kept_) {
      const auto& [municipality, provider, term, month] = key;
      const bool told = term != "response_by_provider" && term != "response_by_municipality";
      lines.push_back(municipality + "|" + provider + "|" + term + "|" + month + "|" +
                      std::to_string(kept.on_time) + "|" + std::to_string(kept.late) + "|" +
                      (kept.judged() ? std::to_string(kept.used) : "") + "|" +
                      (told ? std::to_string(kept.missing) : "") + "|" +
                      std::to_string(kept.pending));
    }
    return lines;
  }

 private:
  using Key = std::tuple<std::string, std::string, std::string, std::string>;
  std::map<std::string, Days> last_days_;
  std::map<Key, Kept> kept_;
};

}  // namespace doelmaat
