#include "base/language.h"

#include <array>
#include <utility>

namespace doelmaat::base {
namespace {

constexpr std::array<std::pair<Language, std::string_view>, 2> kCodes = {
    {{Language::kDutch, "nl"}, {Language::kEnglish, "en"}}};

// Written by `Speak` before there is a second thread; read from then on.
Language& OfProcess() {
  static Language language = Language::kDutch;
  return language;
}

int& KeptDepth() {
  thread_local int depth = 0;
  return depth;
}

}  // namespace

std::optional<Language> LanguageOf(std::string_view code) {
  for (const auto& [language, name] : kCodes) {
    if (name == code) {
      return language;
    }
  }
  return std::nullopt;
}

std::string_view LanguageCode(Language language) {
  return kCodes[static_cast<std::size_t>(language)].second;
}

void Speak(Language language) { OfProcess() = language; }

Language SpokenLanguage() { return KeepsTexts() ? Language::kDutch : OfProcess(); }

KeptTexts::KeptTexts() { ++KeptDepth(); }

KeptTexts::~KeptTexts() { --KeptDepth(); }

bool KeepsTexts() { return KeptDepth() > 0; }

}  // namespace doelmaat::base
