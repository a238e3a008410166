#include "store/memory.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string>

#include <unistd.h>

namespace doelmaat::store {
namespace {

constexpr std::uint64_t kMegabyte = 1000000;

// Of a container, in either form of Linux; the files are not there, or hold a word, without one.
constexpr const char* kContainerLimits[] = {"/sys/fs/cgroup/memory.max",
                                            "/sys/fs/cgroup/memory/memory.limit_in_bytes"};

}  // namespace

std::size_t ModelMegabytes() {
  const long pages = sysconf(_SC_PHYS_PAGES);
  const long page_bytes = sysconf(_SC_PAGESIZE);
  if (pages <= 0 || page_bytes <= 0) {
    return kMemoryMegabytes;
  }
  std::uint64_t bytes = static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_bytes);
  for (const char* file : kContainerLimits) {
    std::uint64_t limit = 0;
    if (std::ifstream(file) >> limit) {
      bytes = std::min(bytes, limit);
    }
  }
  return std::max(static_cast<std::size_t>(bytes / 2 / kMegabyte), kMemoryMegabytes);
}

void GiveModelMemory(Database& database) {
  database.Execute("SET memory_limit = '" + std::to_string(ModelMegabytes()) + "MB'", "memory");
}

}  // namespace doelmaat::store
