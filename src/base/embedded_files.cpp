#include "base/embedded_files.h"

#include <algorithm>

#include "base/alike.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

namespace doelmaat::base {
namespace {

constexpr std::string_view kCatalogPrefix = "catalog/";
constexpr std::string_view kDefinitionEnding = ".toml";
constexpr std::string_view kListEnding = ".csv";

std::string IdOf(const std::string& path_in_catalog) {
  return path_in_catalog.substr(0, path_in_catalog.rfind('.'));
}

std::string Join(const std::vector<std::string>& parts) {
  std::string joined;
  for (const std::string& part : parts) {
    joined += (joined.empty() ? "" : ", ") + part;
  }
  return joined;
}

}  // namespace

std::string_view BuiltIn(std::string_view path) {
  const auto files = internal::BuiltInFiles();
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.path == path; });
  if (found == files.end()) {
    throw Error(ErrorKind::kInternal, "no built-in file " + std::string(path));
  }
  return found->bytes;
}

std::map<std::string, std::string> BuiltInUnder(std::string_view prefix) {
  std::map<std::string, std::string> found;
  for (const EmbeddedFile& file : internal::BuiltInFiles()) {
    if (file.path.starts_with(prefix)) {
      found.emplace(file.path, file.bytes);
    }
  }
  return found;
}

Catalog::Catalog(const std::filesystem::path& overlay) {
  for (auto& [path, bytes] : BuiltInUnder(kCatalogPrefix)) {
    files_[IdOf(path.substr(kCatalogPrefix.size()))] = {path, bytes};
  }
  if (overlay.empty()) {
    return;
  }
  if (!std::filesystem::is_directory(overlay)) {
    throw Error(ErrorKind::kNotFound, Say("catalog.no_folder", {{"path", overlay.string()}}));
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(overlay)) {
    const std::string inside = std::filesystem::relative(entry.path(), overlay).generic_string();
    const bool ours = inside.ends_with(kDefinitionEnding) || inside.ends_with(kListEnding);
    if (entry.is_regular_file() && ours) {
      files_[IdOf(inside)] = {entry.path().string(), ReadFile(entry.path())};
    }
  }
}

const Catalog::File& Catalog::Find(const std::string& id) const {
  const auto found = files_.find(id);
  if (found == files_.end()) {
    const std::string folder = id.substr(0, id.find('/'));
    throw Error(ErrorKind::kNotFound,
                Say("catalog.unknown_id",
                    {{"id", id.substr(id.find('/') + 1)},
                     {"folder", folder},
                     {"known", Join(Ids(folder))}}) +
                    Meant(id.substr(id.find('/') + 1), Ids(folder)));
  }
  return found->second;
}

std::vector<std::string> Catalog::Ids(const std::string& folder) const {
  std::vector<std::string> ids;
  for (const auto& [id, file] : files_) {
    if (id.starts_with(folder + "/")) {
      ids.push_back(id.substr(folder.size() + 1));
    }
  }
  return ids;
}

}  // namespace doelmaat::base
