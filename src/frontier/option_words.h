// Words of the command line that stand for a choice.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace doelmaat::frontier {

// The place of `word` among `words`. Throws kBadInput naming the option and the words there are.
std::size_t IndexOf(std::span<const std::string_view> words,
                    std::string_view option,
                    std::string_view word);

}  // namespace doelmaat::frontier
