#include "frontier/option_words.h"

#include <algorithm>
#include <string>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::frontier {

std::size_t IndexOf(std::span<const std::string_view> words,
                    std::string_view option,
                    std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) {
    std::string known;
    for (const std::string_view each : words) {
      known += (known.empty() ? "" : ", ") + std::string(each);
    }
    throw Error(
        ErrorKind::kBadInput,
        base::Say(
            "frontier.unknown_word",
            {{"option", std::string(option)}, {"value", std::string(word)}, {"known", known}}));
  }
  return static_cast<std::size_t>(found - words.begin());
}

}  // namespace doelmaat::frontier
