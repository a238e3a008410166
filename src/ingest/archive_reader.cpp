#include "ingest/archive_reader.h"

#include <algorithm>
#include <fstream>

#include <archive.h>
#include <archive_entry.h>

#include "base/error.h"
#include "base/text.h"
#include "ingest/person_text.h"

namespace doelmaat::ingest {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18;

bool IsGzip(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return stream.get() == 0x1F && stream.get() == 0x8B;
}

// Of an entry of a .zip. libarchive tells the method in words only: "ZIP 2.0 (deflation)".
bool IsStoredOrDeflated(std::string_view format) {
  return format.ends_with("(uncompressed)") || format.ends_with("(deflation)");
}

}  // namespace

struct ArchiveReader::Internal {
  struct archive* handle = archive_read_new();

  Internal() = default;
  ~Internal() { archive_read_free(handle); }
  Internal(const Internal&) = delete;
  Internal& operator=(const Internal&) = delete;
};

ArchiveReader::ArchiveReader(const std::filesystem::path& file,
                             const std::string& shown_name,
                             const ArchiveLimits& limits)
    : internal_(std::make_unique<Internal>()), name_(shown_name), limits_(limits) {
  std::error_code ignored;
  packed_size_ = std::filesystem::file_size(file, ignored);
  if (IsGzip(file)) {
    // Once: asked to look for itself, libarchive also unpacks what is packed again and again, and
    // no limit holds for the bytes in between.
    archive_read_append_filter(internal_->handle, ARCHIVE_FILTER_GZIP);
    archive_read_support_format_raw(internal_->handle);
  } else {
    // By its table of contents only: a .zip without one was cut off.
    archive_read_support_format_zip_seekable(internal_->handle);
  }
  if (archive_read_open_filename(internal_->handle, file.c_str(), kBlock) != ARCHIVE_OK) {
    Refuse("source.archive_damaged");
  }
}

ArchiveReader::~ArchiveReader() = default;

void ArchiveReader::Refuse(std::string_view key) const {
  throw Error(ErrorKind::kBadData, base::Say(key, {{"file", name_}}));
}

bool ArchiveReader::Next() {
  while (true) {
    struct archive_entry* entry = nullptr;
    const int outcome = archive_read_next_header(internal_->handle, &entry);
    if (outcome == ARCHIVE_EOF) {
      return false;
    }
    if (outcome != ARCHIVE_OK && outcome != ARCHIVE_WARN) {
      Refuse("source.archive_damaged");
    }
    const bool raw = archive_format(internal_->handle) == ARCHIVE_FORMAT_RAW;
    if (archive_entry_is_encrypted(entry) != 0) {
      Refuse("source.archive_encrypted");
    }
    // Other methods (lzma, xz, ppmd) take as much memory as the file says.
    if (!raw && !IsStoredOrDeflated(archive_format_name(internal_->handle))) {
      Refuse("source.archive_method");
    }
    if (++entries_ > limits_.entries) {
      Refuse("source.archive_beyond_limit");
    }
    const char* path = archive_entry_pathname(entry);
    entry_ = raw || path == nullptr ? "" : ShownName(path);
    if (raw || archive_entry_filetype(entry) == AE_IFREG) {
      return true;
    }
  }
}

std::size_t ArchiveReader::Read(char* into, std::size_t size) {
  const la_ssize_t got = archive_read_data(internal_->handle, into, size);
  if (got < 0) {
    Refuse("source.archive_damaged");
  }
  unpacked_ += static_cast<std::uint64_t>(got);
  const std::uint64_t allowed = std::max(limits_.bytes_at_any_ratio, packed_size_ * limits_.ratio);
  if (unpacked_ > std::min(limits_.bytes, allowed)) {
    Refuse("source.archive_beyond_limit");
  }
  return static_cast<std::size_t>(got);
}

std::uint64_t ArchiveReader::packed_bytes_read() const {
  const la_int64_t read = archive_filter_bytes(internal_->handle, -1);
  return read < 0 ? 0 : static_cast<std::uint64_t>(read);
}

}  // namespace doelmaat::ingest
