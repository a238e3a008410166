#include "ijw/leaf_check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>
#include <utility>

#include "base/check.h"
#include "base/text_encoding.h"

namespace doelmaat::ijw {
namespace {

struct NamedPattern {
  std::string_view name;
  TextPattern pattern;
  std::size_t digits;
};

constexpr std::array<NamedPattern, 10> kPatterns = {{
    {"", TextPattern::kAny, 0},
    {"gevuld", TextPattern::kFilled, 0},
    {"gevuld, meer regels", TextPattern::kFilledLines, 0},
    {"cijfers", TextPattern::kDigits, 0},
    {"4 cijfers", TextPattern::kDigits, 4},
    {"8 cijfers", TextPattern::kDigits, 8},
    {"9 cijfers", TextPattern::kDigits, 9},
    {"letters", TextPattern::kLetters, 0},
    {"letters en cijfers", TextPattern::kLettersAndDigits, 0},
    {"versie", TextPattern::kVersion, 0},
}};

const NamedPattern* FindPattern(std::string_view name) {
  const auto found = std::find_if(
      kPatterns.begin(), kPatterns.end(), [&](const auto& each) { return each.name == name; });
  return found == kPatterns.end() ? nullptr : &*found;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool AllDigits(std::string_view text) { return std::all_of(text.begin(), text.end(), IsDigit); }

int Number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) {
    value = 10 * value + (digit - '0');
  }
  return value;
}

// At most 8 bytes as a number; longer texts are in no list.
std::optional<std::uint64_t> Packed(std::string_view text) {
  std::uint64_t packed = 0;
  if (text.size() > sizeof packed) {
    return std::nullopt;
  }
  std::memcpy(&packed, text.data(), text.size());
  return packed;
}

// Letters of the standard: a-z, A-Z and U+00C0 to U+1EF3.
bool OnlyLetters(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      if (!IsLetter(text[i])) {
        return false;
      }
      ++i;
      continue;
    }
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      code = (code << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    if (code < 0xC0 || code > 0x1EF3) {
      return false;
    }
    i += length;
  }
  return !text.empty();
}

// Three numbers with points between, none with a needless zero before it.
bool IsVersion(std::string_view text) {
  for (int part = 0; part < 3; ++part) {
    const std::size_t end = part < 2 ? text.find('.') : text.size();
    if (end == std::string_view::npos) {
      return false;
    }
    const std::string_view number = text.substr(0, end);
    if (number.empty() || !AllDigits(number) || (number.size() > 1 && number.front() == '0')) {
      return false;
    }
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return true;
}

bool LooksLikeDay(std::string_view text) {
  return text.size() >= 10 && AllDigits(text.substr(0, 4)) && text[4] == '-' &&
         AllDigits(text.substr(5, 2)) && text[7] == '-' && AllDigits(text.substr(8, 2));
}

bool LooksLikeTime(std::string_view text) {
  return text.size() >= 8 && AllDigits(text.substr(0, 2)) && text[2] == ':' &&
         AllDigits(text.substr(3, 2)) && text[5] == ':' && AllDigits(text.substr(6, 2));
}

int DaysInMonth(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

LeafFault JudgeDate(std::string_view text) {
  if (!LooksLikeDay(text)) {
    return LeafFault::kNoDate;
  }
  if (text.size() > 10) {
    const char next = text[10];
    return next == 'Z' || next == '+' || next == '-' || next == 'T' ? LeafFault::kDateZone
                                                                    : LeafFault::kNoDate;
  }
  const int year = Number(text.substr(0, 4));
  const int month = Number(text.substr(5, 2));
  const int day = Number(text.substr(8, 2));
  const bool real =
      year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= DaysInMonth(year, month);
  return real ? LeafFault::kNone : LeafFault::kNoDate;
}

LeafFault JudgeTime(std::string_view text) {
  if (!LooksLikeTime(text)) {
    return LeafFault::kNoTime;
  }
  std::string_view rest = text.substr(8);
  if (rest.starts_with('.')) {
    const std::size_t end = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
    if (end == 1) {
      return LeafFault::kNoTime;
    }
    rest.remove_prefix(end);
  }
  if (!rest.empty()) {
    return rest.front() == 'Z' || rest.front() == '+' || rest.front() == '-' ? LeafFault::kTimeZone
                                                                             : LeafFault::kNoTime;
  }
  const int hour = Number(text.substr(0, 2));
  const bool end_of_day = text.find_first_not_of("0.:", 2) == std::string_view::npos;
  const bool real = (hour < 24 || (hour == 24 && end_of_day)) && Number(text.substr(3, 2)) < 60 &&
                    Number(text.substr(6, 2)) < 60;
  return real ? LeafFault::kNone : LeafFault::kNoTime;
}

}  // namespace

bool IsKnownPattern(std::string_view name) { return FindPattern(name) != nullptr; }

LeafCheck::LeafCheck(const LeafType& type) : type_(&type) {
  for (const std::string& text : type.allowed) {
    if (const auto packed = Packed(text); packed.has_value()) {
      allowed_.push_back(*packed);
    }
  }
  std::sort(allowed_.begin(), allowed_.end());
  if (const NamedPattern* named = FindPattern(type.pattern); named != nullptr) {
    pattern_ = named->pattern;
    digits_ = named->digits;
  }
}

std::string_view LeafCheck::Meaning(std::string_view text) const {
  return type_->primitive == Primitive::kText ? text : WithoutSpaceAround(text);
}

LeafFault LeafCheck::Judge(std::string_view text) const {
  if (IsBlank(text)) {
    return LeafFault::kEmpty;
  }
  switch (type_->primitive) {
    case Primitive::kText:
      return JudgeText(text);
    case Primitive::kInteger:
      return JudgeInteger(Meaning(text));
    case Primitive::kDate:
      return JudgeDate(Meaning(text));
    case Primitive::kTime:
      return JudgeTime(Meaning(text));
  }
  return LeafFault::kNone;
}

LeafFault LeafCheck::JudgeText(std::string_view text) const {
  if (!allowed_.empty()) {
    const auto packed = Packed(text);
    return packed.has_value() && std::binary_search(allowed_.begin(), allowed_.end(), *packed)
               ? LeafFault::kNone
               : LeafFault::kNotAllowed;
  }
  if (type_->max_length.has_value() && text.size() > *type_->max_length &&
      base::CharacterCount(text) > *type_->max_length) {
    return LeafFault::kTooLong;
  }
  if (type_->min_length.has_value() && *type_->min_length > 1 &&
      base::CharacterCount(text) < *type_->min_length) {
    return LeafFault::kTooShort;
  }
  return Matches(text) ? LeafFault::kNone : LeafFault::kPattern;
}

LeafFault LeafCheck::JudgeInteger(std::string_view text) const {
  const bool negative = text.front() == '-';
  std::string_view digits = text;
  if (negative || text.front() == '+') {
    digits.remove_prefix(1);
  }
  if (digits.empty() || !AllDigits(digits)) {
    return LeafFault::kNotWhole;
  }
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  std::int64_t value = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool beyond = problem == std::errc::result_out_of_range;
  value = negative ? -value : value;
  if (type_->min_value.has_value() && (beyond ? negative : value < *type_->min_value)) {
    return LeafFault::kTooSmall;
  }
  if (type_->max_value.has_value() && (beyond ? !negative : value > *type_->max_value)) {
    return LeafFault::kTooLarge;
  }
  return LeafFault::kNone;
}

bool LeafCheck::Matches(std::string_view text) const {
  switch (pattern_) {
    case TextPattern::kAny:
    case TextPattern::kFilledLines:  // that something is there has been judged already
      return true;
    case TextPattern::kFilled:
      return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n'; });
    case TextPattern::kDigits:
      return AllDigits(text) && (digits_ == 0 || text.size() == digits_);
    case TextPattern::kLetters:
      return OnlyLetters(text);
    case TextPattern::kLettersAndDigits:
      return std::all_of(
          text.begin(), text.end(), [](char c) { return IsDigit(c) || IsLetter(c); });
    case TextPattern::kVersion:
      return IsVersion(text);
  }
  return true;
}

std::string LeafCheck::Rule(LeafFault fault) const {
  const std::string& name = type_->name;
  switch (fault) {
    case LeafFault::kNone:
      return {};
    case LeafFault::kEmpty:
      return "RS033";
    case LeafFault::kNotAllowed:
      return "enumeratie " + name;
    case LeafFault::kTooLong:
      return "RS (" + name + " max " + std::to_string(Present(type_->max_length)) + ")";
    case LeafFault::kTooShort:
      return "RS (" + name + " min " + std::to_string(Present(type_->min_length)) + ")";
    case LeafFault::kPattern:
      return "patroon " + name;
    case LeafFault::kNotWhole:
      return name + " integer";
    case LeafFault::kTooSmall:
      return name + " min " + std::to_string(Present(type_->min_value));
    case LeafFault::kTooLarge:
      return name + " max " + std::to_string(Present(type_->max_value));
    case LeafFault::kDateZone:
      return "RS032";
    case LeafFault::kNoDate:
      return "xs:date";
    case LeafFault::kTimeZone:
      return "RS034";
    case LeafFault::kNoTime:
      return "xs:time";
  }
  return {};
}

}  // namespace doelmaat::ijw
