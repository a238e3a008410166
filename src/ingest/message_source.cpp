#include "ingest/message_source.h"

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <iterator>

#include "base/error.h"
#include "base/text.h"
#include "base/text_encoding.h"
#include "ingest/archive_contents.h"
#include "ingest/person_text.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr std::string_view kMagicOfOthers[] = {
    "7z\xBC\xAF\x27\x1C", "Rar!", "BZh", "\3757zXZ", "\x28\xB5\x2F\xFD"};
constexpr std::size_t kTarMagicAt = 257;
constexpr const char* kLookedAt[] = {".csv", ".json", ".xml", ".zip", ".gz"};
// Records of fixed width start with two digits of their kind and hold no delimiter.
constexpr std::size_t kShortestFixedWidth = 20;

bool IsDigit(char sign) { return sign >= '0' && sign <= '9'; }

// Of markup: what it is when it is no message.
InputKind KindOfMarkup(std::string_view head) {
  std::string lower(head);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char sign) {
    return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
  });
  if (lower.starts_with("<!doctype html") || lower.starts_with("<html")) {
    return InputKind::kWebPage;
  }
  const bool feed = lower.find("<feed") != std::string::npos &&
                    lower.find("w3.org/2005/atom") != std::string::npos;
  return feed ? InputKind::kAtom : InputKind::kMessage;
}

bool LooksFixedWidth(std::string_view head) {
  const std::string_view line = head.substr(0, std::min(head.find('\n'), head.size()));
  return line.size() >= kShortestFixedWidth && IsDigit(line[0]) && IsDigit(line[1]) &&
         line.find_first_of(",;\t") == std::string_view::npos;
}

InputKind KindOfText(std::string_view head) {
  const std::size_t text = head.find_first_not_of(" \t\r\n");
  if (text != std::string_view::npos && head[text] == '<') {
    return KindOfMarkup(head.substr(text));
  }
  return LooksFixedWidth(head) ? InputKind::kFixedWidth : InputKind::kTable;
}

std::string HeadOf(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string head(kHeadBytes, '\0');
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  return head;
}

InputFile Look(const std::filesystem::path& path) {
  std::error_code problem;
  const std::uint64_t size = std::filesystem::file_size(path, problem);
  InputFile file{path.string(), ShownName(path.filename().string()), size, KindOf(HeadOf(path))};
  if (file.kind == InputKind::kArchive && IsOfficeDocument(file.path, file.name)) {
    file.kind = InputKind::kDocument;
  }
  return file;
}

void RefuseUnreadable(const InputFile& file) {
  if (file.kind == InputKind::kOtherArchive) {
    throw Error(ErrorKind::kBadData, Say("source.other_archive", {{"file", file.name}}));
  }
  if (file.kind == InputKind::kFixedWidth) {
    throw Error(ErrorKind::kBadData, Say("source.fixed_width", {{"file", file.name}}));
  }
  if (file.kind == InputKind::kOfficeBinary) {
    throw Error(ErrorKind::kBadData, Say("sheet.binary", {{"file", file.name}}));
  }
  if (file.kind == InputKind::kDocument) {
    throw Error(ErrorKind::kBadData, Say("source.document", {{"file", file.name}}));
  }
  if (file.kind == InputKind::kWebPage) {
    throw Error(ErrorKind::kBadData, Say("download.web_page", {{"file", file.name}}));
  }
  if (file.kind == InputKind::kAtom) {
    throw Error(ErrorKind::kBadData, Say("download.atom", {{"file", file.name}}));
  }
}

bool EndsIn(std::string name, std::initializer_list<std::string_view> endings) {
  std::transform(name.begin(), name.end(), name.begin(), [](char sign) {
    return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
  });
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return name.ends_with(ending);
  });
}

// The first bytes do not tell a text from a workbook that is old or has a password.
bool IsOldDocument(const InputFile& file) {
  return file.kind == InputKind::kOfficeBinary &&
         EndsIn(file.name, {".doc", ".ppt", ".msg", "thumbs.db"});
}

// What nobody asks about: of a program, or about the figures beside it.
bool GoesWithoutSaying(const std::string& name) {
  return name.starts_with('.') || name.starts_with("~$") ||
         EndsIn(name,
                {".toml",
                 "thumbs.db",
                 "desktop.ini",
                 "readme",
                 "readme.md",
                 "readme.txt",
                 "leesmij",
                 "leesmij.md",
                 "leesmij.txt"});
}

// A folder also holds what is not for us: descriptions beside tables, notes, hidden files. What is
// called a message or an archive is looked at whatever it holds: an empty one is one that was lost.
bool Belongs(const InputFile& file) {
  if (file.name.starts_with('.') || file.kind == InputKind::kDocument || IsOldDocument(file)) {
    return false;
  }
  return file.kind != InputKind::kTable ||
         std::any_of(std::begin(kLookedAt), std::end(kLookedAt), [&](const char* ending) {
           return file.path.ends_with(ending);
         });
}

void AddFolder(const std::filesystem::path& folder,
               std::vector<InputFile>* files,
               std::vector<std::string>* passed_over) {
  std::vector<InputFile> inside;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      InputFile file = Look(entry.path());
      if (Belongs(file)) {
        inside.push_back(std::move(file));
      } else if (passed_over != nullptr && !GoesWithoutSaying(file.name)) {
        passed_over->push_back(std::move(file.name));
      }
    }
  }
  if (inside.empty()) {
    throw Error(ErrorKind::kNotFound,
                Say("ingest.empty_folder", {{"path", ShownName(folder.string())}}));
  }
  std::sort(inside.begin(), inside.end(), [](const InputFile& a, const InputFile& b) {
    return a.path < b.path;
  });
  std::move(inside.begin(), inside.end(), std::back_inserter(*files));
}

}  // namespace

InputKind KindOf(std::string_view head) {
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06") ||
      head.starts_with("\x1F\x8B")) {
    return InputKind::kArchive;
  }
  if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    return InputKind::kOfficeBinary;
  }
  const bool tar = head.size() > kTarMagicAt && head.substr(kTarMagicAt).starts_with("ustar");
  if (tar || std::any_of(std::begin(kMagicOfOthers), std::end(kMagicOfOthers), [&](auto magic) {
        return head.starts_with(magic);
      })) {
    return InputKind::kOtherArchive;
  }
  const base::TextEncoding encoding = base::EncodingOf(head);
  if (encoding != base::TextEncoding::kUtf8) {
    std::string text;
    base::Utf16Decoder(encoding).Decode(head, &text);  // as far as it is text
    return KindOfText(text);
  }
  if (head.starts_with("\xEF\xBB\xBF")) {
    head.remove_prefix(3);
  }
  return KindOfText(head);
}

std::vector<InputFile> FindInputs(const std::vector<std::filesystem::path>& paths,
                                  std::vector<std::string>* passed_over) {
  std::vector<InputFile> files;
  for (const std::filesystem::path& path : paths) {
    if (std::filesystem::is_directory(path)) {
      AddFolder(path, &files, passed_over);
    } else if (std::filesystem::is_regular_file(path)) {
      files.push_back(Look(path));
    } else {
      throw Error(ErrorKind::kNotFound,
                  Say("file.not_found", {{"file", ShownName(path.string())}}));
    }
  }
  std::for_each(files.begin(), files.end(), RefuseUnreadable);
  if (passed_over != nullptr) {
    std::sort(passed_over->begin(), passed_over->end());
  }
  return files;
}

}  // namespace doelmaat::ingest
