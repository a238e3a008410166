#include "ingest/archive_contents.h"

#include <memory>
#include <string_view>

#include "base/error.h"
#include "base/table_file.h"
#include "base/text.h"
#include "base/text_encoding.h"
#include "ijw/csv_class.h"
#include "ijw/grammar.h"
#include "ingest/archive_reader.h"
#include "ingest/message_release.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

// Office programs do not agree on where in the archive the document itself stands.
constexpr std::size_t kLookedAt = 64;
constexpr std::size_t kNamed = 3;
// The header of a table of messages is far shorter.
constexpr std::size_t kHeaderBytes = std::size_t{1} << 14;
constexpr std::string_view kOpenDocument = "application/vnd.oasis.opendocument.";
constexpr std::string_view kOpenSheet = "application/vnd.oasis.opendocument.spreadsheet";

std::string Head(ArchiveReader* reader, std::size_t size) {
  std::string head(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const std::size_t got = reader->Read(head.data() + filled, size - filled);
    if (got == 0) {
      break;
    }
    filled += got;
  }
  head.resize(filled);
  return head;
}

std::string Utf8Of(std::string_view head) {
  const base::TextEncoding encoding = base::EncodingOf(head);
  std::string text;
  if (encoding != base::TextEncoding::kUtf8) {
    base::Utf16Decoder(encoding).Decode(head, &text);  // as far as it is text
    return text;
  }
  head.remove_prefix(head.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  return std::string(head);
}

// Of tables in archives, which stand for messages; what that takes is read when it is asked.
class MessageTables {
 public:
  explicit MessageTables(const base::Catalog& catalog) : catalog_(catalog) {}

  bool Has(const std::string& head, const std::string& name) {
    // The header twice: a table has a row, and of the rows there is perhaps half a line.
    const std::string text = Utf8Of(head);
    const std::string header = text.substr(0, text.find_first_of("\r\n"));
    try {
      return Classes().Recognise(base::ParseTable(header + "\n" + header, name)) != nullptr;
    } catch (const Error&) {
      return false;
    }
  }

 private:
  const ijw::CsvClasses& Classes() {
    if (classes_ == nullptr) {
      grammar_ = std::make_unique<ijw::Grammar>(ijw::Grammar::Load(catalog_, kRelease));
      classes_ = std::make_unique<ijw::CsvClasses>(ijw::CsvClasses::Load(catalog_, *grammar_));
    }
    return *classes_;
  }

  const base::Catalog& catalog_;
  std::unique_ptr<ijw::Grammar> grammar_;
  std::unique_ptr<ijw::CsvClasses> classes_;
};

void RefuseForeign(const InputFile& file, MessageTables* tables) {
  ArchiveReader reader(file.path, file.name, ArchiveLimits{});
  std::string names;
  std::size_t count = 0;
  while (reader.Next()) {
    const std::string head = Head(&reader, kHeaderBytes);
    const InputKind kind = KindOf(std::string_view(head).substr(0, kHeadBytes));
    if (kind == InputKind::kMessage ||
        (kind == InputKind::kTable && tables->Has(head, reader.entry()))) {
      return;
    }
    if (kind == InputKind::kArchive || kind == InputKind::kOtherArchive) {
      throw Error(ErrorKind::kBadData,
                  reader.entry().empty() ? Say("source.packed_twice", {{"file", file.name}})
                                         : Say("source.archive_in_archive",
                                               {{"file", file.name}, {"entry", reader.entry()}}));
    }
    if (++count <= kNamed && !reader.entry().empty()) {
      names += (names.empty() ? "" : ", ") + reader.entry();
    }
  }
  names += count > kNamed ? ", …" : "";
  throw Error(ErrorKind::kBadData,
              Say("source.archive_of_neither",
                  {{"file", file.name}, {"entries", names.empty() ? "–" : names}}));
}

}  // namespace

bool IsOfficeDocument(const std::string& path, const std::string& name) {
  try {
    ArchiveReader reader(path, name, ArchiveLimits{});
    bool open_xml = false;
    bool document = false;
    for (std::size_t entries = 0; entries < kLookedAt && reader.Next(); ++entries) {
      const std::string& entry = reader.entry();
      if (entry == "mimetype") {
        const std::string kind = Head(&reader, kOpenSheet.size());
        return kind.starts_with(kOpenDocument) && kind != kOpenSheet;
      }
      open_xml = open_xml || entry == "[Content_Types].xml";
      document = document || entry == "word/document.xml" || entry == "ppt/presentation.xml";
    }
    return open_xml && document;
  } catch (const Error&) {
    return false;  // refused where archives are read
  }
}

void RefuseForeignArchives(const base::Catalog& catalog, const std::vector<InputFile>& inputs) {
  MessageTables tables(catalog);
  for (const InputFile& file : inputs) {
    if (file.kind == InputKind::kArchive) {
      RefuseForeign(file, &tables);
    }
  }
}

}  // namespace doelmaat::ingest
