// Names as people type them: without the capitals or accents, or mistyped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace doelmaat::base {

// A text in small letters without accents (of U+00C0 to U+00FF; others keep theirs).
std::string Folded(std::string_view text);

// Whether two names are the same but for capitals and accents.
bool SameName(std::string_view a, std::string_view b);

// At most three of `known`, the most alike first, of those that are equally alike the ones that
// begin with it, and then as they stand: those that `wanted` is a
// part of, and those that differ from it by no more than a quarter of its letters, rounded up.
// A letter more, less or other and two letters that changed places count one (the restricted
// distance of Damerau-Levenshtein); capitals and accents do not count.
std::vector<std::string> Alike(std::string_view wanted, const std::vector<std::string>& known);

// The same as a question to put behind "unknown": " Bedoelde u a, b of c?", or "" when none is
// alike.
std::string Meant(std::string_view wanted, const std::vector<std::string>& known);

}  // namespace doelmaat::base
