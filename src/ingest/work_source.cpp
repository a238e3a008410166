#include "ingest/work_source.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "ingest/person_text.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

// Small messages go together: handing out has a price.
constexpr std::uint64_t kChunkBytes = std::uint64_t{4} << 20;
constexpr std::size_t kChunkPieces = 512;
// An entry up to this size is unpacked by one worker while another reads the one before.
constexpr std::size_t kEntryBytes = std::size_t{32} << 20;
constexpr std::size_t kReadBytes = std::size_t{1} << 18;

}  // namespace

Digest FileDigest(const std::filesystem::path& path, DigestStream* stream) {
  std::ifstream file(path, std::ios::binary);
  std::vector<char> buffer(kReadBytes);
  stream->Begin();
  while (file) {
    file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    stream->Add({buffer.data(), static_cast<std::size_t>(file.gcount())});
  }
  if (!file.eof()) {
    throw Error(ErrorKind::kIo, Say("file.unreadable", {{"file", ShownName(path.string())}}));
  }
  return stream->Finish();
}

WorkSource::WorkSource(const std::vector<InputFile>& inputs,
                       const Digest& secret,
                       const DigestSet& known,
                       bool read_known)
    : inputs_(inputs), secret_(secret), known_(known), read_known_(read_known) {}

std::size_t WorkSource::chunks() {
  const std::lock_guard lock(mutex_);
  return next_sequence_;
}

void WorkSource::OpenArchive(std::size_t input, Chunk* chunk) {
  const InputFile& file = inputs_[input];
  DigestStream stream(secret_);
  const Digest digest = FileDigest(file.path, &stream);
  chunk->starts.push_back({input, digest});
  if (!read_known_ && known_.Find(digest).has_value()) {
    chunk->packed_bytes += file.size;
    return;
  }
  archive_ = std::make_unique<ArchiveReader>(file.path, file.name, ArchiveLimits{});
  archive_input_ = input;
  packed_before_ = 0;
}

void WorkSource::AddEntries(Chunk* chunk) {
  std::uint64_t bytes = 0;
  while (bytes < kChunkBytes && chunk->pieces.size() < kChunkPieces && chunk->rest == nullptr) {
    if (!archive_->Next()) {
      chunk->packed_bytes += inputs_[archive_input_].size - packed_before_;
      archive_.reset();
      return;
    }
    Piece& piece = chunk->pieces.emplace_back();
    piece.delivery = archive_input_;
    piece.entry = archive_->entry();
    piece.archive = true;
    // One buffer for all: most entries are small, and none needs more than its own size.
    std::size_t size = 0;
    std::size_t got = 1;
    while (got > 0 && size < kEntryBytes) {
      if (buffer_.size() < size + kReadBytes) {
        buffer_.resize(2 * (size + kReadBytes));
      }
      got = archive_->Read(buffer_.data() + size, kReadBytes);
      size += got;
    }
    piece.bytes.assign(buffer_.data(), size);
    bytes += size;
    if (got > 0) {
      piece.more = true;
      chunk->rest = archive_.get();
    }
  }
  const std::uint64_t packed = archive_->packed_bytes_read();
  chunk->packed_bytes += packed > packed_before_ ? packed - packed_before_ : 0;
  packed_before_ = std::max(packed, packed_before_);
}

void WorkSource::AddFiles(Chunk* chunk) {
  std::uint64_t bytes = 0;
  while (next_input_ < inputs_.size() && inputs_[next_input_].kind != InputKind::kArchive &&
         bytes < kChunkBytes && chunk->pieces.size() < kChunkPieces) {
    Piece& piece = chunk->pieces.emplace_back();
    piece.delivery = next_input_;
    bytes += inputs_[next_input_].size;
    ++next_input_;
  }
}

std::optional<Chunk> WorkSource::Next() {
  std::unique_lock lock(mutex_);
  if (archive_ == nullptr && next_input_ == inputs_.size()) {
    return std::nullopt;
  }
  Chunk chunk;
  chunk.sequence = next_sequence_++;
  if (archive_ == nullptr && inputs_[next_input_].kind == InputKind::kArchive) {
    OpenArchive(next_input_++, &chunk);
  }
  if (archive_ != nullptr) {
    AddEntries(&chunk);
  } else if (chunk.starts.empty()) {
    AddFiles(&chunk);
  }
  if (chunk.rest != nullptr) {
    chunk.hold = std::move(lock);
  }
  return chunk;
}

}  // namespace doelmaat::ingest
