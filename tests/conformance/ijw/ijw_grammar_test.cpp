// Our grammar of iJw 3.2 against the official schemas, and our examples against what they must give
// at level 1. The schemas are not ours to copy: without them that part is skipped.
#include <map>

#include <gtest/gtest.h>

#include "base/file.h"
#include "conformance_data.h"
#include "ijw/grammar.h"
#include "ijw/message_reader.h"
#include "official_schema.h"

namespace doelmaat::conformance {
namespace {

const ijw::Grammar& Release32() {
  static const ijw::Grammar grammar = ijw::Grammar::Load(base::Catalog(), "3.2");
  return grammar;
}

std::filesystem::path SchemaFolder() {
  const auto sets = ThirdPartyFolder();
  return sets.has_value() ? sets->parent_path() / "standards" / "ijw" / "3.2"
                          : std::filesystem::path();
}

// What the patterns that we know by name are in the schemas.
std::string PatternOf(const std::string& name) {
  static const std::map<std::string, std::string> kPatterns = {
      {"", ""},
      {"gevuld", ".*[^\\s].*"},
      {"gevuld, meer regels", "([.\\s]*\\S+[.\\s]*)+"},
      {"cijfers", "[0-9]*"},
      {"4 cijfers", "[0-9]{4}"},
      {"8 cijfers", "[0-9]{8}"},
      {"9 cijfers", "[0-9]{9}"},
      {"letters", "([a-zA-ZÀ-ỳ])+"},
      {"letters en cijfers", "([a-zA-Z0-9])+"},
      {"versie", "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)"},
  };
  return kPatterns.at(name);
}

std::string PrimitiveOf(ijw::Primitive primitive) {
  switch (primitive) {
    case ijw::Primitive::kText:
      return "string";
    case ijw::Primitive::kInteger:
      return "integer";
    case ijw::Primitive::kDate:
      return "date";
    case ijw::Primitive::kTime:
      return "time";
  }
  return "";
}

// The pattern that our grammar stands for: of a fixed value the value, of a day or time that
// without a time zone.
std::string OurPattern(const ijw::Element& element) {
  if (!element.fixed.empty()) {
    return element.fixed;
  }
  switch (element.type->primitive) {
    case ijw::Primitive::kDate:
      return "[^:Z]*";
    case ijw::Primitive::kTime:
      return "[^Z+-]+";
    case ijw::Primitive::kText:
    case ijw::Primitive::kInteger:
      return PatternOf(element.type->pattern);
  }
  return "";
}

void CompareLeaf(const ijw::Element& ours, const OfficialElement& official) {
  const ijw::LeafType& type = *ours.type;
  EXPECT_EQ(type.name, official.type);
  EXPECT_EQ(PrimitiveOf(type.primitive), official.primitive);
  std::map<std::string, std::string> facets;
  const auto facet = [&](const char* name, const auto& value) {
    if (value.has_value()) {
      facets[name] = std::to_string(*value);
    }
  };
  facet("minLength", type.min_length);
  facet("maxLength", type.max_length);
  facet("minInclusive", type.min_value);
  facet("maxInclusive", type.max_value);
  EXPECT_EQ(facets, official.facets);
  EXPECT_EQ(type.allowed, official.allowed);
  EXPECT_EQ(OurPattern(ours), official.patterns.empty() ? "" : official.patterns.back());
}

TEST(IjwGrammar, IsThatOfTheOfficialSchemas) {
  const std::filesystem::path folder = SchemaFolder();
  if (!std::filesystem::exists(folder / "basisschema.xsd")) {
    GTEST_SKIP() << "the official schemas are not here";
  }
  const ijw::Release& release = Release32().releases().front();
  std::size_t compared = 0;
  for (const ijw::MessageGrammar& message : Release32().messages()) {
    const auto official =
        ReadOfficialSchema(folder / ("jw" + message.message + ".xsd"), folder / "basisschema.xsd");
    ASSERT_EQ(message.elements.size(), official.size()) << message.message;
    for (std::size_t i = 0; i < official.size(); ++i) {
      const ijw::Element& ours = message.elements[i];
      SCOPED_TRACE(message.message + " " + official[i].path);
      ASSERT_EQ(ours.path, official[i].path);
      EXPECT_EQ(std::to_string(ours.min_occurs), official[i].min_occurs);
      EXPECT_EQ(ours.repeats ? "unbounded" : "1", official[i].max_occurs);
      std::string name_space = release.message_namespace;
      name_space.replace(name_space.find("{bericht}"), 9, message.message);
      EXPECT_EQ(ours.in_base_namespace ? release.base_namespace : name_space,
                official[i].name_space);
      ASSERT_EQ(ours.type == nullptr, official[i].type.empty());
      if (ours.type != nullptr) {
        CompareLeaf(ours, official[i]);
      }
      ++compared;
    }
  }
  EXPECT_EQ(Release32().messages().size(), 14U);
  EXPECT_EQ(compared, 784U);
}

class FindingList : public ijw::MessageHandler {
 public:
  void OnStart(const ijw::MessageHead&) override {}
  void OnOpen(const ijw::Record&) override {}
  void OnClose(const ijw::Record&) override {}
  void OnFinding(const ijw::Finding& finding) override { rules.push_back(finding.rule); }
  std::vector<std::string> rules;
};

TEST(IjwExamples, GiveTheFindingOfTheIndexAtLevelOneAndNoOther) {
  const std::filesystem::path folder = OwnFolder() / "ijw" / "voorbeelden";
  const base::TableFile index = ReadTable(folder / "index.csv");
  ijw::MessageReader reader(Release32(), {});
  for (const std::vector<std::string>& row : index.rows) {
    const std::string& file = row[index.Column("bestand")];
    std::vector<std::string> expected;
    if (row[index.Column("controleniveau")] == "1") {
      const std::string& rule = row[index.Column("regel")];
      // A namespace of another release is no fault of the message: see the contract of the reader.
      expected.push_back(rule == "namespace" ? "release-niet-getoetst" : rule);
    }
    FindingList found;
    reader.Begin(found);
    reader.Push(base::ReadFile(folder / file));
    EXPECT_EQ(reader.Finish().status, ijw::MessageStatus::kRead) << file;
    EXPECT_EQ(found.rules, expected) << file;
  }
  EXPECT_EQ(index.rows.size(), 65U);
}

}  // namespace
}  // namespace doelmaat::conformance
