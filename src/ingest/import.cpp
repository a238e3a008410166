#include "ingest/import.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "ingest/archive_contents.h"
#include "ingest/download_import.h"
#include "ingest/download_source.h"
#include "ingest/figure_import.h"
#include "ingest/joined_names.h"
#include "ingest/message_import.h"
#include "ingest/message_source.h"
#include "ingest/product_codes.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

// A table that is no download is held in memory, some five times its size.
constexpr std::uint64_t kLargestTable = std::uint64_t{512} << 20;

void RefuseLargeTables(const std::vector<InputFile>& inputs) {
  for (const InputFile& file : inputs) {
    if (file.kind == InputKind::kTable && file.size > kLargestTable) {
      throw Error(ErrorKind::kBadData, Say("source.table_too_large", {{"file", file.name}}));
    }
  }
}

// Figures of which nothing is taken in are a mistake, and booked they would be known ever after:
// also when what they lacked, such as a list of municipalities, is there.
void RefuseEmpty(const std::vector<ImportedFile>& imported) {
  for (const ImportedFile& file : imported) {
    if (file.of_messages || file.known_already || file.unused || file.rows > 0) {
      continue;
    }
    std::string text = Say("ingest.no_rows", {{"file", file.name}});
    for (const std::string& note : file.notes) {
      text += " " + note;
    }
    throw Error(ErrorKind::kBadData, text + " " + Say("ingest.nothing_loaded"));
  }
}

constexpr std::size_t kNamedFiles = 5;

// At most five names as a sentence lists them.
std::string Some(const std::vector<std::string>& names) {
  const std::size_t shown = std::min(names.size(), kNamedFiles);
  const std::vector<std::string> first(names.begin(),
                                       names.begin() + static_cast<std::ptrdiff_t>(shown));
  return Joined(first) + (shown == names.size() ? "" : ", …");
}

// What the models refuse may be of any delivery: then it is good to know which are new.
[[noreturn]] void RefuseWithFiles(const Error& error, const std::vector<ImportedFile>& imported) {
  std::vector<std::string> names;
  for (const ImportedFile& file : imported) {
    if (!file.known_already) {
      names.push_back(file.name);
    }
  }
  throw Error(error.kind(),
              error.what() +
                  (names.empty() ? "" : " " + Say("ingest.new_files", {{"names", Some(names)}})));
}

// With the last of the figures, else with the last delivery: those of messages are many.
void SayPassedOver(const std::vector<std::string>& names, std::vector<ImportedFile>* imported) {
  if (names.empty() || imported->empty()) {
    return;
  }
  const auto figures = std::find_if(
      imported->rbegin(), imported->rend(), [](const auto& file) { return !file.of_messages; });
  ImportedFile& file = figures == imported->rend() ? imported->back() : *figures;
  file.notes.push_back(Say("ingest.passed_over", {{"names", Some(names)}}));
}

}  // namespace

std::vector<ImportedFile> ImportInto(store::Database& database,
                                     const base::Catalog& catalog,
                                     const std::vector<std::filesystem::path>& paths,
                                     const ImportOptions& options) {
  std::vector<InputFile> figures;
  std::vector<InputFile> messages;
  std::vector<InputFile> downloads;
  std::vector<std::string> passed_over;
  std::vector<InputFile> inputs = FindInputs(paths, &passed_over);
  FindDownloads(&inputs);
  RefuseLargeTables(inputs);
  FindMessageTables(catalog, &inputs);
  FindFigureArchives(catalog, &inputs);
  RefuseForeignArchives(catalog, inputs);
  for (InputFile& file : inputs) {
    const bool figure = file.kind == InputKind::kTable || file.kind == InputKind::kWorkbook;
    std::vector<InputFile>& kin = figure                              ? figures
                                  : file.kind == InputKind::kDownload ? downloads
                                                                      : messages;
    kin.push_back(std::move(file));
  }
  std::vector<ImportedFile> imported = ImportFigures(
      database, catalog, figures, [&] { return ImportDownloads(database, catalog, downloads); });
  RefuseEmpty(imported);
  if (!messages.empty()) {
    for (ImportedFile& file : ImportMessages(database, catalog, messages, options)) {
      imported.push_back(std::move(file));
    }
  }
  SayPassedOver(passed_over, &imported);
  return imported;
}

std::vector<ImportedFile> Import(store::Database& database,
                                 const base::Catalog& catalog,
                                 const std::vector<std::filesystem::path>& paths,
                                 const ImportOptions& options,
                                 const std::function<void()>& accept) {
  store::Transaction transaction(database);
  std::vector<ImportedFile> imported = ImportInto(database, catalog, paths, options);
  LandProductCodes(database, catalog);
  try {
    accept();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kBadData) {
      throw;
    }
    RefuseWithFiles(error, imported);
  }
  transaction.Commit();
  return imported;
}

}  // namespace doelmaat::ingest
