#include "service/export_folder.h"

#include <sstream>
#include <system_error>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

namespace doelmaat::service {
namespace {

// Holds the names of the files, a line each.
constexpr const char* kMarker = "doelmaat-export.txt";

std::string Lines(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    text += name + "\n";
  }
  return text;
}

// What is no longer there is well.
void Remove(const std::filesystem::path& file) {
  std::error_code problem;
  std::filesystem::remove(file, problem);
  if (problem) {
    throw Error(
        ErrorKind::kIo,
        base::Say("export.not_removed", {{"file", file.string()}, {"reason", problem.message()}}));
  }
}

}  // namespace

ExportFolder::ExportFolder(const std::filesystem::path& folder, Readers readers) : folder_(folder) {
  if (readers == Readers::kOwner) {
    narrow_.emplace();
  }
  std::error_code ignored;
  const bool ours = std::filesystem::is_regular_file(folder / kMarker, ignored);
  if (!ours && std::filesystem::exists(folder, ignored) &&
      (!std::filesystem::is_directory(folder, ignored) ||
       !std::filesystem::is_empty(folder, ignored))) {
    throw Error(ErrorKind::kConflict,
                base::Say("export.folder_taken", {{"folder", folder.string()}}));
  }
  if (ours) {
    std::istringstream lines(base::ReadFile(folder / kMarker));
    for (std::string name; std::getline(lines, name);) {
      // Files of this folder only, whatever the list says.
      if (std::filesystem::path(name).filename() == name) {
        Remove(folder / name);
      }
    }
  }
  base::WriteFile(folder_ / kMarker, "");
}

std::filesystem::path ExportFolder::Place(const std::string& name) {
  names_.push_back(name);
  base::WriteFile(folder_ / kMarker, Lines(names_));
  return folder_ / name;
}

}  // namespace doelmaat::service
