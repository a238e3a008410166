// The files in a .zip or .gz, one after the other, as a stream: nothing is written to a disk, and
// names are only names. What is packed in it is given as it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace doelmaat::ingest {

// What an archive may ask of us. XML of messages packs 20 to 60 times smaller.
struct ArchiveLimits {
  std::size_t entries = 4000000;
  std::uint64_t bytes = std::uint64_t{256} << 30;
  std::uint64_t ratio = 200;  // unpacked to packed, of the archive as a whole
  std::uint64_t bytes_at_any_ratio = std::uint64_t{64} << 20;
};

// Throws kBadData for what is damaged, encrypted, beyond a limit or in a .zip packed otherwise than
// by deflate: of an archive that is not whole nothing is taken in.
class ArchiveReader {
 public:
  ArchiveReader(const std::filesystem::path& file,
                const std::string& shown_name,
                const ArchiveLimits& limits);
  ~ArchiveReader();
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  // Goes to the next file; folders are passed over. False at the end.
  bool Next();
  // As it may be shown and kept; empty in a .gz.
  const std::string& entry() const { return entry_; }
  // The next bytes of the file; 0 at its end.
  std::size_t Read(char* into, std::size_t size);
  // Of the packed file.
  std::uint64_t packed_bytes_read() const;

 private:
  [[noreturn]] void Refuse(std::string_view key) const;

  struct Internal;
  std::unique_ptr<Internal> internal_;
  std::string name_;
  std::string entry_;
  ArchiveLimits limits_;
  std::uint64_t packed_size_ = 0;
  std::uint64_t unpacked_ = 0;
  std::size_t entries_ = 0;
};

}  // namespace doelmaat::ingest
