// What every command can be told, and how it says how it went.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <string>

#include <CLI/CLI.hpp>

#include "service/import_service.h"
#include "service/thread_pool.h"

namespace doelmaat::app {

struct Common {
  std::string store = "doelmaat.duckdb";
  std::string catalog;
  int threads = service::DefaultThreads();
  int exit_code = EXIT_SUCCESS;  // set by a command that ends well with something to tell
};

void AddStore(CLI::App* command, Common* common);
void AddCatalog(CLI::App* command, Common* common);
void AddThreads(CLI::App* command, Common* common);
// The key file of persons: --key or DOELMAAT_KEY.
void AddKey(CLI::App* command, std::string* key_file);

// A count as it is shown: 1.234.
std::string ShownCount(std::size_t count);
void PrintModels(const store::ModelRun& models);

}  // namespace doelmaat::app
