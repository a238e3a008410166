// Takes blocks of messages into the store, in the order of the inputs: gives messages and
// deliveries their numbers, leaves out what is there already. Within the transaction that is open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/digest_set.h"
#include "ingest/import.h"
#include "ingest/landed_block.h"
#include "ingest/message_source.h"

namespace doelmaat::ingest {

struct WriterOptions {
  bool strict = false;
  bool every_message = false;
};

class LandingWriter {
 public:
  LandingWriter(store::Database& database,
                const LandingPlan& plan,
                const std::vector<InputFile>& inputs,
                const WriterOptions& options);
  ~LandingWriter();
  LandingWriter(const LandingWriter&) = delete;
  LandingWriter& operator=(const LandingWriter&) = delete;

  // Digests of the deliveries that were there before; for the workers, so never changed here.
  const DigestSet& known_deliveries() const { return known_deliveries_; }
  void Write(LandedBlock block);
  std::vector<ImportedFile> Finish();

 private:
  // A table with the columns that get their values here.
  struct Target;
  struct Open {
    std::size_t input = 0;
    Digest digest{};
    std::int64_t id = 0;
    bool known = false;
  };

  void StartDelivery(const DeliveryStart& start);
  void EndDelivery();
  void LoadMessages();
  void WriteMessage(LandedBlock& block, LandedMessage& message);
  void LandRows(LandedBlock& block,
                const LandedMessage& message,
                std::optional<std::int64_t> number);
  void TakeBack(const LandedMessage& message);
  void Note(LandedMessage& message, std::optional<std::int64_t> number, bool known);
  void RefuseWhenStrict(const LandedMessage& message) const;
  void GiveRows(LandedBlock& block, std::size_t table, RowRange rows);
  void GivePending(LandedBlock& block);

  store::Database& database_;
  const LandingPlan& plan_;
  const std::vector<InputFile>& inputs_;
  WriterOptions options_;
  // Landed of a message that is not at its end.
  std::size_t open_rows_ = 0;
  std::size_t open_rejected_ = 0;
  DigestSet known_deliveries_;
  DigestSet deliveries_;  // of this import
  DigestSet messages_;
  bool messages_loaded_ = false;
  std::int64_t last_message_ = 0;
  std::int64_t last_delivery_ = 0;
  std::vector<std::unique_ptr<Target>> targets_;
  store::ColumnBatch book_;        // rows of land_delivery, until the end: there may be many
  std::vector<RowRange> pending_;  // by table: rows of the block at hand that follow each other
  std::optional<Open> delivery_;
  std::vector<ImportedFile> done_;  // by input
};

}  // namespace doelmaat::ingest
