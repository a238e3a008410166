#include "ingest/person_text.h"

#include "domain/bsn.h"
#include "ijw/redaction.h"

namespace doelmaat::ingest {
namespace {

constexpr std::size_t kLength = 9;
constexpr std::size_t kDayLength = 8;
constexpr std::string_view kCentury = "20";

bool IsDigit(char sign) { return sign >= '0' && sign <= '9'; }

bool IsBsn(std::string_view digits) {
  return !digits.starts_with("00") && domain::Bsn::Parse(digits).has_value();
}

// `digits`: nothing but digits. A number of a person stands alone, or with a day (20260131) written
// before or after it; any nine digits of a longer number pass the test one time in eleven.
bool RowHoldsBsn(std::string_view digits) {
  if (digits.size() == kLength) {
    return IsBsn(digits);
  }
  if (digits.size() != kLength + kDayLength) {
    return false;
  }
  return (digits.starts_with(kCentury) && IsBsn(digits.substr(kDayLength))) ||
         (digits.substr(kLength).starts_with(kCentury) && IsBsn(digits.substr(0, kLength)));
}

// The first row of digits at or after `from`: its begin and end.
struct Row {
  std::size_t begin;
  std::size_t end;
};

// Bytes of the UTF-8 character at `at`; 0 when there is none.
std::size_t CharacterLength(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const std::size_t length = first < 0x80                     ? 1
                             : first >= 0xC2 && first <= 0xDF ? 2
                             : first >= 0xE0 && first <= 0xEF ? 3
                             : first >= 0xF0 && first <= 0xF4 ? 4
                                                              : 0;
  if (length == 0 || at + length > text.size()) {
    return 0;
  }
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) {
      return 0;
    }
  }
  // Forms that stand for another character, surrogates, and beyond the last.
  const bool bad = (first == 0xE0 && byte(at + 1) < 0xA0) ||
                   (first == 0xED && byte(at + 1) > 0x9F) ||
                   (first == 0xF0 && byte(at + 1) < 0x90) || (first == 0xF4 && byte(at + 1) > 0x8F);
  return bad ? 0 : length;
}

Row NextRow(std::string_view text, std::size_t from) {
  while (from < text.size() && !IsDigit(text[from])) {
    ++from;
  }
  std::size_t end = from;
  while (end < text.size() && IsDigit(text[end])) {
    ++end;
  }
  return {from, end};
}

}  // namespace

bool MayHoldBsn(std::string_view text) {
  if (text.size() < kLength) {
    return false;
  }
  for (Row row = NextRow(text, 0); row.begin < text.size(); row = NextRow(text, row.end)) {
    if (RowHoldsBsn(text.substr(row.begin, row.end - row.begin))) {
      return true;
    }
  }
  return false;
}

std::string WithoutBsn(std::string_view text) {
  std::string clean;
  std::size_t kept = 0;
  for (Row row = NextRow(text, 0); row.begin < text.size(); row = NextRow(text, row.end)) {
    if (RowHoldsBsn(text.substr(row.begin, row.end - row.begin))) {
      clean.append(text.substr(kept, row.begin - kept)).append(ijw::kRedacted);
      kept = row.end;
    }
  }
  return clean.append(text.substr(kept));
}

std::string ShownName(std::string_view name) {
  std::string shown;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t length = CharacterLength(name, at);
    const bool control = length == 1 && (name[at] < ' ' || name[at] == 0x7F);
    if (length == 0 || control) {
      shown += '?';
      ++at;
    } else {
      shown.append(name.substr(at, length));
      at += length;
    }
  }
  return WithoutBsn(shown);
}

}  // namespace doelmaat::ingest
