#include "measure/unit.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"

namespace doelmaat::measure {
namespace {

bool IsNameByte(char byte) {
  const auto letter = static_cast<unsigned char>(byte);
  return std::isalnum(letter) != 0 || byte == '_' || byte == '%' || letter >= 0x80;
}

std::string Without(std::string_view text, char byte) {
  std::string kept;
  for (const char each : text) {
    if (each != byte) {
      kept += each;
    }
  }
  return kept;
}

[[noreturn]] void RefuseUnit(std::string_view given) {
  throw Error(ErrorKind::kBadInput, base::Say("measure.bad_unit", {{"unit", std::string(given)}}));
}

// The power after a name that ends at *end, 1 when it has none; moves *end behind it.
double PowerAfter(const std::string& text, std::string_view given, std::size_t* end) {
  if (*end == text.size() || text[*end] != '^') {
    return 1;
  }
  const std::size_t close = std::min(text.find_first_of("*/", *end), text.size());
  const auto whole = base::ParseInteger(text.substr(*end + 1, close - *end - 1));
  if (!whole.has_value()) {
    RefuseUnit(given);
  }
  *end = close;
  return static_cast<double>(*whole);
}

}  // namespace

Unit Unit::Parse(std::string_view given) {
  const std::string text = Without(given, ' ');
  Unit unit;
  std::size_t position = 0;
  double sign = 1;
  while (position < text.size()) {
    std::size_t end = position;
    while (end < text.size() && IsNameByte(text[end])) {
      ++end;
    }
    const std::string name = text.substr(position, end - position);
    const double power = sign * PowerAfter(text, given, &end);
    const bool joined = end < text.size();
    if (name.empty() || (joined && (text[end] != '*' && text[end] != '/')) ||
        end + 1 == text.size()) {
      RefuseUnit(given);
    }
    if (name != "1" && name != "aandeel") {
      unit.powers_[name] += power;
    }
    sign = joined && text[end] == '/' ? -1 : 1;
    position = end + 1;
  }
  std::erase_if(unit.powers_, [](const auto& entry) { return entry.second == 0; });
  return unit;
}

std::string Unit::Text() const {
  std::string above;
  std::string below;
  for (const auto& [name, power] : powers_) {
    const double size = std::abs(power);
    const std::string factor = size == 1 ? name : name + "^" + base::FormatExact(size);
    if (power > 0) {
      above += (above.empty() ? "" : "*") + factor;
    } else {
      below += "/" + factor;
    }
  }
  return (above.empty() ? "1" : above) + below;
}

Unit Unit::Times(const Unit& other) const {
  Unit product = *this;
  for (const auto& [name, power] : other.powers_) {
    product.powers_[name] += power;
  }
  std::erase_if(product.powers_, [](const auto& entry) { return entry.second == 0; });
  return product;
}

Unit Unit::Over(const Unit& other) const { return Times(other.Power(-1)); }

Unit Unit::Power(double exponent) const {
  Unit raised;
  for (const auto& [name, power] : powers_) {
    if (power * exponent != 0) {
      raised.powers_[name] = power * exponent;
    }
  }
  return raised;
}

}  // namespace doelmaat::measure
