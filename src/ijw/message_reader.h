// Reads one message, piece by piece, and gives its records and its level-1 findings in the order of
// the file. Holds no more of a file than the records that are open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "ijw/finding.h"
#include "ijw/grammar.h"
#include "ijw/record.h"

namespace doelmaat::ijw {

struct ReadLimits {
  std::size_t message_bytes = std::size_t{64} << 30;  // a whole message
  std::size_t text_bytes = std::size_t{1} << 20;      // one text or attribute
  std::size_t depth = 64;
  std::size_t findings = 100000;  // of one message; after that they are counted, not kept
};

// How a message came to its end.
enum class MessageStatus {
  kRead,         // read to the end, perhaps with findings
  kBroken,       // no well-formed XML, a wrong encoding, beyond a limit: nothing of it counts
  kUnknown,      // XML, but not of a message of a release that is read
  kUnsupported,  // recognised, not read: iJw before 3.0, iWmo, EI
};

struct MessageHead {
  const MessageGrammar* grammar = nullptr;
  std::string release;  // "3.2", from the namespace
};

// Told what is read. Everything given is valid during the call only.
class MessageHandler {
 public:
  virtual ~MessageHandler() = default;
  // The root is known.
  virtual void OnStart(const MessageHead& head) = 0;
  // The leaves of the record that stand before the first record inside it are in. A leaf that
  // stands after (RetourCodes of a Client) is there only at OnClose.
  virtual void OnOpen(const Record& record) = 0;
  // The record and all inside it are complete.
  virtual void OnClose(const Record& record) = 0;
  virtual void OnFinding(const Finding& finding) = 0;
};

struct ReadOutcome {
  MessageStatus status = MessageStatus::kRead;
  std::uint64_t bytes = 0;
  std::uint32_t line = 0;  // where it ended or broke
  std::string problem;     // for people, when the status is not kRead; holds nothing of a person
  std::uint64_t findings_beyond_limit = 0;
};

// XML by libxml2 SAX2 push: no network, no entities, no DTD.
class MessageReader {
 public:
  MessageReader(const Grammar& grammar, const ReadLimits& limits);
  ~MessageReader();
  MessageReader(const MessageReader&) = delete;
  MessageReader& operator=(const MessageReader&) = delete;

  // One message: Begin, Push until the bytes are up (false: broken, stop), Finish. To be used again
  // for the next message.
  void Begin(MessageHandler& handler);
  bool Push(std::string_view bytes);
  ReadOutcome Finish();

 private:
  struct Internal;
  std::unique_ptr<Internal> internal_;
};

}  // namespace doelmaat::ijw
