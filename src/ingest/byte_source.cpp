#include "ingest/byte_source.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <utility>

#include <sodium.h>

#include "base/error.h"
#include "base/text.h"
#include "base/text_encoding.h"
#include "ingest/archive_reader.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr std::size_t kBlock = std::size_t{1} << 18;

[[noreturn]] void RefuseUnreadable(const std::string& name) {
  throw Error(ErrorKind::kIo, Say("file.unreadable", {{"file", name}}));
}

class FileSource : public ByteSource {
 public:
  FileSource(const std::string& path, const std::string& name)
      : stream_(path, std::ios::binary), name_(name) {
    if (!stream_) {
      RefuseUnreadable(name_);
    }
  }

  std::size_t Read(char* into, std::size_t size) override {
    stream_.read(into, static_cast<std::streamsize>(size));
    if (stream_.bad()) {
      RefuseUnreadable(name_);
    }
    return static_cast<std::size_t>(stream_.gcount());
  }

 private:
  std::ifstream stream_;
  std::string name_;
};

class EntrySource : public ByteSource {
 public:
  explicit EntrySource(const FilePart& part) : reader_(part.path, part.name, ArchiveLimits{}) {
    while (reader_.Next()) {
      if (reader_.entry() == part.entry) {
        return;
      }
    }
    throw Error(ErrorKind::kBadData, Say("source.archive_damaged", {{"file", part.name}}));
  }

  std::size_t Read(char* into, std::size_t size) override { return reader_.Read(into, size); }

 private:
  ArchiveReader reader_;
};

// UTF-16 of another source as UTF-8; UTF-8 is passed on as it is.
class TextSource : public ByteSource {
 public:
  TextSource(std::unique_ptr<ByteSource> inner, std::string name)
      : inner_(std::move(inner)), name_(std::move(name)), decoder_(Look()) {}

  std::size_t Read(char* into, std::size_t size) override {
    while (decodes_ && next_ == ready_.size() && !at_end_) {
      Decode();
    }
    if (next_ == ready_.size()) {
      return decodes_ ? 0 : inner_->Read(into, size);
    }
    const std::size_t given = std::min(size, ready_.size() - next_);
    std::memcpy(into, ready_.data() + next_, given);
    next_ += given;
    return given;
  }

 private:
  // The first bytes, as far as they tell the encoding.
  base::TextEncoding Look() {
    constexpr std::size_t kTelling = 4;
    std::array<char, kTelling> head{};
    while (ready_.size() < kTelling) {
      const std::size_t got = inner_->Read(head.data(), kTelling - ready_.size());
      if (got == 0) {
        break;
      }
      ready_.append(head.data(), got);
    }
    const base::TextEncoding encoding = base::EncodingOf(ready_);
    decodes_ = encoding != base::TextEncoding::kUtf8;
    if (decodes_) {
      raw_ = std::exchange(ready_, "");
    }
    return encoding;
  }

  void Decode() {
    ready_.clear();
    next_ = 0;
    if (raw_.empty()) {
      raw_.resize(kBlock);
      raw_.resize(inner_->Read(raw_.data(), raw_.size()));
    }
    at_end_ = raw_.empty();
    const bool good = decoder_.Decode(raw_, &ready_) && (!at_end_ || decoder_.whole());
    lines_ += static_cast<std::size_t>(std::count(ready_.begin(), ready_.end(), '\n'));
    if (!good) {
      throw Error(ErrorKind::kBadData,
                  Say("table.not_utf16", {{"file", name_}, {"line", std::to_string(lines_)}}));
    }
    raw_.clear();
  }

  std::unique_ptr<ByteSource> inner_;
  std::string name_;
  bool decodes_ = false;
  bool at_end_ = false;
  std::string raw_;    // not decoded yet
  std::string ready_;  // to give, from next_ on
  std::size_t next_ = 0;
  std::size_t lines_ = 1;
  base::Utf16Decoder decoder_;
};

bool IsPacked(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("\x1F\x8B");
}

}  // namespace

std::size_t MemorySource::Read(char* into, std::size_t size) {
  const std::size_t given = std::min(size, bytes_.size());
  if (given == 0) {
    return 0;  // an empty view may have no address
  }
  std::memcpy(into, bytes_.data(), given);
  bytes_.remove_prefix(given);
  return given;
}

std::unique_ptr<ByteSource> Open(const FilePart& part) {
  if (part.packed) {
    return std::make_unique<EntrySource>(part);
  }
  return std::make_unique<FileSource>(part.path, part.name);
}

std::unique_ptr<ByteSource> OpenText(const FilePart& part) {
  return std::make_unique<TextSource>(Open(part), part.name);
}

std::string HeadOf(const FilePart& part, std::size_t size) {
  const std::unique_ptr<ByteSource> source = OpenText(part);
  std::string head(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const std::size_t got = source->Read(head.data() + filled, size - filled);
    if (got == 0) {
      break;
    }
    filled += got;
  }
  head.resize(filled);
  return head;
}

std::vector<FilePart> PartsOf(const std::string& path, const std::string& name) {
  std::array<char, 4> head{};
  FileSource file(path, name);
  if (!IsPacked({head.data(), file.Read(head.data(), head.size())})) {
    return {{path, name, "", false}};
  }
  std::vector<FilePart> parts;
  ArchiveReader reader(path, name, ArchiveLimits{});
  while (reader.Next()) {
    const std::string shown = reader.entry().empty() ? name : name + "/" + reader.entry();
    parts.push_back({path, shown, reader.entry(), true});
  }
  return parts;
}

std::string FileSha256(const std::string& path, const std::string& name) {
  FileSource file(path, name);
  std::vector<char> buffer(kBlock);
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  while (const std::size_t got = file.Read(buffer.data(), buffer.size())) {
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(buffer.data()), got);
  }
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(&state, digest.data());
  std::string text;
  for (const unsigned char byte : digest) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 0xFU];
  }
  return text;
}

}  // namespace doelmaat::ingest
