#include "store/compaction.h"

#include <csignal>
#include <cstdlib>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "base/error.h"
#include "store/database.h"
#include "store/private_mode.h"

namespace doelmaat::store {
namespace {

class CompactionTest : public testing::Test {
 protected:
  CompactionTest() {
    std::string name = testing::TempDir() + "compaction-XXXXXX";
    folder_ = mkdtemp(name.data());
    store_ = folder_ / "s.duckdb";
    before_ = umask(0);
    Database database(store_);
    database.Execute("CREATE TABLE t AS SELECT hash(i) AS h FROM range(500000) AS r(i)", "test");
  }
  ~CompactionTest() override {
    umask(before_);
    std::filesystem::remove_all(folder_);
  }
  static unsigned ModeOf(const std::filesystem::path& path) {
    struct stat about {};
    stat(path.c_str(), &about);
    return about.st_mode & 0777U;
  }
  std::ptrdiff_t Files() const {
    return std::distance(std::filesystem::directory_iterator(folder_), {});
  }

  std::filesystem::path folder_;
  std::filesystem::path store_;
  mode_t before_ = 0;
};

TEST_F(CompactionTest, KeepsTheMode) {
  for (const mode_t mode : {0600U, 0640U, 0664U}) {
    chmod(store_.c_str(), mode);
    Compact(store_);
    EXPECT_EQ(ModeOf(store_), mode);
    EXPECT_EQ(Files(), 1);
  }
}

TEST_F(CompactionTest, LeavesNothingBehindWhenItFails) {
  struct rlimit old {};
  getrlimit(RLIMIT_FSIZE, &old);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const struct rlimit small { 1 << 20, old.rlim_max };
  setrlimit(RLIMIT_FSIZE, &small);
  EXPECT_THROW(Compact(store_), Error);
  setrlimit(RLIMIT_FSIZE, &old);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(Files(), 1);
  Compact(store_);
}

// Texts that repeat are small in the format of a store, new or compacted, and in no earlier one.
TEST_F(CompactionTest, KeepsTheFormatOfANewStore) {
  const auto format = [&] {
    return Database(store_)
        .QueryText(
            "SELECT DISTINCT compression FROM pragma_storage_info('u') "
            "WHERE segment_type = 'VARCHAR'",
            "test")
        .Text(0, "compression");
  };
  Database(store_).Execute(
      "CREATE TABLE u AS SELECT 'bericht-' || (i % 50000) AS text FROM range(100000) AS r(i)",
      "test");
  EXPECT_EQ(format(), "DICT_FSST");
  Compact(store_);
  EXPECT_EQ(format(), "DICT_FSST");
}

TEST_F(CompactionTest, RewritesWhatALinkPointsTo) {
  const auto link = folder_ / "link";
  std::filesystem::create_symlink(store_, link);
  Compact(link);
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_EQ(Files(), 2);
}

TEST_F(CompactionTest, JournalIsNoWiderThanTheStore) {
  chmod(store_.c_str(), 0640);
  const PrivateFiles narrow(store_);
  Database database(store_);
  database.Execute("CREATE TABLE u AS SELECT 1 AS a", "test");
  EXPECT_EQ(ModeOf(store_.string() + ".wal"), 0640U);
}

}  // namespace
}  // namespace doelmaat::store
