#include "base/file.h"

#include <fstream>
#include <sstream>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::base {

std::string ReadFile(const std::filesystem::path& path) {
  if (!std::filesystem::is_regular_file(path)) {
    throw Error(ErrorKind::kNotFound, Say("file.not_found", {{"file", path.string()}}));
  }
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (!stream) {
    throw Error(ErrorKind::kIo, Say("file.unreadable", {{"file", path.string()}}));
  }
  return bytes.str();
}

bool WriteFile(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code problem;
  if (std::filesystem::is_regular_file(path, problem) &&
      std::filesystem::file_size(path, problem) == bytes.size() && ReadFile(path) == bytes) {
    return false;
  }
  if (path.has_parent_path()) {
    std::filesystem::create_directories(path.parent_path(), problem);
  }
  std::filesystem::path temporary = path;
  temporary += ".deel";
  {
    std::ofstream stream(temporary, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) {
      throw Error(ErrorKind::kIo, Say("file.unwritable", {{"file", path.string()}}));
    }
  }
  std::filesystem::rename(temporary, path, problem);
  if (problem) {
    throw Error(ErrorKind::kIo, Say("file.unwritable", {{"file", path.string()}}));
  }
  return true;
}

}  // namespace doelmaat::base
