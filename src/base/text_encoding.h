// The one place that knows how text is encoded: UTF-8, or the UTF-16 that PowerShell writes and
// Excel calls "Unicode-tekst". What is neither is not guessed at: Windows-1252 reads as any other
// code page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace doelmaat::base {

enum class TextEncoding { kUtf8, kUtf16LittleEndian, kUtf16BigEndian };

// By the first bytes: a byte order mark, or without one the zeros that UTF-16 puts beside ASCII.
TextEncoding EncodingOf(std::string_view head);

// UTF-16 that comes in pieces, as UTF-8 without byte order mark.
class Utf16Decoder {
 public:
  // `encoding` is one of UTF-16.
  explicit Utf16Decoder(TextEncoding encoding)
      : big_endian_(encoding == TextEncoding::kUtf16BigEndian) {}

  // Adds the text of the next bytes to `text`. False when these are no UTF-16: half a pair.
  bool Decode(std::string_view bytes, std::string* text);
  // Whether all that came was whole.
  bool whole() const { return !has_byte_ && high_ == 0; }

 private:
  bool Take(char16_t unit, std::string* text);

  bool big_endian_;
  bool started_ = false;
  bool has_byte_ = false;
  unsigned char byte_ = 0;
  char16_t high_ = 0;  // the first half of a pair; 0: none
};

// Whether bytes that come in pieces are UTF-8.
class Utf8Check {
 public:
  static constexpr std::size_t kAllGood = std::string_view::npos;
  // Where in these bytes it goes wrong, or kAllGood.
  std::size_t Find(std::string_view bytes);
  // Whether all that came was whole.
  bool whole() const { return left_ == 0; }

 private:
  int left_ = 0;              // bytes of a sign that are still to come
  unsigned char low_ = 0x80;  // what the next of them may be
  unsigned char high_ = 0xBF;
};

// Of UTF-8: as many as a reader sees, but for signs that are put together.
inline std::size_t CharacterCount(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) {
    count += (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U ? 0U : 1U;
  }
  return count;
}

// The whole of a text as UTF-8 without byte order mark. Throws kBadData with `name` and the line
// for what is neither encoding.
std::string DecodeText(std::string_view bytes, const std::string& name);

}  // namespace doelmaat::base
