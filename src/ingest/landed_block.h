// What a worker has made of one or more messages, on its way to the writer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ijw/message_reader.h"
#include "ingest/judged_finding.h"
#include "ingest/landing_plan.h"
#include "ingest/message_digest.h"
#include "store/column_appender.h"

namespace doelmaat::ingest {

struct RowRange {
  std::size_t first = 0;
  std::size_t count = 0;
};

// One message, or the part of one that is in this block.
struct LandedMessage {
  std::size_t delivery = 0;  // which of the inputs
  std::string entry;         // name in the archive; empty for a file of its own
  bool continued = false;    // its first rows are in the block before
  bool unfinished = false;   // its last rows are in the block behind
  // Known at the end.
  ijw::MessageStatus status = ijw::MessageStatus::kRead;
  std::string bericht;  // "323"; empty when it was not recognised
  std::string problem;  // why it was not read
  std::uint32_t line = 0;
  Digest digest{};
  bool accepted = true;
  std::vector<RowRange> rows;  // by table of the plan
  std::size_t rejected_records = 0;
  std::vector<JudgedFinding> findings;  // only when asked for
};

// The first sight of an input, with the digest of its bytes.
struct DeliveryStart {
  std::size_t delivery = 0;
  Digest digest{};
};

struct LandedBlock {
  explicit LandedBlock(const LandingPlan& plan);

  std::size_t bytes() const;

  std::vector<store::ColumnBatch> tables;
  std::vector<DeliveryStart> starts;  // of deliveries that begin here, in order
  std::vector<LandedMessage> messages;
  std::uint64_t input_bytes = 0;  // that were read to make it
};

}  // namespace doelmaat::ingest
