#pragma once

#include <cstdint>
#include <string>

namespace doelmaat::ijw {

// What is wrong with, or worth knowing about, one place in a message. Never holds anything of a
// person: `value` is empty for a person element.
struct Finding {
  std::uint32_t line = 0;  // in the file, from 1
  std::string rule;        // as the standard names it: "CS002", "xs:sequence", "TR338"
  std::string path;        // "/Bericht/Declaratie/…/ProductCode"
  std::string value;       // as found, at most 80 characters
  std::string reference;   // reference or allocation number by which a supplier finds the record
};

}  // namespace doelmaat::ijw
