// The files built into the binary (sql, catalog, locales, web) and a folder that may overlay the
// catalogue. Not for data of users.
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace doelmaat::base {

struct EmbeddedFile {
  std::string_view path;
  std::string_view bytes;
};

namespace internal {
std::span<const EmbeddedFile> BuiltInFiles();
}

// The bytes of a built-in file. Throws kInternal when there is none: the caller names files that
// are part of the program.
std::string_view BuiltIn(std::string_view path);

// Path to bytes of every built-in file whose path starts with `prefix`, in order of path.
std::map<std::string, std::string> BuiltInUnder(std::string_view prefix);

// The catalogue: what is built in, with each file of `overlay` (laid out as catalog/) put in the
// place of the built-in file of the same path. An empty `overlay` changes nothing. Throws kNotFound
// when the folder is not there.
class Catalog {
 public:
  explicit Catalog(const std::filesystem::path& overlay = {});

  struct File {
    std::string path;  // as named to users, for example catalog/benchmark/nl-2022.toml
    std::string bytes;
  };
  // One file by its path under catalog/, without extension: File("benchmark/nl-2022"). Throws
  // kNotFound and names what there is.
  const File& Find(const std::string& id) const;
  // The ids under a folder: Ids("benchmark") gives "nl-2022".
  std::vector<std::string> Ids(const std::string& folder) const;

 private:
  std::map<std::string, File> files_;
};

}  // namespace doelmaat::base
