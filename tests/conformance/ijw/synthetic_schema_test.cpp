// Every message of a made-up region against the official schemas of iJw 3.2. These are not ours to
// copy: without them the test is skipped.
#include <map>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "conformance_data.h"
#include "synth/claim_text.h"
#include "synth/notice.h"
#include "synth/person.h"

namespace doelmaat::conformance {
namespace {

// The schemas, each read once.
class Schemas {
 public:
  explicit Schemas(std::filesystem::path folder) : folder_(std::move(folder)) {}
  ~Schemas() {
    for (const auto& [name, schema] : schemas_) {
      xmlSchemaFree(schema);
    }
  }
  Schemas(const Schemas&) = delete;
  Schemas& operator=(const Schemas&) = delete;

  bool Holds(const std::string& message, const std::string& text) {
    const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document(
        xmlReadMemory(text.data(),
                      static_cast<int>(text.size()),
                      nullptr,
                      nullptr,
                      XML_PARSE_NONET | XML_PARSE_NOERROR),
        [](xmlDoc* read) { xmlFreeDoc(read); });
    if (document == nullptr) {
      return false;
    }
    const std::unique_ptr<xmlSchemaValidCtxt, void (*)(xmlSchemaValidCtxt*)> check(
        xmlSchemaNewValidCtxt(Read(message)),
        [](xmlSchemaValidCtxt* context) { xmlSchemaFreeValidCtxt(context); });
    return xmlSchemaValidateDoc(check.get(), document.get()) == 0;
  }

 private:
  xmlSchema* Read(const std::string& message) {
    const auto found = schemas_.find(message);
    if (found != schemas_.end()) {
      return found->second;
    }
    const std::string path = (folder_ / ("jw" + message + ".xsd")).string();
    xmlSchemaParserCtxt* const parser = xmlSchemaNewParserCtxt(path.c_str());
    xmlSchema* const schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    return schemas_[message] = schema;
  }

  std::filesystem::path folder_;
  std::map<std::string, xmlSchema*> schemas_;
};

// "301" of ".../ijw/3_2/jw301/schema".
std::string MessageOf(const std::string& text) {
  const std::size_t start = text.find("/ijw/3_2/jw");
  return text.substr(start + std::string_view("/ijw/3_2/jw").size(), 3);
}

TEST(SyntheticTraffic, EveryMessageHoldsAgainstTheOfficialSchema) {
  const auto sets = ThirdPartyFolder();
  const std::filesystem::path folder =
      sets.has_value() ? sets->parent_path() / "standards" / "ijw" / "3.2" : "";
  if (!std::filesystem::exists(folder / "basisschema.xsd")) {
    GTEST_SKIP() << "the official schemas are not there";
  }
  synth::SynthOptions options;
  options.municipalities = 2;
  options.youths = 400;
  options.years = 2;
  options.seed = 6;
  const synth::Region region = synth::MakeRegion(options);
  const std::vector<std::uint32_t> bsns = synth::MakeBsns(2000);
  Schemas schemas(folder);
  std::map<std::string, int> held;
  const auto check = [&](const std::string& text) {
    const std::string message = MessageOf(text);
    EXPECT_TRUE(schemas.Holds(message, text)) << text;
    ++held[message];
  };
  std::uint64_t first = 0;
  for (std::size_t index = 0; index < region.municipalities.size(); ++index) {
    const synth::Traffic traffic = synth::MakeTraffic(region, index, first);
    first += traffic.youths.size();
    const synth::Texts texts{region, traffic, bsns};
    synth::WriteNotices(texts,
                        [&](synth::Month, const synth::NoticeText& notice) { check(notice.text); });
    for (const synth::Declaration& declaration : traffic.declarations) {
      check(synth::DeclarationText(texts, declaration));
      if (declaration.answer != synth::Answer::kOpen) {
        check(synth::DeclarationAnswerText(texts, declaration));
      }
    }
  }
  EXPECT_EQ(held.size(), 14U);  // every message of the release
  for (const auto& [message, count] : held) {
    EXPECT_GT(count, 5) << message;
  }
}

}  // namespace
}  // namespace doelmaat::conformance
