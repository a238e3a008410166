// Archives for tests.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

namespace doelmaat::ingest {

using ArchiveFiles = std::vector<std::pair<std::string, std::string>>;

inline void WriteZip(const std::filesystem::path& path,
                     const ArchiveFiles& files,
                     const char* password = nullptr) {
  struct archive* out = archive_write_new();
  archive_write_set_format_zip(out);
  if (password != nullptr) {
    archive_write_set_options(out, "zip:encryption=traditional");
    archive_write_set_passphrase(out, password);
  }
  archive_write_open_filename(out, path.c_str());
  for (const auto& [name, bytes] : files) {
    struct archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_write_header(out, entry);
    archive_write_data(out, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_free(out);
}

inline void WriteGzip(const std::filesystem::path& path, const std::string& bytes) {
  struct archive* out = archive_write_new();
  archive_write_add_filter_gzip(out);
  archive_write_set_format_raw(out);
  archive_write_open_filename(out, path.c_str());
  struct archive_entry* entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(out, entry);
  archive_write_data(out, bytes.data(), bytes.size());
  archive_entry_free(entry);
  archive_write_free(out);
}

}  // namespace doelmaat::ingest
