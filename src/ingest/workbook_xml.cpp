#include "ingest/workbook_xml.h"

#include <cstddef>
#include <exception>
#include <memory>
#include <vector>

#include <libxml/parser.h>

#include "ijw/xml_problem.h"

namespace doelmaat::ingest {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;
constexpr std::size_t kWordsOfAttribute = 5;  // name, prefix, namespace, value, its end

const char* Chars(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

// One file on its way through libxml2. What a handler throws is kept until libxml2 has let go.
class Parse {
 public:
  explicit Parse(const XmlHandlers& handlers) : handlers_(handlers) {
    ijw::InitialiseXml();
    ijw::SilenceXml();
    xmlSAXHandler sax{};
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = &Parse::OnOpen;
    sax.endElementNs = &Parse::OnClose;
    sax.characters = &Parse::OnText;
    sax.cdataBlock = &Parse::OnText;
    // A document type could define entities; a workbook has none.
    sax.internalSubset = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
      Self(self).Stop();
    };
    context_.reset(xmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr));
    xmlCtxtUseOptions(context_.get(), XML_PARSE_NONET);
  }

  // Whether it is XML to its end.
  bool Read(ByteSource* source) {
    std::vector<char> buffer(kBlock);
    int outcome = 0;
    while (outcome == 0 && !failure_) {
      const std::size_t got = source->Read(buffer.data(), buffer.size());
      outcome =
          xmlParseChunk(context_.get(), buffer.data(), static_cast<int>(got), got == 0 ? 1 : 0);
      if (got == 0) {
        break;
      }
    }
    if (failure_) {
      std::rethrow_exception(failure_);
    }
    return outcome == 0 && !stopped_;
  }

 private:
  static Parse& Self(void* self) { return *static_cast<Parse*>(self); }

  void Stop() {
    stopped_ = true;
    xmlStopParser(context_.get());
  }

  template <typename Act>
  void Guard(Act act) {
    if (failure_ || stopped_) {
      return;
    }
    try {
      act();
    } catch (...) {  // libxml2 is C: nothing may pass through it
      failure_ = std::current_exception();
      xmlStopParser(context_.get());
    }
  }

  // NOLINTNEXTLINE(readability-function-size): libxml2 says how many parameters there are.
  static void OnOpen(void* self,
                     const xmlChar* name,
                     const xmlChar*,
                     const xmlChar*,
                     int,
                     const xmlChar**,
                     int count,
                     int,
                     const xmlChar** attributes) {
    Parse& parse = Self(self);
    parse.Guard([&] { parse.handlers_.on_open(Chars(name), {attributes, count}); });
  }
  static void OnClose(void* self, const xmlChar* name, const xmlChar*, const xmlChar*) {
    Parse& parse = Self(self);
    parse.Guard([&] { parse.handlers_.on_close(Chars(name)); });
  }
  static void OnText(void* self, const xmlChar* text, int size) {
    Parse& parse = Self(self);
    parse.Guard([&] { parse.handlers_.on_text({Chars(text), static_cast<std::size_t>(size)}); });
  }

  const XmlHandlers& handlers_;
  std::unique_ptr<xmlParserCtxt, void (*)(xmlParserCtxtPtr)> context_{nullptr, &xmlFreeParserCtxt};
  std::exception_ptr failure_;
  bool stopped_ = false;
};

}  // namespace

std::string XmlAttributes::Get(std::string_view name) const {
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
    const unsigned char* const* one = at + i * kWordsOfAttribute;
    if (name == Chars(one[0])) {
      return {Chars(one[3]), Chars(one[4])};
    }
  }
  return "";
}

FilePart EntryOf(const std::string& path, const std::string& name, const std::string& entry) {
  return {path, name, entry, true};
}

void ReadXml(const FilePart& part, const WorkbookPlace& place, const XmlHandlers& handlers) {
  const std::unique_ptr<ByteSource> source = Open(part);
  if (!Parse(handlers).Read(source.get())) {
    place.RefuseWhole("sheet.damaged");
  }
}

}  // namespace doelmaat::ingest
