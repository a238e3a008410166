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

// The first 80 characters of a text.
std::string Shortened(std::string_view text);

class RecordStack {
 public:
  // After so many findings of one message they are counted only.
  explicit RecordStack(std::size_t most_findings) : most_findings_(most_findings) {}

  // Forgets what is left of an earlier message.
  void Clear(MessageHandler& handler);
  // Makes room for the records of a message.
  void Start(const MessageGrammar& message);
  // Opens a record inside the innermost one.
  void Open(int record, std::uint32_t line);
  // Closes the innermost record.
  void Close();

  // Puts a leaf in the innermost record. A leaf that repeats is put several times: its texts stand
  // with a space between, and all must be good. False when they together are too long.
  bool Put(int slot, std::string_view text, std::uint32_t line, bool good, std::size_t limit);
  // Tells a finding, with the reference of the record that is open and without anything in which
  // the BSN of its client stands.
  void AddFinding(std::string_view rule,
                  std::string_view path,
                  std::string_view value,
                  std::uint32_t line);
  std::uint64_t findings_beyond_limit() const { return findings_beyond_limit_; }

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
  // Reference of the innermost record that has one, as far as it has been read; else empty.
  std::string_view Reference() const;
  // BSN of the client that is open; else empty.
  std::string_view Bsn() const;
  void Tell(Storage& storage);
  static void Grow(Storage& storage, std::size_t more);

  const MessageGrammar* message_ = nullptr;
  MessageHandler* handler_ = nullptr;
  std::vector<Storage> storage_;
  std::vector<std::size_t> open_;
  std::uint64_t most_findings_;
  std::uint64_t findings_ = 0;
  std::uint64_t findings_beyond_limit_ = 0;
};

}  // namespace doelmaat::ijw
