// Writes one zip archive, the same bytes for the same content.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace doelmaat::synth {

class ZipFile {
 public:
  // Throws kIo when the file cannot be made.
  explicit ZipFile(const std::filesystem::path& path);
  ~ZipFile();
  ZipFile(const ZipFile&) = delete;
  ZipFile& operator=(const ZipFile&) = delete;

  void Add(const std::string& name, std::string_view bytes);
  // Writes the end. Without it the archive is not complete.
  void Close();

 private:
  struct Internal;
  std::unique_ptr<Internal> internal_;
};

}  // namespace doelmaat::synth
