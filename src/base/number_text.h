// Numbers as text, both ways: strict reading of what people bring, and the forms of a language and
// of machines in which we write. No locale of the machine takes part.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace doelmaat::base {

// A whole decimal number kept exactly: value = units / 10^decimals.
struct Decimal {
  std::int64_t units = 0;
  int decimals = 0;
};

enum class NumberProblem { kNone, kNotANumber, kAmbiguous, kTooLarge };

struct ParsedDecimal {
  Decimal value;
  NumberProblem problem = NumberProblem::kNone;
};

// Reads "-1234.56" with `decimal_sign` '.' or ','. With decimal sign ',' a lone point followed by
// three digits ("1.234") could be a thousands sign or a decimal point of another program: that is
// kAmbiguous, and so is "1,234" with decimal sign '.'.
// More than 18 digits is kTooLarge.
ParsedDecimal ParseDecimal(std::string_view text, char decimal_sign);

std::optional<std::int64_t> ParseInteger(std::string_view text);

// kSpoken is the style of the language of the process (base/language.h).
enum class NumberStyle { kDutch, kMachine, kEnglish, kSpoken };

// 1234567.891 with 2 decimals: Dutch "1.234.567,89", English "1,234,567.89", machine "1234567.89".
// Rounds half away from zero on the shortest decimal text of the value; -0 is written 0.
std::string FormatNumber(double value, int decimals, NumberStyle style);
std::string FormatInteger(std::int64_t value, NumberStyle style);

// The shortest text that reads back as the same double.
std::string FormatExact(double value);
// The same digits in a style; a number too large or small for that keeps its exponent.
std::string FormatExact(double value, NumberStyle style);

}  // namespace doelmaat::base
