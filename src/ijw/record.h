// The parts of a message that are handled as one: a Header, a Client, a Prestatie. A record has a
// field for every leaf below it that is not in a deeper record; the records around it are its
// ancestors. Views into the reader: valid only while the call they are given to lasts.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace doelmaat::ijw {

struct RecordType;

enum class FieldState : std::uint8_t {
  kAbsent,
  kGood,  // fits its type
  kBad,   // there, but not what its type allows; a level-1 finding says so
};

struct Field {
  std::string_view text;
  std::uint32_t line = 0;
  FieldState state = FieldState::kAbsent;

  bool filled() const { return state != FieldState::kAbsent; }
  bool good() const { return state == FieldState::kGood; }
};

struct Record {
  const RecordType* type = nullptr;
  const Record* parent = nullptr;  // the record around it; null for Bericht
  std::uint32_t line = 0;          // where it starts
  std::uint32_t number = 0;        // count of records of this type in the message, from 0
  std::span<const Field> fields;   // by slot, as RecordType::slots lists them
};

}  // namespace doelmaat::ijw
