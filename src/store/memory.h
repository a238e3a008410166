// How much memory the store may use: little while files are taken in, beside all that reading them
// needs, and more for models, which hold whole tables against each other. Beyond it tables and
// queries go to a folder beside the store.
#pragma once

#include <cstddef>

#include "store/database.h"

namespace doelmaat::store {

// What a store has from its opening.
inline constexpr std::size_t kMemoryMegabytes = 256;

// For models and other work on whole tables: half of what the machine, or the container that the
// program runs in, has; at least kMemoryMegabytes.
std::size_t ModelMegabytes();

// The store may use ModelMegabytes from here on. There is no way back: DuckDB undoes a transaction
// that is open when a lower limit does not fit.
void GiveModelMemory(Database& database);

}  // namespace doelmaat::store
