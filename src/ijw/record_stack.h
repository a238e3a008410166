// The records that are open while a message is read, and the telling of them to a handler: the
// same for XML and for tables.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ijw/grammar.h"
#include "ijw/message_reader.h"
#include "ijw/record.h"

namespace doelmaat::ijw {

class RecordStack {
 public:
  // Forgets the records that are still open from an earlier message.
  void Clear() { open_.clear(); }
  // Starts a message.
  void Start(const MessageGrammar& message, MessageHandler& handler);
  // Opens a record inside the innermost one.
  void Open(int record, std::uint32_t line);
  // Closes the innermost record.
  void Close();

  // Puts a leaf in the innermost record. A leaf that repeats is put several times: its texts stand
  // with a space between, and all must be good. False when they together are too long.
  bool Put(int slot, std::string_view text, std::uint32_t line, bool good, std::size_t limit);
  // Whether the innermost record has the leaf.
  bool Has(int slot) const { return Innermost().fields[Index(slot)].filled(); }

  bool empty() const { return open_.empty(); }
  // Reference of the innermost record that has one, as far as it has been read; else empty.
  std::string_view Reference() const;
  // BSN of the client that is open; else empty.
  std::string_view Bsn() const;

 private:
  // One for each type of record: records of one type are never inside each other.
  struct Storage {
    Record record;
    std::vector<Field> fields;
    std::unique_ptr<char[]> text;  // what the fields look at
    std::size_t used = 0;
    std::size_t capacity = 0;
    std::uint32_t count = 0;
    bool told = false;  // OnOpen was called
  };

  static std::size_t Index(int slot) { return static_cast<std::size_t>(slot); }
  const Storage& Innermost() const { return storage_[open_.back()]; }
  void Tell(Storage& storage);
  static void Grow(Storage& storage, std::size_t more);

  const MessageGrammar* message_ = nullptr;
  MessageHandler* handler_ = nullptr;
  std::vector<Storage> storage_;
  std::vector<std::size_t> open_;
};

}  // namespace doelmaat::ijw
