#include "report/sheet_name.h"

#include <cstring>
#include <string_view>

#include "base/text_encoding.h"

namespace doelmaat::report {
namespace {

// The text up to `most` characters, at the end of a word where there is one.
std::string CutAtWord(const std::string& text, std::size_t most) {
  std::size_t shown = 0;
  std::size_t end = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (text[i] == ' ') {
      end = i;
    }
    if (starts && ++shown > most) {
      return text.substr(0, end > 0 ? end : i);
    }
  }
  return text;
}

// "Gemeenten, uitgaven, score en" ends with nothing that waits for a next word.
void DropLooseEnd(std::string* name) {
  constexpr std::size_t kShortWord = 4;  // de, van, niet, with
  for (std::size_t space = name->rfind(' '); space != std::string::npos; space = name->rfind(' ')) {
    const std::string_view last = std::string_view(*name).substr(space + 1);
    if (last.size() > kShortWord) {
      break;
    }
    name->resize(space);
  }
  while (!name->empty() && std::strchr(",;-'", name->back()) != nullptr) {
    name->pop_back();
  }
}

}  // namespace

std::string SheetName(const std::string& title, std::size_t most) {
  std::string name;
  for (const char sign : title) {
    if (sign == ':') {
      name += ',';
    } else {
      const bool blank = sign == ' ' || std::strchr("[]*?/\\", sign) != nullptr;
      if (!blank || (!name.empty() && name.back() != ' ')) {
        name += blank ? ' ' : sign;
      }
    }
  }
  const auto loose = [](char sign) { return sign == ' ' || sign == '\''; };
  while (!name.empty() && loose(name.back())) {
    name.pop_back();
  }
  name.erase(0, name.find_first_not_of('\''));  // spreadsheets refuse it at the ends
  if (base::CharacterCount(name) > most) {
    name = CutAtWord(name, most);
    DropLooseEnd(&name);
  }
  return name;
}

}  // namespace doelmaat::report
