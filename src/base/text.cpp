#include "base/text.h"

#include <algorithm>
#include <functional>
#include <map>

#include <toml++/toml.h>

#include "base/check.h"
#include "base/embedded_files.h"
#include "base/language.h"
#include "base/words.h"

namespace doelmaat::base {
namespace {

using TextMap = std::map<std::string, std::string, std::less<>>;

void Collect(const toml::table& table, const std::string& prefix, TextMap* texts) {
  for (const auto& [key, node] : table) {
    const std::string name = prefix + std::string(key.str());
    if (const toml::table* inner = node.as_table()) {
      Collect(*inner, name + ".", texts);
    } else {
      const auto text = node.value<std::string>();
      DOELMAAT_CHECK(text.has_value());
      texts->emplace(name, *text);
    }
  }
}

TextMap ReadTexts(std::string_view prefix) {
  TextMap texts;
  for (const auto& [path, bytes] : BuiltInUnder(prefix)) {
    Collect(toml::parse(bytes, path), "", &texts);
  }
  return texts;
}

const TextMap& Texts(Language language) {
  if (language == Language::kEnglish) {
    static const TextMap kEnglish = ReadTexts("locales/en");
    return kEnglish;
  }
  static const TextMap kDutch = ReadTexts("locales/nl");
  return kDutch;
}

// "regel|regels": the word for one or for any other number.
std::string_view OneOrMore(std::string_view words, std::string_view count) {
  const std::size_t middle = words.find('|');
  DOELMAAT_CHECK(middle != std::string_view::npos);
  return count == "1" ? words.substr(0, middle) : words.substr(middle + 1);
}

}  // namespace

const std::string& TextIn(Language language, std::string_view key) {
  const TextMap& texts = Texts(language);
  const auto found = texts.find(key);
  if (found == texts.end()) {
    ReportBug(std::string(key).c_str(), "locales", 0);
  }
  return found->second;
}

std::string Say(std::string_view key, std::initializer_list<TextValue> values) {
  const std::string* const instead = TextInstead(key);
  const std::string pattern =
      instead != nullptr ? *instead : InWords(TextIn(SpokenLanguage(), key));
  std::string text;
  std::size_t position = 0;
  while (position < pattern.size()) {
    const std::size_t open = pattern.find('{', position);
    text.append(pattern, position, open - position);
    if (open == std::string::npos) {
      break;
    }
    const std::size_t close = pattern.find('}', open);
    DOELMAAT_CHECK(close != std::string::npos);
    const std::string_view asked = std::string_view(pattern).substr(open + 1, close - open - 1);
    const std::string_view name = asked.substr(0, asked.find('|'));
    bool known = false;
    for (const TextValue& value : values) {
      if (value.name == name) {
        text += name == asked ? value.value : OneOrMore(asked.substr(name.size() + 1), value.value);
        known = true;
        break;
      }
    }
    if (!known) {
      ReportBug((std::string(key) + " {" + std::string(name) + "}").c_str(), "locales", 0);
    }
    position = close + 1;
  }
  return text;
}

bool HasText(std::string_view key) { return Texts(Language::kDutch).contains(key); }

std::vector<std::string> Placeholders(std::string_view text) {
  std::vector<std::string> names;
  std::size_t open = text.find('{');
  while (open != std::string_view::npos) {
    const std::size_t close = text.find('}', open);
    const std::string_view asked = text.substr(open + 1, close - open - 1);
    const std::string name(close == std::string_view::npos ? text.substr(open)
                                                           : asked.substr(0, asked.find('|')));
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
    open = text.find('{', close);
  }
  return names;
}

std::vector<std::string> AskedInVain(std::string_view key, std::string_view text) {
  const std::vector<std::string> given = Placeholders(TextIn(Language::kDutch, key));
  std::vector<std::string> asked = Placeholders(text);
  std::erase_if(asked, [&](const std::string& name) {
    return std::find(given.begin(), given.end(), name) != given.end();
  });
  return asked;
}

std::vector<std::string> TextKeys() {
  std::vector<std::string> keys;
  for (const auto& [key, text] : Texts(Language::kDutch)) {
    keys.push_back(key);
  }
  return keys;
}

}  // namespace doelmaat::base
