#include "ingest/figure_text.h"

#include <algorithm>

#include "base/text.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr std::size_t kOfThousands = 3;

bool AreDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// As workbooks give them: "2023-02-01", "2023-02-01 08:30:00", "08:30:00".
bool IsDayOrTime(std::string_view text) {
  constexpr std::size_t kYear = 4;
  const bool day = text.size() > kYear && text[kYear] == '-' && AreDigits(text.substr(0, kYear));
  const std::size_t colon = text.find(':');
  const bool time =
      colon != std::string_view::npos && colon > 0 && AreDigits(text.substr(0, colon));
  return day || time;
}

}  // namespace

bool MayBeThousands(std::string_view text) {
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  const std::size_t sign = digits.find_first_of(".,");
  return sign != std::string_view::npos && sign > 0 && sign <= kOfThousands && digits[0] != '0' &&
         digits.size() == sign + 1 + kOfThousands && AreDigits(digits.substr(0, sign)) &&
         AreDigits(digits.substr(sign + 1));
}

std::string NoPlainNumber(std::string_view text) {
  const std::string shown(text);
  if (text.ends_with('%')) {
    return Say("ingest.percentage", {{"value", shown}});
  }
  return IsDayOrTime(text) ? Say("ingest.day_or_time", {{"value", shown}}) : "";
}

}  // namespace doelmaat::ingest
