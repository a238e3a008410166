#pragma once

#include <optional>
#include <source_location>

namespace doelmaat::base {

[[noreturn]] void ReportBug(const char* condition, const char* file, int line);

}  // namespace doelmaat::base

// An invariant of our own code. On in every build; what a user types never triggers it.
#define DOELMAAT_CHECK(condition)                      \
  (static_cast<bool>(condition) ? static_cast<void>(0) \
                                : ::doelmaat::base::ReportBug(#condition, __FILE__, __LINE__))

namespace doelmaat {

// The value of an optional that an invariant of our own code says is there; checked in every build,
// where
// `*value` of an empty one may do anything.
template <class Value>
const Value& Present(const std::optional<Value>& value,
                     std::source_location where = std::source_location::current()) {
  if (!value.has_value()) {
    base::ReportBug(
        "a value that must be present", where.file_name(), static_cast<int>(where.line()));
  }
  return *value;
}
template <class Value>
const Value& Present(const std::optional<Value>&&) = delete;  // would outlive what it is part of

}  // namespace doelmaat
