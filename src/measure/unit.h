#pragma once

#include <map>
#include <string>
#include <string_view>

namespace doelmaat::measure {

// A product of powers of named base units: "eur/maand", "uur/traject", "1". Any name is a base
// unit; what is checked is that a sum, a comparison and an outcome have the unit they should have.
//
// "1", "aandeel" (a share, 0 to 1) and "" are the unit of a bare number.
class Unit {
 public:
  Unit() = default;

  // Reads factors joined by '*' and '/', each with an optional whole power: "m^2/s". Throws
  // kBadInput for anything else.
  static Unit Parse(std::string_view text);

  bool is_number() const { return powers_.empty(); }
  // "eur/maand", or "1".
  std::string Text() const;

  Unit Times(const Unit& other) const;
  Unit Over(const Unit& other) const;
  // To a power; a power that is not half a whole number of each base unit is a bug of the caller.
  Unit Power(double exponent) const;

  bool operator==(const Unit& other) const = default;

 private:
  std::map<std::string, double> powers_;
};

}  // namespace doelmaat::measure
