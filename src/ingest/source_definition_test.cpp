#include "ingest/source_definition.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::ingest {
namespace {

std::string RefusalOf(const std::string& bytes) {
  try {
    ParseSourceDefinition({"catalog/source/x.toml", bytes});
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kConfig);
    return error.what();
  }
  return "";
}

TEST(SourceDefinitions, OfTheCatalogueAreWhole) {
  const auto definitions = LoadSourceDefinitions(base::Catalog());
  EXPECT_EQ(definitions.size(), 16U);
  for (const SourceDefinition& definition : definitions) {
    EXPECT_FALSE(definition.key.empty()) << definition.id;
    EXPECT_GE(definition.columns.size(), 3U) << definition.id;
  }
}

TEST(ParseSourceDefinition, NamesFileAndLine) {
  EXPECT_NE(RefusalOf("id = ").find("catalog/source/x.toml, regel 1"), std::string::npos);
  EXPECT_NE(RefusalOf("id = \"x\"\n").find("'title' ontbreekt"), std::string::npos);
  EXPECT_NE(
      RefusalOf("id='x'\ntitle='x'\nland='land_x'\nkey=['a']\n").find("regel 4: sleutelkolom 'a'"),
      std::string::npos);
  EXPECT_NE(RefusalOf("id='x'\ntitle='x'\nland='l'\n[[column]]\nname='a'\ntype='kleur'\n")
                .find("regel 6: onbekend type 'kleur'"),
            std::string::npos);
}

// A word misspelt would otherwise be left out in silence.
TEST(ParseSourceDefinition, RefusesWhatItDoesNotKnow) {
  const std::string head = "id='x'\ntitle='x'\nland='l'\n";
  EXPECT_NE(RefusalOf(head + "[[column]]\nname='a'\ntype='text'\nallowd=['b']\n").find("regel 7"),
            std::string::npos);
  EXPECT_NE(RefusalOf(head + "[[column]]\nname='a'\ntype='integer'\nminimum='0'\n").find("regel 7"),
            std::string::npos);
  EXPECT_EQ(RefusalOf(head + "[[column]]\nname='a'\ntype='integer'\nminimum=0\n"), "");
}

TEST(UnreadColumns, AreThoseThatTheDefinitionDoesNotName) {
  const SourceDefinition definition =
      ParseSourceDefinition({"x.toml",
                             "id='x'\ntitle='t'\nland='l'\nkey=['a']\naside=['name']\n[[column]]"
                             "\nname='a'\ntype='text'\n"});
  EXPECT_EQ(UnreadColumns(base::ParseTable("name,b,a\n1,2,3\n", "a.csv"), definition),
            std::vector<std::string>{"b"});
}

TEST(Recognise, NamesTheColumnThatIsMissing) {
  const auto definitions = LoadSourceDefinitions(base::Catalog());
  const auto whole =
      base::ParseTable("taakveld,lasten_eur,gm_code,stand,jaar,extra\n1,2,3,4,5,6\n", "a.csv");
  EXPECT_EQ(Recognise(whole, definitions).id, "iv3");
  const auto part = base::ParseTable("jaar,stand,gm_code,taakveld\n1,2,3,4\n", "a.csv");
  try {
    Recognise(part, definitions);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("'lasten_eur' ontbreekt"), std::string::npos);
  }
  const auto other = base::ParseTable("x,y\n1,2\n", "a.csv");
  EXPECT_THROW(Recognise(other, definitions), Error);
}

}  // namespace
}  // namespace doelmaat::ingest
