// Whether a text fits the type of its leaf.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ijw/grammar.h"

namespace doelmaat::ijw {

// What is wrong with a text: the most specific that applies.
enum class LeafFault {
  kNone,
  kEmpty,
  kNotAllowed,
  kTooLong,
  kTooShort,
  kPattern,
  kNotWhole,
  kTooSmall,
  kTooLarge,
  kDateZone,
  kNoDate,
  kTimeZone,
  kNoTime,
};

// How a text must be built; `kDigits` with a count asks for just so many.
enum class TextPattern {
  kAny,
  kFilled,
  kFilledLines,
  kDigits,
  kLetters,
  kLettersAndDigits,
  kVersion
};

// White space as XML has it. Written out: find_first_not_of is a call for every character, and this
// is asked of every text of a message.
inline bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

inline bool IsBlank(std::string_view text) {
  for (const char c : text) {
    if (!IsSpace(c)) {
      return false;
    }
  }
  return true;
}

inline std::string_view WithoutSpaceAround(std::string_view text) {
  while (!text.empty() && IsSpace(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && IsSpace(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

bool IsKnownPattern(std::string_view name);

// A leaf type made ready for quick checking. Refers to the type, which must outlive it.
class LeafCheck {
 public:
  explicit LeafCheck(const LeafType& type);

  LeafFault Judge(std::string_view text) const;
  // The text less what XML Schema says has no meaning: space around numbers, days and times.
  std::string_view Meaning(std::string_view text) const;
  // The rule that a fault breaks, as findings name it: "RS (LDT_ProductCode max 5)".
  std::string Rule(LeafFault fault) const;

 private:
  LeafFault JudgeText(std::string_view text) const;
  LeafFault JudgeInteger(std::string_view text) const;
  bool Matches(std::string_view text) const;

  const LeafType* type_;
  std::vector<std::uint64_t> allowed_;  // the texts of at most 8 bytes as numbers, sorted
  TextPattern pattern_ = TextPattern::kAny;
  std::size_t digits_ = 0;  // exactly so many; 0: any number
};

}  // namespace doelmaat::ijw
