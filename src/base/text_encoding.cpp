#include "base/text_encoding.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::base {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr char16_t kMark = 0xFEFF;
constexpr char16_t kFirstHigh = 0xD800;
constexpr char16_t kFirstLow = 0xDC00;
constexpr char16_t kBehindPairs = 0xE000;

void AppendUtf8(std::uint32_t sign, std::string* text) {
  const auto tail = [&](unsigned shift) {
    *text += static_cast<char>(0x80U | ((sign >> shift) & 0x3FU));
  };
  if (sign < 0x80) {
    *text += static_cast<char>(sign);
  } else if (sign < 0x800) {
    *text += static_cast<char>(0xC0U | (sign >> 6U));
    tail(0);
  } else if (sign < 0x10000) {
    *text += static_cast<char>(0xE0U | (sign >> 12U));
    tail(6);
    tail(0);
  } else {
    *text += static_cast<char>(0xF0U | (sign >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

[[noreturn]] void Refuse(std::string_view key,
                         const std::string& name,
                         std::string_view bytes,
                         std::size_t position) {
  const auto before = bytes.substr(0, position);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  throw Error(ErrorKind::kBadData, Say(key, {{"file", name}, {"line", std::to_string(line)}}));
}

// Figures are ASCII: eight at once.
std::size_t BehindAscii(std::string_view bytes, std::size_t i) {
  constexpr std::uint64_t kNotAscii = 0x8080808080808080U;
  std::uint64_t eight = 0;
  while (i + sizeof(eight) <= bytes.size()) {
    std::memcpy(&eight, bytes.data() + i, sizeof(eight));
    if ((eight & kNotAscii) != 0) {
      break;
    }
    i += sizeof(eight);
  }
  return i;
}

// How many bytes of a sign come behind its first one, which is not ASCII; 0: no sign begins so.
int BytesBehind(unsigned char first) {
  if (first < 0xC2 || first > 0xF4) {
    return 0;
  }
  return first <= 0xDF ? 1 : first <= 0xEF ? 2 : 3;
}

}  // namespace

TextEncoding EncodingOf(std::string_view head) {
  if (head.starts_with("\xFF\xFE")) {
    return TextEncoding::kUtf16LittleEndian;
  }
  if (head.starts_with("\xFE\xFF")) {
    return TextEncoding::kUtf16BigEndian;
  }
  // Two signs, so that a single zero in what is no text does not decide.
  constexpr std::size_t kLookedAt = 4;
  if (head.size() >= kLookedAt) {
    if (head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) {
      return TextEncoding::kUtf16LittleEndian;
    }
    if (head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0) {
      return TextEncoding::kUtf16BigEndian;
    }
  }
  return TextEncoding::kUtf8;
}

bool Utf16Decoder::Decode(std::string_view bytes, std::string* text) {
  for (const char byte : bytes) {
    const auto now = static_cast<unsigned char>(byte);
    if (!has_byte_) {
      byte_ = now;
      has_byte_ = true;
      continue;
    }
    has_byte_ = false;
    const unsigned high = big_endian_ ? byte_ : now;
    const unsigned low = big_endian_ ? now : byte_;
    if (!Take(static_cast<char16_t>(high << 8U | low), text)) {
      return false;
    }
  }
  return true;
}

bool Utf16Decoder::Take(char16_t unit, std::string* text) {
  const bool first = !started_;
  started_ = true;
  if (high_ != 0) {
    if (unit < kFirstLow || unit >= kBehindPairs) {
      return false;
    }
    AppendUtf8(0x10000U + ((static_cast<std::uint32_t>(high_) - kFirstHigh) << 10U) +
                   (static_cast<std::uint32_t>(unit) - kFirstLow),
               text);
    high_ = 0;
  } else if (unit >= kFirstHigh && unit < kFirstLow) {
    high_ = unit;
  } else if (unit >= kFirstLow && unit < kBehindPairs) {
    return false;
  } else if (!first || unit != kMark) {
    AppendUtf8(unit, text);
  }
  return true;
}

std::size_t Utf8Check::Find(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (left_ > 0) {
      if (byte < low_ || byte > high_) {
        return i;
      }
      low_ = 0x80;
      high_ = 0xBF;
      --left_;
      ++i;
      continue;
    }
    if (byte < 0x80) {
      i = BehindAscii(bytes, i + 1);
      continue;
    }
    left_ = BytesBehind(byte);
    if (left_ == 0) {
      return i;
    }
    // No sign in more bytes than it needs, no half of a pair, nothing beyond the last sign.
    low_ = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
    high_ = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
    ++i;
  }
  return kAllGood;
}

std::string DecodeText(std::string_view bytes, const std::string& name) {
  const TextEncoding encoding = EncodingOf(bytes);
  if (encoding != TextEncoding::kUtf8) {
    std::string text;
    text.reserve(bytes.size() / 2);
    Utf16Decoder decoder(encoding);
    if (!decoder.Decode(bytes, &text) || !decoder.whole()) {
      Refuse("table.not_utf16", name, text, text.size());
    }
    return text;
  }
  if (bytes.starts_with(kUtf8Mark)) {
    bytes.remove_prefix(kUtf8Mark.size());
  }
  Utf8Check check;
  const std::size_t invalid = check.Find(bytes);
  if (invalid != Utf8Check::kAllGood || !check.whole()) {
    Refuse("table.not_utf8", name, bytes, std::min(invalid, bytes.size()));
  }
  return std::string(bytes);
}

}  // namespace doelmaat::base
