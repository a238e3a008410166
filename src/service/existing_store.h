#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indicator/indicator_input.h"
#include "store/database.h"

namespace doelmaat::service {

// Opens a store that is there; a mistyped name makes no empty one. Throws kNotFound.
store::Database OpenExisting(const std::filesystem::path& path);

// Throws kNotFound for a municipality that no message is of, naming those there are.
[[noreturn]] void RefuseUnknown(const std::vector<indicator::Observed>& observed,
                                const std::string& municipality,
                                const std::filesystem::path& store);

}  // namespace doelmaat::service
