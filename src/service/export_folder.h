// A folder of files that an export made, and nothing else: what an earlier export left is removed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace doelmaat::service {

class ExportFolder {
 public:
  // Takes the folder. Throws kConflict for one that is not empty and not of an export, kIo.
  explicit ExportFolder(const std::filesystem::path& folder);

  // Where a file of this name goes; it is one of the folder from here on.
  std::filesystem::path Place(const std::string& name);
  const std::filesystem::path& path() const { return folder_; }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::filesystem::path folder_;
  std::vector<std::string> names_;
};

}  // namespace doelmaat::service
