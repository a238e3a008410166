#include "ijw/message_reader.h"

#include <algorithm>
#include <stdexcept>

#include <gtest/gtest.h>

#include "ijw/reader_fixture.h"

namespace doelmaat::ijw {
namespace {

constexpr std::string_view kPrestatie = "/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie";

std::vector<std::string> Findings(const std::string& xml) {
  return ReadMessage(xml).journal.findings;
}

std::string At(int line,
               const std::string& rule,
               const std::string& leaf,
               const std::string& value) {
  return std::to_string(line) + "|" + rule + "|" + std::string(kPrestatie) + leaf + "|" + value +
         "|P-1";
}

TEST(MessageReader, TellsRecordsInTheOrderOfTheFile) {
  const Reading reading = ReadMessage(Declaration(Claim()));
  EXPECT_EQ(reading.outcome.status, MessageStatus::kRead);
  const std::string header =
      "Header#0@3 in Bericht Afzender=42420001@4 BerichtCode=490@3 "
      "BerichtIdentificatie/Dagtekening=2026-02-05@6 BerichtIdentificatie/Identificatie=A1@5 "
      "BerichtSubversie=2@4 BerichtVersie=3@3 Ontvanger=0384@5 "
      "XsdVersie/BasisschemaXsdVersie=1.0.0@7 "
      "XsdVersie/BerichtXsdVersie=9.9.9@7";
  const std::string declaration =
      "Declaratie#0@9 in Bericht DeclaratieDagtekening=2026-02-05@11 DeclaratieNummer=DN1@9 "
      "DeclaratiePeriode/Begindatum=2026-01-01@10 DeclaratiePeriode/Einddatum=2026-01-31@10 "
      "TotaalIngediendBedrag/DebetCredit=D@12 TotaalIngediendBedrag/TotaalBedrag=81000@12";
  const std::string claim =
      "Prestatie#0@14 in Client Eenheid=04@21 GeleverdVolume=9@20 IngediendBedrag/Bedrag=81000@23 "
      "IngediendBedrag/DebetCredit=D@23 ProductCategorie=45@17 ProductCode=45A04@18 "
      "ProductPeriode/Begindatum=2026-01-12@19 ProductPeriode/Einddatum=2026-01-31@19 "
      "ProductReferentie/ReferentieNummer=P-1@15 ProductTarief=9000@22 ToewijzingNummer=300201@16";
  const std::vector<std::string> expected = {"start 323 3.2",
                                             "open Bericht#0@2 in -",
                                             "open " + header,
                                             "close " + header,
                                             "open " + declaration,
                                             "open Client#0@13 in Declaratie Bsn=999900006@13",
                                             "open " + claim,
                                             "close " + claim,
                                             "close Client#0@13 in Declaratie Bsn=999900006@13",
                                             "close " + declaration,
                                             "close Bericht#0@2 in -"};
  EXPECT_EQ(reading.journal.lines, expected);
}

TEST(MessageReader, PiecesOfAnySizeTellTheSame) {
  const std::string xml = Declaration(Claim() + "<!-- a\nb -->" + Claim("45A04", "45&#65;&amp;4") +
                                      Claim("04</d:Eenheid", "<![CDATA[21]]></d:Eenheid\n"));
  const Reading whole = ReadMessage(xml);
  EXPECT_EQ(whole.outcome.status, MessageStatus::kRead);
  EXPECT_EQ(whole.journal.findings.size(), 1U);
  for (const std::size_t piece : {1U, 2U, 3U, 7U, 64U, 1000U}) {
    const Reading pieces = ReadMessage(xml, piece);
    EXPECT_EQ(pieces.outcome.status, MessageStatus::kRead);
    EXPECT_EQ(pieces.outcome.bytes, xml.size());
    EXPECT_EQ(pieces.journal.lines, whole.journal.lines) << piece;
  }
}

TEST(MessageReader, ReadsOnAfterAWrongPlaceWithOneFinding) {
  const std::string unit = "<d:Eenheid>04</d:Eenheid>\n";
  const std::string volume = "<d:GeleverdVolume>9</d:GeleverdVolume>\n";
  const std::string code = "<d:ProductCode>45A04</d:ProductCode>\n";
  EXPECT_EQ(Findings(Declaration(Claim(volume + unit, unit + volume))),
            std::vector{At(21, "xs:sequence", "/GeleverdVolume", "")});
  EXPECT_EQ(Findings(Declaration(Claim(code, ""))),
            std::vector{At(14, "xs:sequence", "/ProductCode", "")});
  EXPECT_EQ(Findings(Declaration(Claim(code, code + code))),
            std::vector{At(19, "xs:sequence", "/ProductCode", "")});
  EXPECT_EQ(Findings(Declaration(Claim(code, "<d:Productcode>45A04</d:Productcode>\n"))),
            std::vector{At(18, "xs:sequence", "/Productcode", "")});
  EXPECT_EQ(Findings(Declaration(Claim(code, code + "<d:X><d:Eenheid>9</d:Eenheid></d:X>\n"))),
            std::vector{At(19, "xs:sequence", "/X", "")});
  EXPECT_EQ(Findings(Declaration(Claim(code, "tekst " + code))),
            std::vector{At(14, "xs:sequence", "", "")});
  EXPECT_EQ(Findings(Declaration(Claim("<d:Eenheid>", "<d:Eenheid soort='1'>"))),
            std::vector{At(21, "xs:sequence", "/Eenheid/@soort", "")});
  const std::string code_first = code + "<d:ProductCategorie>45</d:ProductCategorie>\n";
  EXPECT_EQ(Findings(Declaration(
                Claim("<d:ProductCategorie>45</d:ProductCategorie>\n" + code, code_first))),
            std::vector{At(18, "xs:sequence", "/ProductCategorie", "")});
}

TEST(MessageReader, TellsOneFindingForAFaultyLeaf) {
  EXPECT_EQ(Findings(Declaration(Claim("45A04", "45A041"))),
            std::vector{At(18, "RS (LDT_ProductCode max 5)", "/ProductCode", "45A041")});
  EXPECT_EQ(Findings(Declaration(Claim("<d:Eenheid>04</d:Eenheid>", "<d:Eenheid/>"))),
            std::vector{At(21, "RS033", "/Eenheid", "")});
}

TEST(MessageReader, TellsANamespaceThatIsWrongOnce) {
  EXPECT_EQ(Findings(Declaration(Claim("<d:Eenheid>04</d:Eenheid>", "<b:Eenheid>04</b:Eenheid>") +
                                 Claim("<d:Eenheid>04</d:Eenheid>", "<b:Eenheid>04</b:Eenheid>"))),
            std::vector{At(21, "namespace", "/Eenheid", "")});
}

TEST(MessageReader, ShowsNothingOfAPerson) {
  std::string xml = Declaration(Claim("45A04", "x999900006"));
  EXPECT_EQ(Findings(xml), std::vector{At(18, "RS (LDT_ProductCode max 5)", "/ProductCode", "")});
  xml.replace(xml.find("999900006"), 9, "99990000A");
  EXPECT_EQ(Findings(xml)[0],
            "13|patroon LDT_BurgerServicenummer|/Bericht/Declaratie/Clienten/Client/Bsn||DN1");
  std::string claim = Claim("P-1", "REF 9999.00.006");
  claim.replace(claim.find("<d:Eenheid>04"), 13, "<d:Eenheid>99");
  const std::string shown = Findings(Declaration(claim))[0];
  EXPECT_EQ(shown, "21|enumeratie LDT_Eenheid|" + std::string(kPrestatie) + "/Eenheid|99|");
  EXPECT_EQ(Findings(Declaration(Claim("<d:Eenheid>04", "<d:N123456/><d:Eenheid>04")))[0],
            At(21, "xs:sequence", "/*", ""));
}

TEST(MessageReader, JoinsTheValuesOfALeafThatRepeats) {
  std::string xml =
      R"(<Bericht xmlns="http://www.istandaarden.nl/ijw/3_2/jw320/schema" xmlns:b="http://www.istandaarden.nl/ijw/3_2/basisschema/schema"><Antwoord>
<ReferentieAanbieder>R1</ReferentieAanbieder><VerzoekAntwoord>1</VerzoekAntwoord>
<RetourCodes><RetourCode>0200</RetourCode><RetourCode>9999</RetourCode></RetourCodes></Antwoord></Bericht>)";
  const Reading reading = ReadMessage(xml);
  EXPECT_EQ(reading.journal.lines[2],
            "finding 3|enumeratie LDT_RetourCode|/Bericht/Antwoord/RetourCodes/RetourCode|9999|R1");
  EXPECT_EQ(reading.journal.lines[4],
            "close Antwoord#0@1 in Bericht ReferentieAanbieder=R1@2 RetourCodes/RetourCode!=0200 "
            "9999@3 VerzoekAntwoord=1@2");
  EXPECT_EQ(reading.journal.findings.back(), "1|xs:sequence|/Bericht/Header||");
}

TEST(MessageReader, LeavesAfterARecordInsideAreThereOnlyAtItsClose) {
  const std::string xml =
      R"(<Bericht xmlns="http://www.istandaarden.nl/ijw/3_2/jw306/schema"><Client><Bsn>999900006</Bsn>
<StartProducten><StartProduct><StatusAanlevering>1</StatusAanlevering></StartProduct></StartProducten>
<RetourCodes><RetourCode>0200</RetourCode></RetourCodes></Client></Bericht>)";
  const std::vector<std::string> lines = ReadMessage(xml).journal.lines;
  EXPECT_NE(std::find(lines.begin(), lines.end(), "open Client#0@1 in Bericht Bsn=999900006@1"),
            lines.end());
  EXPECT_NE(std::find(lines.begin(),
                      lines.end(),
                      "close Client#0@1 in Bericht Bsn=999900006@1 RetourCodes/RetourCode=0200@3"),
            lines.end());
}

TEST(MessageReader, TellsThatAReleaseIsNotChecked) {
  std::string xml = Declaration(Claim());
  for (std::size_t at = 0; (at = xml.find("3_2", at)) != std::string::npos;) {
    xml.replace(at, 3, "3_0");
  }
  const Reading reading = ReadMessage(xml);
  EXPECT_EQ(reading.journal.lines.front(), "start 323 3.0");
  EXPECT_EQ(reading.journal.findings, std::vector<std::string>{"2|release-niet-getoetst|||"});
  xml.replace(xml.find("Subversie>2"), 11, "Subversie>0");
  EXPECT_EQ(Findings(xml).size(), 1U);
  xml.replace(xml.find("Subversie>0"), 11, "Subversie>1");
  EXPECT_EQ(Findings(xml).back(), "4|CS025|/Bericht/Header/BerichtSubversie|1|");
}

TEST(MessageReader, RecognisesWhatItDoesNotRead) {
  const auto status = [](std::string_view text) { return ReadMessage(text).outcome.status; };
  const auto problem = [](std::string_view text) { return ReadMessage(text).outcome.problem; };
  const std::string_view wmo =
      "<Bericht xmlns='http://www.istandaarden.nl/iwmo/2_0/wmo301/schema/2_0'/>";
  EXPECT_EQ(status(wmo), MessageStatus::kUnsupported);
  EXPECT_NE(problem(wmo).find("iWmo 2.0"), std::string::npos) << problem(wmo);
  const std::string_view old =
      "<Bericht xmlns='http://www.istandaarden.nl/ijw/2_1/jw303/schema/2_1'/>";
  EXPECT_EQ(status(old), MessageStatus::kUnsupported);
  EXPECT_NE(problem(old).find("iJw 2.1"), std::string::npos);
  const std::string ei = "01414" + std::string(135, ' ') + "\r\n02";
  EXPECT_EQ(status(ei), MessageStatus::kUnsupported);
  EXPECT_EQ(ReadMessage(ei, 1).journal.findings, std::vector<std::string>{"1|niet-ondersteund|||"});
  EXPECT_EQ(status("<Bericht xmlns='http://www.istandaarden.nl/ijw/3_2/jw303/schema'/>"),
            MessageStatus::kUnknown);
  EXPECT_EQ(status("<html><body>x</body></html>"), MessageStatus::kUnknown);
  EXPECT_EQ(Findings("<html/>"), std::vector<std::string>{"1|onbekend-bericht|||"});
  EXPECT_EQ(status("gemeente;jaar\n1;2\n"), MessageStatus::kBroken);
  EXPECT_EQ(status(""), MessageStatus::kBroken);
}

TEST(MessageReader, ReadsOneMessageAfterAnother) {
  const std::string good = Declaration(Claim());
  const std::vector<std::string> expected = ReadMessage(good).journal.lines;
  MessageReader reader(Release32(), {});
  for (const std::string& between : {std::string("<a"),
                                     std::string("<a/>"),
                                     Declaration(Claim("04", "</x>")),
                                     good.substr(0, 700)}) {
    Journal first;
    reader.Begin(first);
    reader.Push(between);
    EXPECT_NE(reader.Finish().status, MessageStatus::kRead);
    Journal second;
    reader.Begin(second);
    EXPECT_TRUE(reader.Push(good));
    EXPECT_EQ(reader.Finish().status, MessageStatus::kRead);
    EXPECT_EQ(second.lines, expected);
  }
}

TEST(MessageReader, CountsLinesBeyondSixteenBits) {
  const Reading reading =
      ReadMessage(Declaration(std::string(70000, '\n') + Claim("45A04", "45A041")));
  EXPECT_EQ(reading.journal.findings.front().substr(0, 6), "70018|");
}

TEST(MessageReader, NamesTheLineWhereATagStarts) {
  const Reading reading =
      ReadMessage(Declaration(Claim("<d:Eenheid>04", "<d:Eenheid\n\n  xmlns:x='urn:x'\n\n>21")));
  EXPECT_EQ(reading.journal.findings.front().substr(0, 3), "21|");
}

class ThrowingHandler : public Journal {
 public:
  void OnOpen(const Record&) override { throw std::runtime_error("store is full"); }
};

TEST(MessageReader, PassesOnWhatTheHandlerThrows) {
  ThrowingHandler handler;
  MessageReader reader(Release32(), {});
  reader.Begin(handler);
  EXPECT_THROW(reader.Push(Declaration(Claim())), std::runtime_error);
}

}  // namespace
}  // namespace doelmaat::ijw
