#include "synth/zip_file.h"

#include <archive.h>
#include <archive_entry.h>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::synth {

struct ZipFile::Internal {
  std::filesystem::path path;
  archive* zip = nullptr;
  archive_entry* entry = nullptr;

  void Check(bool right) const {
    if (!right) {
      throw Error(ErrorKind::kIo, base::Say("file.unwritable", {{"file", path.string()}}));
    }
  }
};

ZipFile::ZipFile(const std::filesystem::path& path) : internal_(std::make_unique<Internal>()) {
  internal_->path = path;
  internal_->zip = archive_write_new();
  internal_->entry = archive_entry_new();
  archive* zip = internal_->zip;
  internal_->Check(archive_write_set_format_zip(zip) == ARCHIVE_OK &&
                   archive_write_set_options(zip, "zip:compression-level=1") == ARCHIVE_OK &&
                   archive_write_open_filename(zip, path.c_str()) == ARCHIVE_OK);
}

ZipFile::~ZipFile() {
  archive_entry_free(internal_->entry);
  archive_write_free(internal_->zip);
}

void ZipFile::Add(const std::string& name, std::string_view bytes) {
  constexpr time_t kNoon1January1990 = 631195200;  // within what zip can hold in any time zone
  archive_entry* entry = archive_entry_clear(internal_->entry);
  archive_entry_set_pathname(entry, name.c_str());
  archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_perm(entry, 0644);
  archive_entry_set_mtime(entry, kNoon1January1990, 0);
  internal_->Check(archive_write_header(internal_->zip, entry) == ARCHIVE_OK &&
                   archive_write_data(internal_->zip, bytes.data(), bytes.size()) ==
                       static_cast<la_ssize_t>(bytes.size()) &&
                   archive_write_finish_entry(internal_->zip) == ARCHIVE_OK);
}

void ZipFile::Close() { internal_->Check(archive_write_close(internal_->zip) == ARCHIVE_OK); }

}  // namespace doelmaat::synth
