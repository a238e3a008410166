// Any bytes as a table that may stand for messages: read, or refused with an Error.
#include <cstdint>
#include <string_view>

#include "base/embedded_files.h"
#include "base/error.h"
#include "base/table_file.h"
#include "ijw/grammar.h"
#include "ijw/mapped_csv.h"
#include "ijw/redaction.h"

namespace {

using namespace doelmaat;  // NOLINT(google-build-using-namespace): one program, one function

class Redact : public ijw::MessageHandler {
 public:
  void OnStart(const ijw::MessageHead& head) override { grammar_ = head.grammar; }
  void OnOpen(const ijw::Record&) override {}
  void OnClose(const ijw::Record& record) override { ijw::RedactedFragment(*grammar_, record); }
  void OnFinding(const ijw::Finding&) override {}

 private:
  const ijw::MessageGrammar* grammar_ = nullptr;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ijw::Grammar grammar = ijw::Grammar::Load(base::Catalog(), "3.2");
  static const ijw::CsvClasses classes = ijw::CsvClasses::Load(base::Catalog(), grammar);
  try {
    base::TableFile table =
        base::ParseTable({reinterpret_cast<const char*>(data), size}, "fuzz.csv");
    const ijw::CsvClass* found = classes.Recognise(table);
    if (found == nullptr) {
      return 0;
    }
    ijw::MappedTable mapped(*found, std::move(table), "0123456789abcdef", {});
    Redact handler;
    for (std::size_t i = 0; i < mapped.message_count(); ++i) {
      mapped.Read(i, handler);
    }
  } catch (const Error&) {
    return 0;
  }
  return 0;
}
