#include "base/translated.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <toml++/toml.h>

#include "base/check.h"
#include "base/embedded_files.h"
#include "base/language.h"
#include "base/text.h"

namespace doelmaat::base {
namespace {

using Dictionary = std::map<std::string, std::string, std::less<>>;

// The texts of which values are kept: those of results, and of where figures come from.
constexpr std::array<std::string_view, 24> kKept = {"benchmark.",
                                                    "check.influence",
                                                    "check.p_value",
                                                    "check.r_squared",
                                                    "check.skewness",
                                                    "column.",
                                                    "column_end.",
                                                    "deviation.",
                                                    "download.licence",
                                                    "download.modified",
                                                    "download.publisher",
                                                    "download.several",
                                                    "excluded.",
                                                    "ingest.source_not_given",
                                                    "iv3.title",
                                                    "method.",
                                                    "note.",
                                                    "reference.",
                                                    "spending_group.",
                                                    "stability.",
                                                    "sub_field.",
                                                    "table.",
                                                    "topic.",
                                                    "variant."};

// A text with values, cut at them: literals[i] stands before the value names[i].
struct Pattern {
  std::vector<std::string> literals;
  std::vector<std::string> names;
};

Pattern CutAtValues(const std::string& text) {
  Pattern pattern;
  std::size_t from = 0;
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', from)) {
    const std::size_t close = text.find('}', open);
    pattern.literals.push_back(text.substr(from, open - from));
    pattern.names.push_back(text.substr(open + 1, close - open - 1));
    from = close + 1;
  }
  pattern.literals.push_back(text.substr(from));
  return pattern;
}

// Everything that can be translated: whole texts, words that are codes, and texts with values, the
// most specific first.
struct TwoLanguages {
  Pattern dutch;
  Pattern english;

  std::size_t Weight() const {
    std::size_t weight = 0;
    for (const std::string& literal : dutch.literals) {
      weight += literal.size();
    }
    return weight;
  }
};

struct Known {
  Dictionary texts;
  Dictionary words;
  std::vector<TwoLanguages> patterns;

  void Add(const std::string& dutch, const std::string& english) {
    Pattern pattern = CutAtValues(dutch);
    if (pattern.names.empty()) {
      texts.emplace(dutch, english);
    } else {
      patterns.push_back({std::move(pattern), CutAtValues(english)});
    }
  }
};

// Dutch and English of one table of locales/catalog_en.toml.
Dictionary Entries(const toml::table& file, std::string_view name) {
  const toml::table* table = file[name].as_table();
  DOELMAAT_CHECK(table != nullptr);
  Dictionary entries;
  for (const auto& [key, value] : *table) {
    const auto text = value.value<std::string>();
    DOELMAAT_CHECK(text.has_value());
    entries.emplace(std::string(key.str()), *text);
  }
  return entries;
}

Known ReadKnown() {
  Known known;
  for (const std::string& key : TextKeys()) {
    const bool kept = std::any_of(kKept.begin(), kKept.end(), [&](std::string_view prefix) {
      return key.starts_with(prefix);
    });
    if (kept) {
      known.Add(TextIn(Language::kDutch, key), TextIn(Language::kEnglish, key));
    }
  }
  const toml::table file =
      toml::parse(BuiltIn("locales/catalog_en.toml"), std::string("locales/catalog_en.toml"));
  known.words = Entries(file, "word");
  for (const auto& [dutch, english] : Entries(file, "text")) {
    known.Add(dutch, english);
  }
  std::stable_sort(known.patterns.begin(), known.patterns.end(), [](const auto& a, const auto& b) {
    return a.Weight() > b.Weight();
  });
  return known;
}

const Known& English() {
  static const Known kKnown = ReadKnown();
  return kKnown;
}

// What stands at the values of the pattern, or nothing when the text was not made from it.
std::optional<std::vector<std::string_view>> Match(const Pattern& pattern, std::string_view text) {
  const std::string& first = pattern.literals.front();
  const std::string& last = pattern.literals.back();
  if (text.size() <= first.size() + last.size() || !text.starts_with(first) ||
      !text.ends_with(last)) {
    return std::nullopt;
  }
  text = text.substr(first.size(), text.size() - first.size() - last.size());
  std::vector<std::string_view> values;
  for (std::size_t i = 1; i + 1 < pattern.literals.size(); ++i) {
    const std::size_t found = text.find(pattern.literals[i]);
    if (found == std::string_view::npos || found == 0) {
      return std::nullopt;
    }
    values.push_back(text.substr(0, found));
    text.remove_prefix(found + pattern.literals[i].size());
  }
  if (text.empty()) {
    return std::nullopt;
  }
  values.push_back(text);
  return values;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Whether digits, points and a comma are a number as Dutch writes it: "1.234,5", "0,75", "12.345".
bool IsDutchNumber(std::string_view token) {
  const std::size_t comma = token.find(',');
  const std::string_view whole = token.substr(0, comma);
  const bool grouped = whole.find('.') != std::string_view::npos;
  if ((comma == std::string_view::npos && !grouped) ||
      (comma != std::string_view::npos && (comma == 0 || comma + 1 == token.size() ||
                                           token.find_first_of(".,", comma + 1) != token.npos))) {
    return false;
  }
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool separator = grouped && i > 0 && (whole.size() - i) % 4 == 0;
    if (separator != (whole[i] == '.')) {
      return false;
    }
  }
  return true;
}

// A value that is a number and no word: points and commas change places.
std::string InEnglishNumbers(std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < value.size();) {
    std::size_t end = i;
    while (end < value.size() && (IsDigit(value[end]) || value[end] == '.' || value[end] == ',')) {
      ++end;
    }
    const std::string_view token = value.substr(i, end - i);
    if (!token.empty() && IsDigit(token.front()) && IsDutchNumber(token)) {
      for (const char c : token) {
        text += c == '.' ? ',' : c == ',' ? '.' : c;
      }
    } else {
      text += token;
    }
    if (end < value.size()) {
      text += value[end++];
    }
    i = end;
  }
  return text;
}

std::string ToEnglish(std::string_view dutch);

std::string FillIn(const TwoLanguages& pattern, const std::vector<std::string_view>& values) {
  const auto& [dutch, english] = pattern;
  std::string text;
  for (std::size_t i = 0; i < english.names.size(); ++i) {
    const auto at = std::find(dutch.names.begin(), dutch.names.end(), english.names[i]);
    DOELMAAT_CHECK(at != dutch.names.end());
    text +=
        english.literals[i] + ToEnglish(values[static_cast<std::size_t>(at - dutch.names.begin())]);
  }
  return text + english.literals.back();
}

std::string ToEnglish(std::string_view dutch) {
  const Known& known = English();
  if (const auto whole = known.texts.find(dutch); whole != known.texts.end()) {
    return whole->second;
  }
  for (const TwoLanguages& pattern : known.patterns) {
    if (const auto values = Match(pattern.dutch, dutch)) {
      return FillIn(pattern, *values);
    }
  }
  const bool number = dutch.find_first_not_of("-0123456789.,/% ") == std::string_view::npos;
  return number ? InEnglishNumbers(dutch) : std::string(dutch);
}

}  // namespace

std::string Translated(std::string_view dutch) {
  return SpokenLanguage() == Language::kDutch ? std::string(dutch) : ToEnglish(dutch);
}

std::string TranslatedWord(std::string_view word) {
  if (SpokenLanguage() == Language::kDutch) {
    return std::string(word);
  }
  const auto found = English().words.find(word);
  return found == English().words.end() ? std::string(word) : found->second;
}

std::string TranslatedUnit(std::string_view unit) {
  std::string text;
  std::string word;
  for (const char c : unit) {
    if (c >= 'a' && c <= 'z') {
      word += c;
      continue;
    }
    text += TranslatedWord(word) + c;
    word.clear();
  }
  return text + TranslatedWord(word);
}

}  // namespace doelmaat::base
