// A line of the truth as it is written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "synth/calendar.h"
#include "synth/xml_text.h"

namespace doelmaat::synth {

// One line of CSV; values here never need quotes.
class Row {
 public:
  explicit Row(std::string* text) : text_(*text) {}
  ~Row() { text_.back() = '\n'; }
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;

  Row& Text(std::string_view value) {
    text_.append(value);
    text_.push_back(',');
    return *this;
  }
  Row& Number(std::int64_t value) {
    AppendNumber(&text_, value);
    text_.push_back(',');
    return *this;
  }
  // Empty when there is none.
  Row& Amount(std::int64_t value) {
    if (value != 0) {
      AppendNumber(&text_, value);
    }
    text_.push_back(',');
    return *this;
  }
  Row& Date(Day day) {
    if (day != kNoDay) {
      AppendDay(&text_, day);
    }
    text_.push_back(',');
    return *this;
  }
  Row& OfMonth(Month month) {
    AppendMonth(&text_, month, "-");
    text_.push_back(',');
    return *this;
  }
  Row& Flag(bool value) {
    text_.append(value ? "1," : "0,");
    return *this;
  }

 private:
  std::string& text_;
};

}  // namespace doelmaat::synth
