// Days as the numbers yyyymmdd, and what rules ask of them. No clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace doelmaat::ijw {

// "2026-01-31" as 20260131; nothing when it is no day of the calendar written that way.
std::optional<std::int32_t> ParseDay(std::string_view text);

std::int32_t FirstDayOfYear(std::int32_t day);
std::int32_t FirstDayOfMonth(std::int32_t day);
std::int32_t LastDayOfMonth(std::int32_t day);

// The same day `years` earlier; 29 February becomes 28 February where it must.
std::int32_t YearsBefore(std::int32_t day, std::int32_t years);

}  // namespace doelmaat::ijw
