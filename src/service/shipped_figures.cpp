#include "service/shipped_figures.h"

#include <filesystem>
#include <system_error>

namespace doelmaat::service {

namespace fs = std::filesystem;

std::string ShippedFigures(const std::string& folder) {
  std::error_code failed;
  if (fs::is_directory(folder, failed)) {
    return folder;
  }
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  const fs::path installed =
      (program.parent_path() / ".." / "share" / "doelmaat" / folder).lexically_normal();
  if (failed || !fs::is_directory(installed, failed)) {
    return folder;
  }
  const std::string path = installed.string();
  const bool plain = path.find_first_of(" '\"\\$&;()<>|*?[]!#~`") == std::string::npos;
  return plain || path.find('\'') != std::string::npos ? path : "'" + path + "'";
}

}  // namespace doelmaat::service
