// How fast messages reach the landing tables: read, pseudonymised, judged at levels 1 and 2,
// written and committed; no models.
//
//   bench_ijw_landing FOLDER [THREADS]
//
// Files of any kind that `import` takes; of an archive its packed size counts. Works in a temporary
// store and prints one line.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <string>

#include <sys/resource.h>
#include <unistd.h>

#include "base/number_text.h"
#include "ingest/import.h"
#include "store/database.h"

namespace doelmaat::bench {
namespace {

constexpr double kMegabyte = 1e6;

struct Landed {
  double seconds = 0.0;
  std::size_t messages = 0;
  std::size_t rows = 0;
};

Landed Land(const std::filesystem::path& folder, const std::filesystem::path& store, int threads) {
  const auto began = std::chrono::steady_clock::now();
  Landed landed;
  {
    store::Database database(store);
    ingest::ImportOptions options;
    options.ephemeral_key = true;
    options.threads = threads;
    for (const ingest::ImportedFile& file :
         ingest::Import(database, base::Catalog(), {folder}, options, [] {})) {
      landed.messages += file.message_count;
      landed.rows += file.rows;
    }
  }
  landed.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return landed;
}

double PeakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024 / kMegabyte;
}

int Run(const std::filesystem::path& folder, int threads) {
  double bytes = 0.0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    bytes += entry.is_regular_file() ? static_cast<double>(entry.file_size()) : 0.0;
  }
  const std::filesystem::path work =
      std::filesystem::temp_directory_path() / ("doelmaat_landing_" + std::to_string(getpid()));
  std::filesystem::create_directory(work);
  const Landed landed = Land(folder, work / "bench.duckdb", threads);
  std::filesystem::remove_all(work);
  std::printf("%.0f MB in %.2f s: %.1f MB/s, %zu messages, %zu rows, %.0f MB of memory\n",
              bytes / kMegabyte,
              landed.seconds,
              bytes / kMegabyte / landed.seconds,
              landed.messages,
              landed.rows,
              PeakMegabytes());
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace doelmaat::bench

int main(int argc, char** argv) {
  setenv("TZ", ":/etc/localtime", 0);
  const auto threads = argc > 2 ? doelmaat::base::ParseInteger(argv[2]) : std::int64_t{2};
  if (argc < 2 || !threads.has_value() || *threads < 1) {
    std::fprintf(stderr, "bench_ijw_landing FOLDER [THREADS]\n");
    return EXIT_FAILURE;
  }
  try {
    return doelmaat::bench::Run(argv[1], static_cast<int>(*threads));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return EXIT_FAILURE;
  }
}
