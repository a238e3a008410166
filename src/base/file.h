#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace doelmaat::base {

// The bytes of a file. Throws kNotFound or kIo, naming the path.
std::string ReadFile(const std::filesystem::path& path);

// Writes a file whole or not at all: to a temporary name beside it, then renamed. Makes the folder
// when it is missing. Throws kIo. Returns false when the file already held these bytes.
bool WriteFile(const std::filesystem::path& path, std::string_view bytes);

}  // namespace doelmaat::base
