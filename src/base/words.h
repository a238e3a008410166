// The words of one model in place of those of the texts: another country has another unit than the
// municipality and another coin, and a model of spending against need has no clients. They come
// from the model (catalog/benchmark) and hold for its pages only; the texts in locales stay those
// of the usual case.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace doelmaat::base {

// One replacement. `language` is "nl", "en", or "" for both. `from` is words as the texts have them
// ("jongere met jeugdzorg"), or "@" and the key of a text that `to` takes the place of as a whole.
struct Word {
  std::string language;
  std::string from;
  std::string to;
};

using Words = std::vector<Word>;

// Words by the byte that a place in a text must have for them to stand there, the longest first: a
// text is long, and few words begin at any of its places.
class WordIndex {
 public:
  explicit WordIndex(const Words& words);

  bool empty() const { return empty_; }
  const std::vector<const Word*>& From(char first) const {
    return by_first_[static_cast<unsigned char>(first)];
  }

 private:
  bool empty_;
  std::array<std::vector<const Word*>, 256> by_first_;
};

// While one exists, this thread speaks with the words of a model: in every text of Say and in
// InWords. What is kept (KeptTexts) keeps the usual words. The innermost counts.
class SpokenWords {
 public:
  // `words` must outlive it.
  explicit SpokenWords(const Words& words);
  ~SpokenWords();
  SpokenWords(const SpokenWords&) = delete;
  SpokenWords& operator=(const SpokenWords&) = delete;

 private:
  WordIndex words_;
  const WordIndex* before_;
};

// The text in the words of the model: whole words, the longest first, nothing twice, capitals kept;
// names stay ("data/nl/gemeente.toml", "gemeente_code"). The text itself where no model speaks: the
// usual case.
std::string InWords(std::string_view text);

// The same for the name of a column or key that machines read: only words for both languages, so
// that "spend_eur" is "spend_gbp" whatever the process speaks.
std::string NameInWords(std::string_view name);

// What takes the place of the text of a key as a whole, or nullptr.
const std::string* TextInstead(std::string_view key);

}  // namespace doelmaat::base
