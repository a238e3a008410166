#include "ingest/message_worker.h"

#include <fstream>
#include <utility>

#include "base/error.h"
#include "base/file.h"
#include "base/table_file.h"
#include "base/text.h"
#include "ijw/mapped_csv.h"
#include "ingest/person_text.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

// A file up to this size is held while it is read: its digest is known before its first record.
constexpr std::size_t kHeldBytes = std::size_t{32} << 20;
constexpr std::size_t kStreamBytes = std::size_t{1} << 20;
constexpr std::size_t kBlockBytes = std::size_t{8} << 20;

class FileStream {
 public:
  explicit FileStream(const std::filesystem::path& path)
      : path_(path), stream_(path, std::ios::binary) {
    Check();
  }
  // The next bytes, at most the size of `into`; fewer only at the end.
  std::size_t Read(std::string* into, std::size_t at, std::size_t size) {
    into->resize(at + size);
    stream_.read(into->data() + at, static_cast<std::streamsize>(size));
    const auto got = static_cast<std::size_t>(stream_.gcount());
    into->resize(at + got);
    Check();
    return got;
  }

 private:
  void Check() const {
    if (stream_.bad() || (stream_.fail() && !stream_.eof())) {
      throw Error(ErrorKind::kIo, Say("file.unreadable", {{"file", ShownName(path_.string())}}));
    }
  }
  std::filesystem::path path_;
  std::ifstream stream_;
};

}  // namespace

MessageWorker::MessageWorker(const WorkerSetup& setup, WorkSource& source, LandingQueue& queue)
    : setup_(setup),
      source_(source),
      queue_(queue),
      reader_(setup.grammar, ijw::ReadLimits{}),
      digest_(setup.landing.key.DigestSecret()),
      landing_(setup.landing, [this](LandedBlock block) {
        stopped_ = !queue_.Give(sequence_, std::move(block), false) || stopped_;
      }) {}

void MessageWorker::Run() {
  try {
    while (!stopped_) {
      std::optional<Chunk> chunk = source_.Next();
      if (!chunk.has_value()) {
        queue_.EndAt(source_.chunks());
        return;
      }
      Work(*chunk);
    }
  } catch (...) {  // a thread may let nothing out; the writer throws it
    queue_.Fail(std::current_exception());
  }
}

void MessageWorker::Give(bool last) {
  stopped_ = !queue_.Give(sequence_, landing_.TakeBlock(), last) || stopped_;
}

void MessageWorker::Work(Chunk& chunk) {
  sequence_ = chunk.sequence;
  for (const DeliveryStart& start : chunk.starts) {
    landing_.NoteStart(start);
  }
  landing_.NoteInput(chunk.packed_bytes);
  for (const Piece& piece : chunk.pieces) {
    if (stopped_) {
      return;
    }
    if (piece.archive) {
      ReadEntry(piece, chunk.rest);
    } else {
      ReadFile(piece);
    }
    if (landing_.block_bytes() > kBlockBytes) {
      Give(false);
    }
  }
  // Others may unpack on before this one is through the queue.
  if (chunk.hold.owns_lock()) {
    chunk.hold.unlock();
  }
  Give(true);
}

// Whether the bytes have to be read.
bool MessageWorker::Starts(std::size_t delivery, const Digest& digest) {
  landing_.NoteStart({delivery, digest});
  landing_.NoteInput(setup_.inputs[delivery].size);
  return setup_.read_known || !setup_.known.Find(digest).has_value();
}

void MessageWorker::ReadFile(const Piece& piece) {
  const InputFile& input = setup_.inputs[piece.delivery];
  FileStream stream(input.path);
  const bool held = input.size <= kHeldBytes;
  Digest digest{};
  if (held) {
    buffer_.clear();
    // One byte more, so that a file that grew is not read in part.
    while (stream.Read(&buffer_, buffer_.size(), input.size + 1) == input.size + 1) {
    }
    digest_.Begin();
    digest_.Add(buffer_);
    digest = digest_.Finish();
  } else {
    digest = FileDigest(input.path, &digest_);
  }
  if (!Starts(piece.delivery, digest)) {
    return;
  }
  if (input.kind == InputKind::kMessageTable) {
    if (!held) {
      buffer_ = base::ReadFile(input.path);
    }
    ReadTable(piece, buffer_, digest);
    return;
  }
  landing_.Begin(piece.delivery, "");
  reader_.Begin(landing_);
  if (held) {
    reader_.Push(buffer_);
  } else {
    while (!stopped_ && stream.Read(&buffer_, 0, kStreamBytes) > 0 && reader_.Push(buffer_)) {
    }
  }
  landing_.End(reader_.Finish(), digest);
}

bool MessageWorker::ReadTable(const Piece& piece, std::string_view bytes, const Digest& digest) {
  base::TableFile table = base::ParseTable(bytes, setup_.inputs[piece.delivery].name);
  const ijw::CsvClass* found = setup_.tables.Recognise(table);
  if (found == nullptr) {
    return false;
  }
  ijw::MappedTable messages(*found, std::move(table), DigestText(digest), ijw::ReadLimits{});
  for (std::size_t m = 0; m < messages.message_count() && !stopped_; ++m) {
    landing_.Begin(piece.delivery, piece.entry);
    landing_.End(messages.Read(m, landing_), digest);
    if (landing_.block_bytes() > kBlockBytes) {
      Give(false);
    }
  }
  return true;
}

void MessageWorker::ReadEntry(const Piece& piece, ArchiveReader* rest) {
  const InputKind kind = KindOf(std::string_view(piece.bytes).substr(0, kHeadBytes));
  if (kind == InputKind::kArchive || kind == InputKind::kOtherArchive) {
    const std::string& name = setup_.inputs[piece.delivery].name;
    throw Error(ErrorKind::kBadData,
                piece.entry.empty()  // a .gz has no names
                    ? Say("source.packed_twice", {{"file", name}})
                    : Say("source.archive_in_archive", {{"file", name}, {"entry", piece.entry}}));
  }
  digest_.Begin();
  digest_.Add(piece.bytes);
  if (kind == InputKind::kTable && !piece.more) {
    const Digest digest = digest_.Finish();
    if (ReadTable(piece, piece.bytes, digest)) {
      return;
    }
    digest_.Begin();
    digest_.Add(piece.bytes);
  }
  landing_.Begin(piece.delivery, piece.entry);
  std::uint64_t bytes = piece.bytes.size();
  bool reading = kind == InputKind::kMessage;
  if (reading) {
    reader_.Begin(landing_);
    reading = reader_.Push(piece.bytes);
  }
  if (piece.more) {
    buffer_.resize(kStreamBytes);
    while (const std::size_t got = rest->Read(buffer_.data(), buffer_.size())) {
      const std::string_view part = std::string_view(buffer_).substr(0, got);
      digest_.Add(part);
      bytes += got;
      reading = reading && !stopped_ && reader_.Push(part);
    }
  }
  ijw::ReadOutcome outcome;
  if (kind == InputKind::kMessage) {
    outcome = reader_.Finish();
  } else {
    outcome.status = ijw::MessageStatus::kUnknown;
    outcome.bytes = bytes;
    outcome.line = 1;
    outcome.problem = Say("source.no_message");
  }
  landing_.End(outcome, digest_.Finish());
}

}  // namespace doelmaat::ingest
