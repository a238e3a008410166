// A folder of files that an export made, and nothing else: what an earlier export left is removed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "store/private_mode.h"

namespace doelmaat::service {

enum class Readers { kAnyone, kOwner };

class ExportFolder {
 public:
  // Takes the folder; with kOwner every file that is made while this lives is open to nobody else.
  // Throws kConflict for one that is not empty and not of an export, kIo, also when a file of an
  // earlier export cannot be removed: it stays listed, and nothing new is written.
  explicit ExportFolder(const std::filesystem::path& folder, Readers readers = Readers::kAnyone);

  // Where a file of this name goes; it is one of the folder from here on.
  std::filesystem::path Place(const std::string& name);
  const std::filesystem::path& path() const { return folder_; }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::optional<store::PrivateFiles> narrow_;
  std::filesystem::path folder_;
  std::vector<std::string> names_;
};

}  // namespace doelmaat::service
