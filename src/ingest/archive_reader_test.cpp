#include "ingest/archive_reader.h"

#include <cstdint>

#include "base/error.h"
#include "ingest/key_folder.h"
#include "ingest/made_up_archive.h"

namespace doelmaat::ingest {
namespace {

class ArchiveReaderTest : public KeyFolder {
 protected:
  // Every entry and its bytes, until the end or a refusal.
  static ArchiveFiles ReadAll(const std::filesystem::path& path, const ArchiveLimits& limits = {}) {
    ArchiveReader reader(path, path.filename().string(), limits);
    ArchiveFiles files;
    std::string buffer(1000, '\0');
    while (reader.Next()) {
      std::string bytes;
      while (const std::size_t got = reader.Read(buffer.data(), buffer.size())) {
        bytes.append(buffer, 0, got);
      }
      files.emplace_back(reader.entry(), bytes);
    }
    return files;
  }
  // Bytes that do not pack.
  static std::string Noise() {
    std::string noise;
    std::uint64_t state = 1;
    for (int i = 0; i < 20000; ++i) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      noise += static_cast<char>(state >> 56);
    }
    return noise;
  }
  static std::string RefusalOf(const std::filesystem::path& path,
                               const ArchiveLimits& limits = {}) {
    try {
      ReadAll(path, limits);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadData);
      return error.what();
    }
    return "";
  }
};

TEST_F(ArchiveReaderTest, GivesTheFilesOfAZip) {
  const ArchiveFiles files = {{"a.xml", "<a/>"}, {"map/b.xml", std::string(50000, 'b')}};
  WriteZip(folder_ / "a.zip", files);
  EXPECT_EQ(ReadAll(folder_ / "a.zip"), files);
}

TEST_F(ArchiveReaderTest, NamesAreOnlyNames) {
  WriteZip(folder_ / "a.zip", {{"../../999900006.xml", "<a/>"}});
  EXPECT_EQ(ReadAll(folder_ / "a.zip")[0].first, "../../[verwijderd].xml");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "../../999900006.xml"));
}

TEST_F(ArchiveReaderTest, GivesTheOneFileOfAGzip) {
  WriteGzip(folder_ / "a.gz", std::string(50000, 'x'));
  const ArchiveFiles files = ReadAll(folder_ / "a.gz");
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].first, "");
  EXPECT_EQ(files[0].second, std::string(50000, 'x'));
}

TEST_F(ArchiveReaderTest, GivesWhatIsPackedInItAsItIs) {
  WriteZip(folder_ / "in.zip", {{"a.xml", "<a/>"}});
  WriteGzip(folder_ / "in.gz", "<a/>");
  for (const char* inner : {"in.zip", "in.gz"}) {
    const std::string bytes = base::ReadFile(folder_ / inner);
    WriteGzip(folder_ / "a.gz", bytes);
    EXPECT_EQ(ReadAll(folder_ / "a.gz"), (ArchiveFiles{{"", bytes}})) << inner;
    WriteZip(folder_ / "a.zip", {{inner, bytes}});
    EXPECT_EQ(ReadAll(folder_ / "a.zip"), (ArchiveFiles{{inner, bytes}})) << inner;
  }
}

// Packed once more it is nothing but empty files, of which no byte would ever be counted.
TEST_F(ArchiveReaderTest, LimitHoldsForTheBytesBetweenTwoGzips) {
  WriteGzip(folder_ / "empty.gz", "");
  const std::string empty = base::ReadFile(folder_ / "empty.gz");
  std::string bytes;
  for (int i = 0; i < 100000; ++i) {
    bytes += empty;
  }
  WriteGzip(folder_ / "a.gz", bytes);
  ArchiveLimits limits;
  limits.bytes_at_any_ratio = 1000000;
  EXPECT_NE(RefusalOf(folder_ / "a.gz", limits).find("pakt uit tot"), std::string::npos);
}

TEST_F(ArchiveReaderTest, RefusesWhatWasCutOffAnywhere) {
  const std::string noise = Noise();
  WriteZip(folder_ / "a.zip", {{"a.xml", noise}, {"b.xml", noise}});
  WriteGzip(folder_ / "a.gz", noise);
  for (const char* name : {"a.zip", "a.gz"}) {
    const std::string whole = base::ReadFile(folder_ / name);
    for (const std::size_t size : {whole.size() - 1, whole.size() / 2, std::size_t{40}}) {
      EXPECT_NE(RefusalOf(Keep("cut", whole.substr(0, size))).find("afgebroken"), std::string::npos)
          << name << " " << size;
    }
  }
}

TEST_F(ArchiveReaderTest, RefusesAByteThatChanged) {
  WriteZip(folder_ / "a.zip", {{"a.xml", Noise()}});
  std::string bytes = base::ReadFile(folder_ / "a.zip");
  char& changed = bytes[bytes.size() / 2];
  changed = static_cast<char>(changed ^ 0x10);
  EXPECT_NE(RefusalOf(Keep("b.zip", bytes)), "");
}

TEST_F(ArchiveReaderTest, RefusesAPassword) {
  WriteZip(folder_ / "a.zip", {{"a.xml", "<a/>"}}, "geheim");
  EXPECT_NE(RefusalOf(folder_ / "a.zip").find("wachtwoord"), std::string::npos);
}

// A file decides itself how much memory its unpacking takes by these methods.
TEST_F(ArchiveReaderTest, RefusesAZipThatIsNotDeflated) {
  WriteZip(folder_ / "a.zip", {{"a.xml", Noise()}});
  const std::string whole = base::ReadFile(folder_ / "a.zip");
  constexpr std::size_t kMethodInHeader = 8;
  constexpr std::size_t kMethodInTable = 10;
  for (const int method : {12, 14, 93, 95, 98}) {  // bzip2, lzma, zstd, xz, ppmd
    std::string bytes = whole;
    bytes[kMethodInHeader] = static_cast<char>(method);
    bytes[bytes.rfind("PK\x01\x02") + kMethodInTable] = static_cast<char>(method);
    EXPECT_NE(RefusalOf(Keep("b.zip", bytes)).find("deflate"), std::string::npos) << method;
  }
}

TEST_F(ArchiveReaderTest, RefusesABomb) {
  WriteZip(folder_ / "a.zip", {{"a.xml", std::string(5000000, 'a')}});
  ArchiveLimits limits;
  limits.bytes_at_any_ratio = 1000000;
  EXPECT_NE(RefusalOf(folder_ / "a.zip", limits).find("pakt uit tot"), std::string::npos);
  EXPECT_EQ(RefusalOf(folder_ / "a.zip"), "");
  WriteZip(folder_ / "b.zip", {{"a", "1"}, {"b", "2"}, {"c", "3"}});
  limits.entries = 2;
  EXPECT_NE(RefusalOf(folder_ / "b.zip", limits).find("pakt uit tot"), std::string::npos);
}

}  // namespace
}  // namespace doelmaat::ingest
