#include "base/text.h"

#include <map>

#include <toml++/toml.h>

#include "base/check.h"
#include "base/embedded_files.h"

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

const TextMap& Texts() {
  static const TextMap kTexts = [] {
    TextMap texts;
    for (const auto& [path, bytes] : BuiltInUnder("locales/nl")) {
      Collect(toml::parse(bytes, path), "", &texts);
    }
    return texts;
  }();
  return kTexts;
}

}  // namespace

std::string Say(std::string_view key, std::initializer_list<TextValue> values) {
  const auto found = Texts().find(key);
  if (found == Texts().end()) {
    ReportBug(std::string(key).c_str(), "locales", 0);
  }
  const std::string& pattern = found->second;
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
    const std::string_view name = std::string_view(pattern).substr(open + 1, close - open - 1);
    bool known = false;
    for (const TextValue& value : values) {
      if (value.name == name) {
        text += value.value;
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

bool HasText(std::string_view key) { return Texts().contains(key); }

std::vector<std::string> TextKeys() {
  std::vector<std::string> keys;
  for (const auto& [key, text] : Texts()) {
    keys.push_back(key);
  }
  return keys;
}

}  // namespace doelmaat::base
