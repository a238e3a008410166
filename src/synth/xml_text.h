// XML text put together by appending: fast, and only for values that need no escaping.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "synth/calendar.h"

namespace doelmaat::synth {

inline void AppendNumber(std::string* text, std::int64_t number) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  text->append(digits, end);
}

// With zeros before it.
inline void AppendPadded(std::string* text, std::uint64_t number, std::size_t width) {
  char digits[24];
  for (std::size_t place = width; place > 0; --place) {
    digits[place - 1] = static_cast<char>('0' + number % 10);
    number /= 10;
  }
  text->append(digits, width);
}

inline void AppendDay(std::string* text, Day day) {
  const CivilDate date = CivilOf(day);
  AppendPadded(text, static_cast<std::uint64_t>(date.year), 4);
  text->push_back('-');
  AppendPadded(text, static_cast<std::uint64_t>(date.month), 2);
  text->push_back('-');
  AppendPadded(text, static_cast<std::uint64_t>(date.day), 2);
}

// 2025-03
inline void AppendMonth(std::string* text, Month month, std::string_view between) {
  AppendPadded(text, static_cast<std::uint64_t>(month / 12), 4);
  text->append(between);
  AppendPadded(text, static_cast<std::uint64_t>(month % 12 + 1), 2);
}

class Xml {
 public:
  explicit Xml(std::string* text) : text_(*text) {}

  Xml& Open(std::string_view name) {
    text_.push_back('<');
    text_.append(name);
    text_.push_back('>');
    return *this;
  }
  Xml& Close(std::string_view name) {
    text_.append("</");
    text_.append(name);
    text_.push_back('>');
    return *this;
  }
  Xml& Leaf(std::string_view name, std::string_view value) {
    Open(name);
    text_.append(value);
    return Close(name);
  }
  Xml& Number(std::string_view name, std::int64_t value) {
    Open(name);
    AppendNumber(&text_, value);
    return Close(name);
  }
  Xml& Date(std::string_view name, Day day) {
    Open(name);
    AppendDay(&text_, day);
    return Close(name);
  }

 private:
  std::string& text_;
};

}  // namespace doelmaat::synth
