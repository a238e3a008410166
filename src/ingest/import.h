#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/embedded_files.h"
#include "base/progress.h"
#include "ijw/rule_set.h"
#include "ingest/judged_finding.h"
#include "store/database.h"

namespace doelmaat::ingest {

// One message that was given, and what became of it.
struct ImportedMessage {
  std::string entry;                       // name in the archive; empty for a file of its own
  std::string bericht;                     // "323"; empty when it was not recognised
  std::optional<std::int64_t> message_no;  // in land_jw_message; nothing when it was not read
  bool known_already = false;              // it was there before, from this file or another
  std::string problem;                     // why it was not read
  std::uint32_t line = 0;                  // where it could not be read on
  std::vector<JudgedFinding> findings;     // of this program's levels, in order of line
};

struct ImportedFile {
  std::string name;
  std::string source_title;  // of figures
  std::size_t rows = 0;
  bool unused = false;             // of a kind that nothing counts with: passed over
  bool known_already = false;      // the same bytes were taken in before; nothing was added
  std::vector<std::string> notes;  // sentences: what of it was left out, and why
  // Of a delivery of messages:
  bool of_messages = false;
  std::size_t message_count = 0;          // read to their end and new
  std::size_t known_messages = 0;         // read, and there already
  std::size_t broken_messages = 0;        // not read; kept in land_rejected
  std::size_t rejected_records = 0;       // left out of the messages that were read
  std::vector<ImportedMessage> messages;  // those that were not read; all when asked for
};

struct ImportOptions {
  std::filesystem::path key_file;  // of the persons; needed for messages only
  bool ephemeral_key = false;      // a key that is thrown away, for a store that is
  bool strict = false;             // a message that cannot be read refuses everything
  bool every_message = false;  // gives every message with its findings, and reads known files too
  int threads = 2;
  // Rows of one message beyond this go to the store before its end is seen, and are taken back when
  // it breaks. The standard allows messages of 25 MB; the bound is for memory.
  std::size_t part_bytes = std::size_t{24} << 20;
  // What rules look at besides the messages. The day that nothing lies behind: landing does not
  // depend on a clock.
  ijw::RuleContext context{.as_of = 99991231, .tariffs = {}};
  base::ProgressListener progress = [](std::size_t, std::size_t) {};  // bytes
};

// Takes in files, folders and archives: figures (tidy CSV, and downloads of StatLine) and iJw
// messages (XML, .zip, .gz), each known by its content. All or nothing, but for one stated
// exception: a message in a delivery that cannot be read is kept in land_rejected with the reason,
// and the good ones of the delivery are taken in. The same bytes a second time add nothing, and so
// does the same message in another file; a later delivery of the same figures takes their place in
// the models, and the earlier one stays as landed. Figures of a municipality that is not in the
// list of their year are refused. `accept` runs last, inside the transaction: when it throws,
// nothing was taken in, and what it says of the data (kBadData) is followed by the new files.
// Throws kNotFound, kBadData (with file, line and field) and kConfig.
std::vector<ImportedFile> Import(store::Database& database,
                                 const base::Catalog& catalog,
                                 const std::vector<std::filesystem::path>& paths,
                                 const ImportOptions& options,
                                 const std::function<void()>& accept);

// The same inside a transaction that is open; the caller commits it, or undoes it after a look.
std::vector<ImportedFile> ImportInto(store::Database& database,
                                     const base::Catalog& catalog,
                                     const std::vector<std::filesystem::path>& paths,
                                     const ImportOptions& options);

}  // namespace doelmaat::ingest
