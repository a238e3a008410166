// Names as a sentence lists them: "a, b, c".
#pragma once

#include <string>

namespace doelmaat::ingest {

template <typename Names>
std::string Joined(const Names& names) {
  std::string text;
  for (const std::string& name : names) {
    text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

}  // namespace doelmaat::ingest
