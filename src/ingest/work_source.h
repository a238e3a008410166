// Hands out the messages of all inputs to several workers: small files together, archives entry by
// entry. The order of what is handed out is that of the inputs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ingest/archive_reader.h"
#include "ingest/digest_set.h"
#include "ingest/landed_block.h"
#include "ingest/message_digest.h"
#include "ingest/message_source.h"

namespace doelmaat::ingest {

// One message, or what is meant to be one.
struct Piece {
  std::size_t delivery = 0;  // index of the input
  std::string entry;         // in the archive; empty for a file of its own
  std::string bytes;  // of an entry: its first bytes; a file of its own is read by the worker
  bool more = false;  // the entry goes on in the archive
  bool archive = false;
};

struct Chunk {
  std::size_t sequence = 0;
  std::vector<Piece> pieces;
  std::vector<DeliveryStart> starts;  // of archives; the digest of a file is taken by its reader
  std::uint64_t packed_bytes = 0;     // of archives, read for this chunk
  // With a piece that goes on: the archive is held until the rest has been read.
  std::unique_lock<std::mutex> hold;
  ArchiveReader* rest = nullptr;
};

class WorkSource {
 public:
  WorkSource(const std::vector<InputFile>& inputs,
             const Digest& secret,
             const DigestSet& known,
             bool read_known);

  // Nothing at the end. Throws kBadData for an archive that is not whole, kIo.
  std::optional<Chunk> Next();
  std::size_t chunks();

 private:
  void OpenArchive(std::size_t input, Chunk* chunk);
  void AddEntries(Chunk* chunk);
  void AddFiles(Chunk* chunk);

  const std::vector<InputFile>& inputs_;
  Digest secret_;
  const DigestSet& known_;
  bool read_known_;
  std::mutex mutex_;
  std::size_t next_input_ = 0;
  std::size_t next_sequence_ = 0;
  std::unique_ptr<ArchiveReader> archive_;
  std::size_t archive_input_ = 0;
  std::uint64_t packed_before_ = 0;
  std::vector<char> buffer_;
};

// The digest of the bytes of a file. Throws kIo.
Digest FileDigest(const std::filesystem::path& path, DigestStream* stream);

}  // namespace doelmaat::ingest
