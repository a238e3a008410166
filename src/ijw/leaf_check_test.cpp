#include "ijw/leaf_check.h"

#include <gtest/gtest.h>

namespace doelmaat::ijw {
namespace {

const LeafType& Type(std::string_view name) {
  static const Grammar grammar = Grammar::Load(base::Catalog(), "3.2");
  for (const MessageGrammar& message : grammar.messages()) {
    for (const Element& element : message.elements) {
      if (element.type != nullptr && element.type->name == name) {
        return *element.type;
      }
    }
  }
  throw std::runtime_error("no such type");
}

struct Case {
  std::string type;
  std::string text;
  std::string rule;  // empty: good
};

class LeafCheckCase : public testing::TestWithParam<Case> {};

TEST_P(LeafCheckCase, GivesTheMostSpecificRule) {
  const LeafCheck check(Type(GetParam().type));
  EXPECT_EQ(check.Rule(check.Judge(GetParam().text)), GetParam().rule)
      << GetParam().type << " '" << GetParam().text << "'";
}

INSTANTIATE_TEST_SUITE_P(
    Texts,
    LeafCheckCase,
    testing::Values(Case{"LDT_ProductCode", "45A04", ""},
                    Case{"LDT_ProductCode", "45A041", "RS (LDT_ProductCode max 5)"},
                    Case{"LDT_ProductCode", "45\n", "patroon LDT_ProductCode"},
                    Case{"LDT_ProductCode", "éééé1", ""},
                    Case{"LDT_ProductCode", "", "RS033"},
                    Case{"LDT_ProductCode", " \n", "RS033"},
                    Case{"LDT_Eenheid", "04", ""},
                    Case{"LDT_Eenheid", "21", "enumeratie LDT_Eenheid"},
                    Case{"LDT_Eenheid", " 04", "enumeratie LDT_Eenheid"},
                    Case{"LDT_Eenheid", "040404040404", "enumeratie LDT_Eenheid"},
                    Case{"LDT_Eenheid", "", "RS033"},
                    Case{"LDT_Bedrag", "0", ""},
                    Case{"LDT_Bedrag", " 81000\n", ""},
                    Case{"LDT_Bedrag", "+000000000000000000005", ""},
                    Case{"LDT_Bedrag", "810,00", "LDT_Bedrag integer"},
                    Case{"LDT_Bedrag", "-", "LDT_Bedrag integer"},
                    Case{"LDT_Bedrag", "-1", "LDT_Bedrag min 0"},
                    Case{"LDT_Bedrag", "-99999999999999999999", "LDT_Bedrag min 0"},
                    Case{"LDT_Bedrag", "99999999", ""},
                    Case{"LDT_Bedrag", "100000000", "LDT_Bedrag max 99999999"},
                    Case{"LDT_Bedrag", "99999999999999999999", "LDT_Bedrag max 99999999"}));

INSTANTIATE_TEST_SUITE_P(DaysAndTimes,
                         LeafCheckCase,
                         testing::Values(Case{"LDT_Datum", "2024-02-29", ""},
                                         Case{"LDT_Datum", "2023-02-29", "xs:date"},
                                         Case{"LDT_Datum", "1900-02-29", "xs:date"},
                                         Case{"LDT_Datum", "2000-02-29", ""},
                                         Case{"LDT_Datum", "2026-00-10", "xs:date"},
                                         Case{"LDT_Datum", "2026-13-10", "xs:date"},
                                         Case{"LDT_Datum", "2026-04-31", "xs:date"},
                                         Case{"LDT_Datum", "0000-01-01", "xs:date"},
                                         Case{"LDT_Datum", "20260101", "xs:date"},
                                         Case{"LDT_Datum", "01-02-2026", "xs:date"},
                                         Case{"LDT_Datum", "2026-01-12Z", "RS032"},
                                         Case{"LDT_Datum", "2026-01-12+01:00", "RS032"},
                                         Case{"LDT_Datum", "2026-01-12T00:00:00", "RS032"},
                                         Case{"LDT_Datum", "2026-01-12x", "xs:date"},
                                         Case{"LDT_Tijd", "10:15:00", ""},
                                         Case{"LDT_Tijd", "10:15:00.123", ""},
                                         Case{"LDT_Tijd", "24:00:00", ""},
                                         Case{"LDT_Tijd", "24:00:01", "xs:time"},
                                         Case{"LDT_Tijd", "10:60:00", "xs:time"},
                                         Case{"LDT_Tijd", "10:15", "xs:time"},
                                         Case{"LDT_Tijd", "10:15:00.", "xs:time"},
                                         Case{"LDT_Tijd", "10:15:00Z", "RS034"},
                                         Case{"LDT_Tijd", "10:15:00+01:00", "RS034"}));

INSTANTIATE_TEST_SUITE_P(
    Patterns,
    LeafCheckCase,
    testing::Values(
        Case{"LDT_AgbCode", "42420001", ""},
        Case{"LDT_AgbCode", "4242000", "patroon LDT_AgbCode"},
        Case{"LDT_AgbCode", "424200011", "RS (LDT_AgbCode max 8)"},
        Case{"LDT_Gemeente", "GM0384", "patroon LDT_Gemeente"},
        Case{"LDT_BurgerServicenummer", "99990000x", "patroon LDT_BurgerServicenummer"},
        Case{"LDT_Voorletters", "ÀBỳ", ""},
        Case{"LDT_Voorletters", "A.B.", "patroon LDT_Voorletters"},
        Case{"LDT_Voorletters", "ABㄱ", "patroon LDT_Voorletters"},
        Case{"LDT_Versie", "1.0.10", ""},
        Case{"LDT_Versie", "1.00.1", "patroon LDT_Versie"},
        Case{"LDT_Versie", "1.0", "patroon LDT_Versie"},
        Case{"LDT_Versie", "1.0.0.", "patroon LDT_Versie"},
        Case{"LDT_Commentaar", "regel\nregel", ""},
        Case{"LDT_Naam", "regel\nregel", "patroon LDT_Naam"},
        Case{"LDT_IdentificatieDeclaratie", "DN-01", "patroon LDT_IdentificatieDeclaratie"},
        Case{"LDT_Telefoonnummer", "0612345678", ""}));

}  // namespace
}  // namespace doelmaat::ijw
