#include "store/private_mode.h"

#include <sys/stat.h>
#include <unistd.h>

namespace doelmaat::store {
namespace {

constexpr mode_t kEveryRight = 0777;

mode_t ModeOf(const std::filesystem::path& store) {
  struct stat about {};
  return stat(store.c_str(), &about) == 0 ? about.st_mode & kEveryRight : S_IRUSR | S_IWUSR;
}

}  // namespace

PrivateFiles::PrivateFiles(const std::filesystem::path& store) : before_(umask(S_IRWXG | S_IRWXO)) {
  // Folders for temporary files are made too: their owner may enter them.
  umask(before_ | (kEveryRight & ~(ModeOf(store) | S_IRWXU)));
}

PrivateFiles::~PrivateFiles() { umask(before_); }

bool TakeModeOf(const std::filesystem::path& model, const std::filesystem::path& file) {
  struct stat old {};
  struct stat made {};
  if (stat(model.c_str(), &old) != 0 || stat(file.c_str(), &made) != 0) {
    return false;
  }
  mode_t mode = old.st_mode & kEveryRight;
  if (geteuid() == 0) {
    if (chown(file.c_str(), old.st_uid, old.st_gid) != 0) {
      return false;
    }
  } else if (made.st_gid != old.st_gid &&
             chown(file.c_str(), static_cast<uid_t>(-1), old.st_gid) != 0) {
    mode &= ~static_cast<mode_t>(S_IRWXG);
  }
  return chmod(file.c_str(), mode) == 0;
}

}  // namespace doelmaat::store
