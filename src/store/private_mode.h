// A store tells of persons: what is made beside it is open to nobody who may not open the store.
#pragma once

#include <filesystem>

#include <sys/types.h>

namespace doelmaat::store {

// As long as it lives, every file this program makes (a journal, a temporary file) is open to at
// most those for whom `store` is; of one that is not there yet, to its owner alone.
class PrivateFiles {
 public:
  explicit PrivateFiles(const std::filesystem::path& store = {});
  ~PrivateFiles();
  PrivateFiles(const PrivateFiles&) = delete;
  PrivateFiles& operator=(const PrivateFiles&) = delete;

 private:
  mode_t before_;
};

// Gives `file` the owner and the mode of `model`, or a narrower mode when the group cannot be the
// same. Returns whether that went well.
bool TakeModeOf(const std::filesystem::path& model, const std::filesystem::path& file);

}  // namespace doelmaat::store
