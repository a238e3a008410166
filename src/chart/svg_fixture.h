// What tests of charts look for in the SVG.
#pragma once

#include <cstddef>
#include <string>

namespace doelmaat::chart::fixture {

// How often `part` stands in the text.
inline std::size_t Count(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace doelmaat::chart::fixture
