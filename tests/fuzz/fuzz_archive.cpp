// Any bytes as a .zip or .gz, and so what is packed in it: taken in within the limits or refused
// with an Error, and the same whatever the size of the pieces it is read in.
#include <array>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

#include "base/error.h"
#include "ingest/archive_reader.h"
#include "ingest/message_source.h"
#include "ingest/person_text.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

// libarchive is not instrumented: what comes out of it is told to the fuzzer here.
__attribute__((section("__libfuzzer_extra_counters"))) std::array<std::uint8_t, 1024> outcomes;

namespace {

using namespace doelmaat;  // NOLINT(google-build-using-namespace): one program, one function

using Entries = std::vector<std::pair<std::string, std::string>>;

// Small, so that they are met.
constexpr ingest::ArchiveLimits kLimits{
    .entries = 16, .bytes = 1 << 18, .ratio = 20, .bytes_at_any_ratio = 1 << 15};
constexpr int kArchives = 20;  // within each other, of one input
constexpr std::size_t kBlock = 1 << 16;

void Hold(bool condition) {
  if (!condition) {
    std::abort();
  }
}

void Note(std::size_t what, std::string_view text) {
  outcomes[(what * 31 + std::hash<std::string_view>{}(text)) % outcomes.size()] = 1;
}

// A file that is on no disk.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : handle_(memfd_create("fuzz", MFD_CLOEXEC)) {
    while (!bytes.empty()) {
      const ssize_t written = write(handle_, bytes.data(), bytes.size());
      Hold(written > 0);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  ~MemoryFile() { close(handle_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(handle_); }

 private:
  int handle_;
};

// Nothing when it is refused.
std::optional<Entries> Read(std::string_view bytes, std::size_t piece) {
  const MemoryFile file(bytes);
  Entries entries;
  std::size_t unpacked = 0;
  try {
    ingest::ArchiveReader reader(file.path(), "fuzz.zip", kLimits);
    std::string buffer(piece, '\0');
    while (reader.Next()) {
      std::string& entry = entries.emplace_back(reader.entry(), "").second;
      Hold(entries.size() <= kLimits.entries);
      while (const std::size_t got = reader.Read(buffer.data(), buffer.size())) {
        Hold(got <= buffer.size());
        entry.append(buffer, 0, got);
        unpacked += got;
        Hold(unpacked <= kLimits.bytes &&
             unpacked <= std::max(kLimits.bytes_at_any_ratio, kLimits.ratio * bytes.size()));
      }
    }
  } catch (const Error& error) {
    Hold(error.kind() == ErrorKind::kBadData);
    Note(64 * entries.size() + std::bit_width(unpacked), error.what());
    return std::nullopt;
  }
  Note(64 * entries.size() + std::bit_width(unpacked), "read");
  return entries;
}

}  // namespace

// Half of the changes go into a header: elsewhere most only break a checksum.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data,
                                               std::size_t size,
                                               std::size_t max_size,
                                               unsigned int seed) {
  constexpr std::size_t kHeader = 46;
  std::minstd_rand random(seed);
  std::vector<std::size_t> headers;
  for (std::size_t at = 0; at + 1 < size; ++at) {
    if ((data[at] == 'P' && data[at + 1] == 'K') || (data[at] == 0x1F && data[at + 1] == 0x8B)) {
      headers.push_back(at);
    }
  }
  if (headers.empty() || random() % 2 == 0) {
    return LLVMFuzzerMutate(data, size, max_size);
  }
  const std::array<std::uint64_t, 12> values{
      0, 1, 8, 9, 14, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, size, ~std::uint64_t{0}};
  const std::size_t at = headers[random() % headers.size()] + random() % kHeader;
  const std::uint64_t value = values[random() % values.size()];
  const std::size_t width = std::size_t{1} << random() % 4;
  for (std::size_t i = 0; i < width && at + i < size; ++i) {
    data[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
  }
  return size;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::size_t piece = size == 0 ? 1 : 1 + data[size - 1];
  std::vector<std::string> archives{{reinterpret_cast<const char*>(data), size}};
  for (int read = 0; read < kArchives && !archives.empty(); ++read) {
    const std::string bytes = std::move(archives.back());
    archives.pop_back();
    const std::optional<Entries> whole = Read(bytes, kBlock);
    Hold(whole == Read(bytes, piece));
    for (const auto& [name, entry] : whole.value_or(Entries())) {
      Hold(ingest::ShownName(name) == name);
      // Import refuses this one; who unpacks it by hand gives it after all.
      if (ingest::KindOf(std::string_view(entry).substr(0, ingest::kHeadBytes)) ==
          ingest::InputKind::kArchive) {
        archives.push_back(entry);
      }
    }
  }
  return 0;
}
