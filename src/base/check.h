#pragma once

namespace doelmaat::base {

[[noreturn]] void ReportBug(const char* condition, const char* file, int line);

}  // namespace doelmaat::base

// An invariant of our own code. On in every build; what a user types never triggers it.
#define DOELMAAT_CHECK(condition)                      \
  (static_cast<bool>(condition) ? static_cast<void>(0) \
                                : ::doelmaat::base::ReportBug(#condition, __FILE__, __LINE__))
