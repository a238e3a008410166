#pragma once

#include <filesystem>

namespace doelmaat::store {

// Writes the store anew and puts it in the place of the old file, so that what was removed from it
// is in no block of it any more. The store must not be open. Killed at any moment, there is one
// whole store under its name. Throws kConflict when another program holds it, kIo when the disk is
// full.
void Compact(const std::filesystem::path& store);

}  // namespace doelmaat::store
