#include "ijw/grammar.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::ijw {
namespace {

const Grammar& Release32() {
  static const Grammar grammar = Grammar::Load(base::Catalog(), "3.2");
  return grammar;
}

std::vector<std::string> RecordNames(const MessageGrammar& message) {
  std::vector<std::string> names;
  for (const RecordType& record : message.records) {
    names.push_back(record.name);
  }
  return names;
}

TEST(Grammar, HasTheFourteenMessages) {
  std::string names;
  for (const MessageGrammar& message : Release32().messages()) {
    names += message.message + ":" + message.code + " ";
  }
  EXPECT_EQ(names,
            "301:436 302:437 305:438 306:439 307:440 308:441 315:446 316:447 317:486 318:487 "
            "319:488 320:489 323:490 325:491 ");
  EXPECT_EQ(Release32().Find("303"), nullptr);
}

TEST(Grammar, OpensARecordWhereverRowsStart) {
  EXPECT_EQ(RecordNames(*Release32().Find("323")),
            (std::vector<std::string>{"Bericht", "Header", "Declaratie", "Client", "Prestatie"}));
  EXPECT_EQ(RecordNames(*Release32().Find("301")),
            (std::vector<std::string>{
                "Bericht", "Header", "Client", "Relatie", "Contact", "ToegewezenProduct"}));
}

TEST(Grammar, FindsALeafByItsPathBelowTheRecord) {
  const MessageGrammar& message = *Release32().Find("323");
  const RecordType& claim = *message.FindRecord("Prestatie");
  const int slot = claim.Slot("IngediendBedrag/Bedrag");
  ASSERT_GE(slot, 0);
  const Element& leaf = message.elements[claim.slots[static_cast<std::size_t>(slot)]];
  EXPECT_EQ(leaf.path,
            "/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/IngediendBedrag/Bedrag");
  EXPECT_TRUE(leaf.in_base_namespace);
  EXPECT_EQ(leaf.type->max_value, 99999999);
  EXPECT_EQ(claim.Slot("Bedrag"), -1);
  EXPECT_EQ(message.records[static_cast<std::size_t>(claim.parent)].name, "Client");
}

TEST(Grammar, KnowsWhatIsOfAPerson) {
  for (const MessageGrammar& message : Release32().messages()) {
    for (const Element& element : message.elements) {
      const std::string& path = element.path;
      const bool in_client = path.find("/Client/") != std::string::npos;
      const bool of_a_person =
          in_client && element.type != nullptr && element.name != "RetourCode" &&
          (element.name == "Bsn" || element.name == "Geslacht" || element.name == "Commentaar" ||
           element.name == "JuridischeStatus" || path.find("Naam") != std::string::npos ||
           path.find("Geboortedatum") != std::string::npos ||
           path.find("/Relatie/") != std::string::npos ||
           path.find("/Contact/") != std::string::npos);
      if (of_a_person) {
        EXPECT_TRUE(element.person) << message.message << " " << path;
      }
      if (!in_client || element.name == "RetourCode" || element.name == "ToewijzingNummer") {
        EXPECT_FALSE(element.person) << message.message << " " << path;
      }
    }
  }
}

TEST(Grammar, KnowsReferenceAndBsn) {
  const MessageGrammar& message = *Release32().Find("323");
  const RecordType& claim = *message.FindRecord("Prestatie");
  EXPECT_EQ(claim.reference_slot, claim.Slot("ProductReferentie/ReferentieNummer"));
  EXPECT_EQ(claim.bsn_slot, -1);
  const RecordType& client = *message.FindRecord("Client");
  EXPECT_EQ(client.bsn_slot, client.Slot("Bsn"));
  EXPECT_EQ(Release32().Find("301")->FindRecord("ToegewezenProduct")->reference_slot, 0);
}

TEST(Grammar, NarrowsATypeForOneElementOnly) {
  const auto pattern = [](std::string_view message, std::string_view record) {
    const MessageGrammar& grammar = *Release32().Find(message);
    const RecordType& type = *grammar.FindRecord(record);
    const auto slot = static_cast<std::size_t>(type.Slot("DeclaratieNummer"));
    return grammar.elements[type.slots[slot]].type->pattern;
  };
  EXPECT_EQ(pattern("323", "Declaratie"), "letters en cijfers");
  EXPECT_EQ(pattern("325", "DeclaratieAntwoord"), "");
}

TEST(Grammar, RefusesAReleaseThatIsNotThere) {
  EXPECT_THROW(Grammar::Load(base::Catalog(), "9.9"), Error);
}

}  // namespace
}  // namespace doelmaat::ijw
