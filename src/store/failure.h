// What DuckDB says of work that failed, as an error of ours: a disk that is full or does not answer
// is told from a fault in the program.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/error.h"

namespace doelmaat::store {

// A failure of reading or writing, for who knows better than the store which file it was about.
class IoFailure : public Error {
 public:
  IoFailure(const std::string& message, std::string reason)
      : Error(ErrorKind::kIo, message), reason_(std::move(reason)) {}

  // Without file: that the disk is full, or DuckDB's own words.
  const std::string& reason() const { return reason_; }

 private:
  std::string reason_;
};

// Throws an IoFailure when the reason is one of reading or writing, with the store and what to do;
// otherwise kInternal with the place. `reason` may be null.
[[noreturn]] void Fail(const std::string& store, std::string_view place, const char* reason);

// Throws an IoFailure when the reason is a disk that is full, and otherwise comes back.
void RefuseIfFull(const std::string& store, std::string_view reason);

}  // namespace doelmaat::store
