// Reads and judges every file of the catalogue, those that are built in and those of the user's
// folder, as the commands that use them would; nothing is computed and no store is touched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace doelmaat::service {

struct CatalogFinding {
  std::string file;
  std::uint32_t line = 0;  // 0: of the file as a whole
  std::string message;
};

struct CatalogCheck {
  std::size_t files = 0;
  std::vector<CatalogFinding> findings;  // in order of folder and file
};

// Of one file only the first thing wrong is told, for what follows may come of it. A file in
// `overlay` that no command reads is a finding too. Throws kNotFound when that folder is not there.
CatalogCheck CheckCatalog(const std::filesystem::path& overlay);

// A line a finding, `file:line: message`, and one that counts.
std::string CatalogCheckText(const CatalogCheck& check);
// {"files","findings":[{"file","line","message"}]}
std::string CatalogCheckJson(const CatalogCheck& check);

}  // namespace doelmaat::service
