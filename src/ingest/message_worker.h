// One of the threads that make blocks of messages: takes pieces from the source, reads and lands
// them, gives the blocks to the queue.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ijw/csv_class.h"
#include "ijw/message_reader.h"
#include "ingest/landing_queue.h"
#include "ingest/message_landing.h"
#include "ingest/work_source.h"

namespace doelmaat::ingest {

struct WorkerSetup {
  const LandingSetup& landing;
  const ijw::Grammar& grammar;
  const ijw::CsvClasses& tables;
  const std::vector<InputFile>& inputs;
  const DigestSet& known;  // digests of deliveries
  bool read_known = false;
};

class MessageWorker {
 public:
  MessageWorker(const WorkerSetup& setup, WorkSource& source, LandingQueue& queue);

  // Until there is no work or somebody failed. Lets nothing out: a problem goes to the queue.
  void Run();

 private:
  void Work(Chunk& chunk);
  void ReadFile(const Piece& piece);
  void ReadEntry(const Piece& piece, ArchiveReader* rest);
  // Lands every message of a table; false when the text is no table of messages.
  bool ReadTable(const Piece& piece, std::string_view bytes, const Digest& digest);
  bool Starts(std::size_t delivery, const Digest& digest);
  void Give(bool last);

  WorkerSetup setup_;
  WorkSource& source_;
  LandingQueue& queue_;
  ijw::MessageReader reader_;
  DigestStream digest_;
  MessageLanding landing_;
  std::size_t sequence_ = 0;
  bool stopped_ = false;
  std::string buffer_;
};

}  // namespace doelmaat::ingest
