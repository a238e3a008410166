// Texts that are kept in Dutch, as a reader gets them: what the catalogue says, and what the
// archive of runs holds. Not for texts of the program itself; those come from Say.
#pragma once

#include <string>
#include <string_view>

namespace doelmaat::base {

// A kept Dutch text in the language of the process: itself in Dutch; in English what
// locales/catalog_en.toml says for it, or the English of the text of locales that it was made from,
// with its values translated in the same way and its numbers written in English. A text that is
// known to neither (a name, a text of a user's own catalogue) stays as it is.
std::string Translated(std::string_view dutch);

// The same for a word that is a code in tables and JSON and therefore Dutch there (the class
// "laag"), where a person reads it.
std::string TranslatedWord(std::string_view word);

// A unit of a measure as people read it: "eur/maand" is "eur/month".
std::string TranslatedUnit(std::string_view unit);

}  // namespace doelmaat::base
