// How fast messages are read, with a handler that does nothing: one long JW323, and many short
// messages one after another. The peer is libxml2 alone on the same bytes.
#include <string>

#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include "base/embedded_files.h"
#include "base/file.h"
#include "google_benchmark.h"
#include "ijw/grammar.h"
#include "ijw/message_reader.h"

namespace doelmaat::bench {
namespace {

using ::benchmark::State;

constexpr std::size_t kLongMessage = std::size_t{64} << 20U;
constexpr std::size_t kPiece = std::size_t{64} << 10U;

class NoHandler : public ijw::MessageHandler {
 public:
  void OnStart(const ijw::MessageHead&) override {}
  void OnOpen(const ijw::Record&) override { ++records; }
  void OnClose(const ijw::Record&) override {}
  void OnFinding(const ijw::Finding&) override { ++findings; }
  std::size_t records = 0;
  std::size_t findings = 0;
};

const ijw::Grammar& Release() {
  static const ijw::Grammar grammar = ijw::Grammar::Load(base::Catalog(), "3.2");
  return grammar;
}

std::string Example(const std::string& name) {
  return base::ReadFile(std::string(DOELMAAT_EXAMPLES) + "/" + name);
}

// A message of the examples with its clients many times over.
std::string LongMessage() {
  const std::string example = Example("06-jw323-februari-met-credit.xml");
  const std::size_t first = example.find("<jw323:Client>");
  const std::size_t end = example.find("</jw323:Clienten>");
  const std::string client = example.substr(first, end - first);
  std::string message = example.substr(0, first);
  while (message.size() < kLongMessage) {
    message += client;
  }
  return message + example.substr(end);
}

void Read(ijw::MessageReader& reader, std::string_view message, State& state) {
  NoHandler handler;
  reader.Begin(handler);
  for (std::size_t at = 0; at < message.size(); at += kPiece) {
    reader.Push(message.substr(at, kPiece));
  }
  if (reader.Finish().status != ijw::MessageStatus::kRead || handler.findings > 0) {
    state.SkipWithError("the message was not read");
  }
}

void ReadLongMessage(State& state) {
  const std::string message = LongMessage();
  ijw::MessageReader reader(Release(), {});
  for (auto _ : state) {
    Read(reader, message, state);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(message.size()));
}
BENCHMARK(ReadLongMessage)->Unit(::benchmark::kMillisecond);

void ReadShortMessages(State& state) {
  const std::string message = Example("02-jw301-toewijzing.xml");
  ijw::MessageReader reader(Release(), {});
  for (auto _ : state) {
    Read(reader, message, state);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(message.size()));
}
BENCHMARK(ReadShortMessages)->Unit(::benchmark::kMicrosecond);

void Libxml2Alone(State& state) {
  const std::string message = LongMessage();
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = [](void*,
                          const xmlChar*,
                          const xmlChar*,
                          const xmlChar*,
                          int,
                          const xmlChar**,
                          int,
                          int,
                          const xmlChar**) {};
  sax.endElementNs = [](void*, const xmlChar*, const xmlChar*, const xmlChar*) {};
  sax.characters = [](void*, const xmlChar*, int) {};
  sax.ignorableWhitespace = sax.characters;
  for (auto _ : state) {
    xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&sax, nullptr, nullptr, 0, nullptr);
    for (std::size_t at = 0; at < message.size(); at += kPiece) {
      const std::string_view piece = std::string_view(message).substr(at, kPiece);
      xmlParseChunk(context, piece.data(), static_cast<int>(piece.size()), 0);
    }
    xmlParseChunk(context, nullptr, 0, 1);
    xmlFreeParserCtxt(context);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(message.size()));
}
BENCHMARK(Libxml2Alone)->Unit(::benchmark::kMillisecond);

}  // namespace
}  // namespace doelmaat::bench

BENCHMARK_MAIN();
