// The bytes of a file, or of a file in an archive, as a stream: what reads a download does not know
// which, and never holds the whole.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace doelmaat::ingest {

class ByteSource {
 public:
  ByteSource() = default;
  virtual ~ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;

  // The next bytes; 0 at the end. Throws kIo and kBadData.
  virtual std::size_t Read(char* into, std::size_t size) = 0;
};

// Bytes that are there already; they must outlive the source.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  std::size_t Read(char* into, std::size_t size) override;

 private:
  std::string_view bytes_;
};

// A file, or one file in an archive.
struct FilePart {
  std::string path;
  std::string name;   // as it may be shown and kept; of an archive with its entry behind a slash
  std::string entry;  // in a .zip; empty for a file of its own and for a .gz
  bool packed = false;
};

// Throws kIo, and kBadData for an archive that is damaged, encrypted or beyond a limit.
std::unique_ptr<ByteSource> Open(const FilePart& part);

// The same as text: UTF-16 comes as UTF-8. Throws kBadData too for half a sign of it.
std::unique_ptr<ByteSource> OpenText(const FilePart& part);

// The text at the start of a part, at most `size` bytes.
std::string HeadOf(const FilePart& part, std::size_t size);

// The parts of a file: itself, or the files in the archive that it is.
std::vector<FilePart> PartsOf(const std::string& path, const std::string& name);

// SHA-256 of the bytes of a file, as base::Sha256 gives it; read as a stream. Throws kIo.
std::string FileSha256(const std::string& path, const std::string& name);

}  // namespace doelmaat::ingest
