#include "ijw/redaction.h"

#include <gtest/gtest.h>

#include "ijw/reader_fixture.h"

namespace doelmaat::ijw {
namespace {

class Fragments : public Journal {
 public:
  void OnClose(const Record& record) override {
    if (record.parent != nullptr) {
      fragments.push_back(RedactedFragment(*Release32().Find("323"), record));
    }
  }
  std::vector<std::string> fragments;
};

std::vector<std::string> FragmentsOf(const std::string& xml) {
  Fragments handler;
  MessageReader reader(Release32(), {});
  reader.Begin(handler);
  reader.Push(xml);
  reader.Finish();
  return handler.fragments;
}

TEST(Redaction, FragmentHasEveryLeafInItsPlace) {
  EXPECT_EQ(FragmentsOf(Declaration(Claim("45A04", "&lt;5&amp;")))[1],
            "<Prestatie><ProductReferentie><ReferentieNummer>P-1</ReferentieNummer>"
            "</ProductReferentie><ToewijzingNummer>300201</ToewijzingNummer>"
            "<ProductCategorie>45</ProductCategorie><ProductCode>&lt;5&amp;</ProductCode>"
            "<ProductPeriode><Begindatum>2026-01-12</Begindatum><Einddatum>2026-01-31</Einddatum>"
            "</ProductPeriode><GeleverdVolume>9</GeleverdVolume><Eenheid>04</Eenheid>"
            "<ProductTarief>9000</ProductTarief><IngediendBedrag><Bedrag>81000</Bedrag>"
            "<DebetCredit>D</DebetCredit></IngediendBedrag></Prestatie>");
}

TEST(Redaction, PersonIsRemovedAlsoFromOtherTexts) {
  const std::vector<std::string> fragments =
      FragmentsOf(Declaration(Claim("P-1", "P-9999.0000.6")));
  EXPECT_NE(fragments[1].find("<ReferentieNummer>[verwijderd]</ReferentieNummer>"),
            std::string::npos);
  EXPECT_EQ(fragments[2], "<Client><Bsn>[verwijderd]</Bsn></Client>");
}

TEST(Redaction, FindsABsnBetweenOtherCharacters) {
  EXPECT_TRUE(HoldsBsn("x999900006y", "999900006"));
  EXPECT_TRUE(HoldsBsn("9999-00-006", "999900006"));
  EXPECT_FALSE(HoldsBsn("99990000", "999900006"));
  EXPECT_FALSE(HoldsBsn("300201", "9"));
  EXPECT_FALSE(HoldsBsn("300201", ""));
  EXPECT_TRUE(HoldsBsn("ref JANSEN", "JANSEN"));
}

}  // namespace
}  // namespace doelmaat::ijw
