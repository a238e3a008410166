#pragma once

#include <cstddef>
#include <string>

#include "service/import_service.h"
#include "service/thread_pool.h"

namespace CLI {
class App;
}

namespace doelmaat::app {

// What several commands can be told.
struct Common {
  std::string store = "doelmaat.duckdb";
  std::string catalog;
  int threads = service::DefaultThreads();
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
