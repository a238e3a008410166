// What every command can be told, and how it says how it went.
#pragma once

#include <cstdlib>
#include <string>

#include <CLI/CLI.hpp>

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

}  // namespace doelmaat::app
