#include "base/words.h"

#include <algorithm>
#include <cctype>

#include "base/language.h"

namespace doelmaat::base {
namespace {

constexpr unsigned char kLatinLead = 0xC3;  // first byte of é, ë, ï in UTF-8

const WordIndex*& Spoken() {
  thread_local const WordIndex* words = nullptr;
  return words;
}

bool IsAscii(char byte) { return (static_cast<unsigned char>(byte) & 0x80U) == 0; }

bool IsWordByte(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (IsAscii(text[at])) {
    return std::isalnum(byte) != 0;
  }
  return byte == kLatinLead || (at > 0 && static_cast<unsigned char>(text[at - 1]) == kLatinLead);
}

// Whether `from` stands at `at` as a whole word, its first letter small or capital.
bool StandsAt(std::string_view text, std::size_t at, std::string_view from) {
  if (from.empty() || text.size() - at < from.size()) {
    return false;
  }
  const std::string_view there = text.substr(at, from.size());
  const bool first =
      there[0] == from[0] ||
      (IsAscii(from[0]) && std::toupper(static_cast<unsigned char>(from[0])) == there[0]);
  if (!first || there.substr(1) != from.substr(1)) {
    return false;
  }
  const std::size_t end = at + from.size();
  const bool starts = at == 0 || !IsWordByte(text, at) || !IsWordByte(text, at - 1);
  const bool ends = end == text.size() || !IsWordByte(text, end - 1) || !IsWordByte(text, end);
  return starts && ends;
}

// Whether what stands from `at` to `end` is part of a path, a file or a column of a table.
bool IsInName(std::string_view text, std::size_t at, std::size_t end) {
  constexpr std::string_view kJoins = "/\\_";
  if (!IsWordByte(text, at)) {
    return false;  // a sign: "€/jaar"
  }
  const bool after = end < text.size() && kJoins.find(text[end]) != kJoins.npos;
  const bool ending = end + 1 < text.size() && text[end] == '.' && IsWordByte(text, end + 1);
  return after || ending || (at > 0 && kJoins.find(text[at - 1]) != kJoins.npos);
}

bool IsSpoken(const Word& word) {
  return word.language.empty() || word.language == LanguageCode(SpokenLanguage());
}

enum class Names { kStay, kChange };

std::string Replaced(std::string_view text,
                     const WordIndex& words,
                     Names names,
                     bool (*counts)(const Word&)) {
  std::string said;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '{') {  // the name of a value
      const std::size_t close = std::min(text.find('}', at), text.size() - 1);
      said += text.substr(at, close + 1 - at);
      at = close + 1;
      continue;
    }
    const std::vector<const Word*>& candidates = words.From(text[at]);
    const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const Word* word) {
      return StandsAt(text, at, word->from) && counts(*word) &&
             (names == Names::kChange || !IsInName(text, at, at + word->from.size()));
    });
    if (found == candidates.end()) {
      said += text[at++];
      continue;
    }
    const Word& longest = **found;
    std::string to = longest.to;
    if (text[at] != longest.from[0] && !to.empty() && IsAscii(to[0])) {
      to[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(to[0])));
    }
    said += to;
    at += longest.from.size();
  }
  return said;
}

}  // namespace

WordIndex::WordIndex(const Words& words) : empty_(words.empty()) {
  for (const Word& word : words) {
    if (word.from.empty()) {
      continue;
    }
    const auto first = static_cast<unsigned char>(word.from[0]);
    by_first_[first].push_back(&word);
    const auto capital =
        static_cast<unsigned char>(IsAscii(word.from[0]) ? std::toupper(first) : first);
    if (capital != first) {
      by_first_[capital].push_back(&word);
    }
  }
  for (std::vector<const Word*>& same : by_first_) {
    std::stable_sort(same.begin(), same.end(), [](const Word* a, const Word* b) {
      return a->from.size() > b->from.size();
    });
  }
}

SpokenWords::SpokenWords(const Words& words) : words_(words), before_(Spoken()) {
  Spoken() = &words_;
}

SpokenWords::~SpokenWords() { Spoken() = before_; }

std::string InWords(std::string_view text) {
  const WordIndex* words = Spoken();
  const bool usual = words == nullptr || words->empty() || KeepsTexts();
  return usual ? std::string(text) : Replaced(text, *words, Names::kStay, IsSpoken);
}

std::string NameInWords(std::string_view name) {
  const WordIndex* words = Spoken();
  return words == nullptr ? std::string(name)
                          : Replaced(name, *words, Names::kChange, [](const Word& word) {
                              return word.language.empty();
                            });
}

const std::string* TextInstead(std::string_view key) {
  const WordIndex* words = Spoken();
  if (words == nullptr || KeepsTexts()) {
    return nullptr;
  }
  const std::vector<const Word*>& texts = words->From('@');
  const auto found = std::find_if(texts.begin(), texts.end(), [&](const Word* word) {
    return std::string_view(word->from).substr(1) == key && IsSpoken(*word);
  });
  return found == texts.end() ? nullptr : &(*found)->to;
}

}  // namespace doelmaat::base
