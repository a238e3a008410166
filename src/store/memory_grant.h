// How much memory the store may use: little while files are taken in, beside all that reading them
// needs, and more for models, which hold whole tables against each other.
#pragma once

#include <cstddef>

#include "store/database.h"

namespace doelmaat::store {

// Beyond this tables and queries go to a folder beside the store.
inline constexpr std::size_t kMemoryMegabytes = 256;

// For the models: half of the memory of the machine, at least kMemoryMegabytes.
std::size_t ModelMegabytes();

// While it lives the store may use `megabytes`; after it kMemoryMegabytes again, unless more than
// that is in use.
class MemoryGrant {
 public:
  MemoryGrant(Database& database, std::size_t megabytes);
  ~MemoryGrant();
  MemoryGrant(const MemoryGrant&) = delete;
  MemoryGrant& operator=(const MemoryGrant&) = delete;

 private:
  Database& database_;
};

}  // namespace doelmaat::store
