#include "store/memory_grant.h"

#include <algorithm>
#include <string>

#include <unistd.h>

#include "base/error.h"

namespace doelmaat::store {
namespace {

constexpr std::size_t kMegabyte = 1000000;

void SetLimit(Database& database, std::size_t megabytes) {
  database.Execute("SET memory_limit = '" + std::to_string(megabytes) + "MB'", "memory");
}

}  // namespace

std::size_t ModelMegabytes() {
  const long pages = sysconf(_SC_PHYS_PAGES);
  const long page_bytes = sysconf(_SC_PAGESIZE);
  if (pages <= 0 || page_bytes <= 0) {
    return kMemoryMegabytes;
  }
  const std::size_t half =
      static_cast<std::size_t>(pages) / 2 * static_cast<std::size_t>(page_bytes) / kMegabyte;
  return std::max(half, kMemoryMegabytes);
}

MemoryGrant::MemoryGrant(Database& database, std::size_t megabytes) : database_(database) {
  SetLimit(database_, megabytes);
}

MemoryGrant::~MemoryGrant() {
  try {
    SetLimit(database_, kMemoryMegabytes);
  } catch (const Error&) {
    // What a transaction holds does not fit: the limit stays until the store is closed.
    return;
  }
}

}  // namespace doelmaat::store
