// The words of the language of rules.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace doelmaat::ijw {

struct Token {
  enum class Kind : std::uint8_t { kName, kPath, kNumber, kDay, kText, kSign, kEnd };
  Kind kind = Kind::kEnd;
  std::string_view text;    // kText: without the quotes
  std::int64_t number = 0;  // kNumber, kDay
};

// Splits the text of a condition; ends with one kEnd. A name starts with a small letter, a path
// with a capital or ^. Throws RuleProblem for a character that means nothing.
std::vector<Token> SplitCondition(std::string_view text);

}  // namespace doelmaat::ijw
