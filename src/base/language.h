// The language of a process: that of every text and number that a person reads. What is kept (the
// archive of runs, landed rows) is Dutch whatever the process speaks, so that the same figures give
// the same store; base/translated.h turns it into the language of the reader.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace doelmaat::base {

enum class Language { kDutch, kEnglish };

// "nl" and "en"; nothing for anything else.
std::optional<Language> LanguageOf(std::string_view code);
std::string_view LanguageCode(Language language);

// Sets the language of the process: once, before its first text, and never from a second thread.
void Speak(Language language);

// The language that texts are made in here: that of the process, or Dutch where texts are kept.
Language SpokenLanguage();

// The text of `key` in a language, its values still open ("{name}"). For what is said, use Say. A
// key that does not exist is a bug.
const std::string& TextIn(Language language, std::string_view key);

// While one exists, this thread makes its texts in Dutch: they go into the store.
class KeptTexts {
 public:
  KeptTexts();
  ~KeptTexts();
  KeptTexts(const KeptTexts&) = delete;
  KeptTexts& operator=(const KeptTexts&) = delete;
};

// Whether a KeptTexts exists on this thread.
bool KeepsTexts();

}  // namespace doelmaat::base
