// Whether a store may be written. One whose file or folder we may not write is opened for reading
// only: what it holds is there.
#pragma once

#include <string_view>

#include "store/database.h"

namespace doelmaat::store {

bool IsReadOnly(Database& database);

// Throws kIo when the store is open for reading only. `text` is the key of what to say to the user,
// with {store}. DuckDB's own refusal gives the general text too.
void RequireWriting(Database& database, std::string_view text = "store.read_only");

}  // namespace doelmaat::store
