// A program that is killed at any moment while it takes messages in leaves a store that opens, with
// whole deliveries only; taking the same files in again gives what an undisturbed import gives.
// DOELMAAT_KILLS sets how many times; ten without it.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/number_text.h"
#include "ingest/import.h"
#include "ingest/made_up_message.h"
#include "ingest/person_key.h"
#include "numerics/random_stream.h"
#include "store/database.h"

namespace doelmaat {
namespace {

constexpr int kFiles = 12;
constexpr int kLines = 400;
constexpr double kSooner = 0.9;

class ImportKill : public testing::Test {
 protected:
  ImportKill() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ / "in");
    ingest::PersonKey::Ephemeral().Write(folder_ / "k.key");
    for (int f = 0; f < kFiles; ++f) {
      const std::string number = std::to_string(f);
      std::vector<ingest::MadeUpLine> lines(kLines);
      for (int l = 0; l < kLines; ++l) {
        lines[static_cast<std::size_t>(l)].reference = "P" + number + "-" + std::to_string(l);
      }
      base::WriteFile(folder_ / "in" / (number + ".xml"), ingest::Claim("A" + number, lines));
    }
  }
  ~ImportKill() override { std::filesystem::remove_all(folder_); }

  void Load(const std::filesystem::path& store) {
    store::Database database(store);
    ingest::ImportOptions options;
    options.key_file = folder_ / "k.key";
    // Parts of messages reach the store early, so that there is something to take back.
    options.part_bytes = 10000;
    ingest::Import(database, base::Catalog(), {folder_ / "in"}, options, [] {});
  }

  // Everything that an import leaves behind, in order.
  static std::string StateOf(const std::filesystem::path& path) {
    store::Database database(path);
    std::string state;
    for (const char* table : {"land_delivery",
                              "land_jw_message",
                              "land_jw_client",
                              "land_jw323",
                              "land_jw323_prestatie",
                              "land_jw_finding",
                              "land_rejected",
                              "person_key"}) {
      const std::string name = table;
      const store::RowSet rows = database.QueryText(
          "SELECT t::VARCHAR AS row FROM " + name + " AS t ORDER BY row", "test");
      for (std::size_t r = 0; r < rows.size(); ++r) {
        state += name + rows.Text(r, "row") + "\n";
      }
    }
    return state;
  }

  // Starts an import in a process of its own and kills it; whether it was still at work.
  bool KillWithin(const std::filesystem::path& store, double seconds) {
    const pid_t child = fork();
    if (child == 0) {
      try {
        Load(store);
      } catch (...) {
        _exit(1);
      }
      _exit(0);
    }
    usleep(static_cast<useconds_t>(seconds * 1e6));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status);
  }

  const std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) / ("doelmaat_kill_" + std::to_string(getpid()));
};

TEST_F(ImportKill, KilledAtAnyMomentAndRepeatedGivesTheUndisturbedState) {
  const char* wanted = std::getenv("DOELMAAT_KILLS");
  const std::int64_t kills = wanted == nullptr ? 10 : base::ParseInteger(wanted).value_or(10);
  const auto began = std::chrono::steady_clock::now();
  Load(folder_ / "whole.duckdb");
  double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  const std::string expected = StateOf(folder_ / "whole.duckdb");
  ASSERT_NE(expected.find("land_jw323_prestatie"), std::string::npos);

  // An import that was done before its kill proves nothing and is not counted; the next are killed
  // sooner, for the first import may have been a slow one.
  std::int64_t killed = 0;
  for (std::int64_t k = 0; killed < kills; ++k) {
    ASSERT_LT(k, 20 * kills) << "imports end before they can be killed";
    numerics::RandomStream random(20261122, "import_kill", static_cast<std::uint64_t>(k));
    const std::filesystem::path store = folder_ / "killed.duckdb";
    std::filesystem::remove(store);
    std::filesystem::remove(store.string() + ".wal");
    const double moment = random.Uniform() * seconds;
    if (KillWithin(store, moment)) {
      ++killed;
    } else {
      seconds *= kSooner;
    }
    Load(store);
    ASSERT_EQ(StateOf(store), expected) << "kill " << k << " after " << moment << " s";
  }
}

}  // namespace
}  // namespace doelmaat
