// Any bytes as a message, in pieces of a size that the bytes choose: read or refused, never worse.
// What is told of the same bytes in one piece must be the same.
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/embedded_files.h"
#include "ijw/grammar.h"
#include "ijw/message_reader.h"
#include "ijw/redaction.h"

namespace {

using namespace doelmaat;  // NOLINT(google-build-using-namespace): one program, one function

class Digest : public ijw::MessageHandler {
 public:
  void OnStart(const ijw::MessageHead& head) override {
    grammar_ = head.grammar;
    told += head.grammar->message;
  }
  void OnOpen(const ijw::Record& record) override { told += record.type->name; }
  void OnClose(const ijw::Record& record) override {
    told += ijw::RedactedFragment(*grammar_, record);
  }
  void OnFinding(const ijw::Finding& finding) override {
    told += finding.rule + finding.path + finding.value;
  }
  std::string told;

 private:
  const ijw::MessageGrammar* grammar_ = nullptr;
};

ijw::MessageStatus Read(ijw::MessageReader& reader,
                        std::string_view bytes,
                        std::size_t piece,
                        Digest& digest) {
  reader.Begin(digest);
  while (!bytes.empty() && reader.Push(bytes.substr(0, piece))) {
    bytes.remove_prefix(std::min(piece, bytes.size()));
  }
  return reader.Finish().status;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ijw::Grammar grammar = ijw::Grammar::Load(base::Catalog(), "3.2");
  static ijw::MessageReader reader(grammar, {});
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t piece = size == 0 ? 1 : 1 + data[size - 1] % 64U;
  Digest whole;
  Digest pieces;
  const ijw::MessageStatus status = Read(reader, bytes, size + 1, whole);
  const ijw::MessageStatus in_pieces = Read(reader, bytes, piece, pieces);
  const bool read = status == ijw::MessageStatus::kRead;
  // A broken message may have told more or less before it broke, but it is broken either way.
  if (read != (in_pieces == ijw::MessageStatus::kRead) || (read && whole.told != pieces.told)) {
    std::abort();
  }
  return 0;
}
