// What every command can be told, and how it says how it went.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "base/progress.h"
#include "service/import_service.h"
#include "service/pdf_service.h"
#include "service/thread_pool.h"

namespace doelmaat::app {

struct Common {
  std::string store = "doelmaat.duckdb";
  std::string catalog;
  int threads = service::DefaultThreads();
  bool json = false;
  bool quiet = false;
  int exit_code = EXIT_SUCCESS;  // set by a command that ends well with something to tell
};

void AddStore(CLI::App* command, Common* common);
void AddCatalog(CLI::App* command, Common* common);
// --threads and --quiet: of every command that may take long.
void AddThreads(CLI::App* command, Common* common);
void AddQuiet(CLI::App* command, Common* common);
void AddJson(CLI::App* command, Common* common);
// --pdf, of what writes pages.
void AddPdf(CLI::App* command, bool* wanted);
// The key file of persons: --key or DOELMAAT_KEY.
void AddKey(CLI::App* command, std::string* key_file);

struct Bounds {
  std::int64_t least;
  std::int64_t most;
};
// Makes the option take whole numbers within the bounds only, written in decimals. CLI11 by itself
// reads 010 as octal and cuts off what is too large.
void OnlyWhole(CLI::Option* option, Bounds bounds);

inline constexpr Bounds kSeeds = {0, std::numeric_limits<std::int64_t>::max()};
inline constexpr Bounds kReplications = {2, 100'000};
inline constexpr Bounds kDraws = {10'000, 20'000'000};

// A count as it is shown: 1.234.
std::string ShownCount(std::size_t count);
// How far a command is, on a terminal only, and neither with --quiet nor with --json. Bytes are
// shown as megabytes.
base::ProgressListener Progress(const Common& common, const std::string& label);
base::ProgressListener ByteProgress(const Common& common, const std::string& label);
// Prints the pages of a report to PDF and tells how that went: without Chromium none, which is said
// and shows in the exit code.
service::PdfOutcome MakePdfs(Common* common,
                             const std::filesystem::path& folder,
                             const std::vector<std::filesystem::path>& pages);
void PrintModels(const store::ModelRun& models);

}  // namespace doelmaat::app
