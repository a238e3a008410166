#include "service/existing_store.h"

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::service {

store::Database OpenExisting(const std::filesystem::path& path) {
  if (!std::filesystem::is_regular_file(path)) {
    throw Error(ErrorKind::kNotFound, base::Say("store.not_there", {{"store", path.string()}}));
  }
  return store::Database(path);
}

}  // namespace doelmaat::service
