#pragma once

#include <filesystem>

#include "store/database.h"

namespace doelmaat::service {

// Opens a store that is there; a mistyped name makes no empty one. Throws kNotFound.
store::Database OpenExisting(const std::filesystem::path& path);

}  // namespace doelmaat::service
