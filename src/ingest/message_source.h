// What is given to import: files, folders and archives, and what each is by its content.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace doelmaat::ingest {

enum class InputKind {
  kMessage,       // XML
  kMessageTable,  // columns that stand for messages; known by its whole header, so not by KindOf
  kArchive,       // .zip or .gz
  kOtherArchive,  // recognised, not read
  kFixedWidth,    // a message of before 2017 (EI), not read
  kWebPage,       // saved in the place of data; not read
  kAtom,          // figures as the service gives them unasked; not read
  kWorkbook,      // .xlsx or .ods; known by the names in the archive
  kDocument,      // a text or presentation of an office program; not read
  kOfficeBinary,  // an old workbook, or one with a password; not read
  kDownload,      // of StatLine and its kin; known by more than its first bytes
  kTable,         // anything else: text with columns, or what is refused as such
};

// By the first bytes, whatever the name.
InputKind KindOf(std::string_view head);
inline constexpr std::size_t kHeadBytes = 512;

struct InputFile {
  std::string path;  // a std::filesystem::path holds its parts too: much for 200,000 files
  std::string name;  // as it may be shown and kept
  std::uint64_t size = 0;
  InputKind kind = InputKind::kTable;
};

// The files, and of folders with all in them the messages, archives and .csv files, in order of
// path. What else lies in a folder goes to `passed_over`, as it may be shown, but for what belongs
// to a program or to the figures beside it: hidden files, descriptions, a readme. Throws kNotFound
// for a path that is not there and for a folder without any, and kBadData for a file that is
// recognised and cannot be read.
std::vector<InputFile> FindInputs(const std::vector<std::filesystem::path>& paths,
                                  std::vector<std::string>* passed_over = nullptr);

}  // namespace doelmaat::ingest
