#include "ijw/mapped_csv.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "ijw/reader_fixture.h"

namespace doelmaat::ijw {
namespace {

constexpr std::string_view kHeader =
    "Afzender;Ontvanger;Identificatie;Dagtekening;DeclaratieNummer;DeclaratiePeriode.Begindatum;"
    "DeclaratiePeriodeEinddatum;Bsn;ReferentieNummer;ToewijzingNummer;ProductCategorie;ProductCode;"
    "ProductPeriode.Begindatum;ProductPeriode.Einddatum;GeleverdVolume;Eenheid;ProductTarief;"
    "Bedrag;"
    "IngediendBedrag.DebetCredit\n";

const CsvClasses& Classes() {
  static const CsvClasses classes = CsvClasses::Load(base::Catalog(), Release32());
  return classes;
}

std::string Row(const std::string& message, const std::string& bsn, const std::string& reference) {
  return "42420001;0384;" + message + ";2026-02-05;DN1;2026-01-01;2026-01-31;" + bsn + ";" +
         reference + ";300201;45;45A04;2026-01-12;2026-01-31;9;04;9000;81000;D\n";
}

MappedTable Open(const std::string& text) {
  base::TableFile table = base::ParseTable(text, "uit-pakket.csv");
  const CsvClass* found = Classes().Recognise(table);
  if (found == nullptr) {
    throw std::runtime_error("not recognised");
  }
  return MappedTable(*found, std::move(table), "0123456789abcdef", {});
}

std::vector<std::string> Lines(const std::string& text) {
  Journal journal;
  MappedTable table = Open(text);
  for (std::size_t i = 0; i < table.message_count(); ++i) {
    table.Read(i, journal);
  }
  return journal.lines;
}

std::vector<std::string> Starting(const std::vector<std::string>& lines, std::string_view with) {
  std::vector<std::string> found;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(found), [&](const std::string& line) {
    return line.starts_with(with);
  });
  return found;
}

TEST(MappedCsv, GivesTheRecordsOfTheMessage) {
  const std::vector<std::string> lines =
      Lines(std::string(kHeader) + Row("A1", "999900006", "P-1"));
  EXPECT_EQ(lines.front(), "start 323 csv");
  EXPECT_EQ(lines[3],
            "close Header#0@2 in Bericht Afzender=42420001@2 "
            "BerichtIdentificatie/Dagtekening=2026-02-05@2 BerichtIdentificatie/Identificatie=A1@2 "
            "Ontvanger=0384@2");
  EXPECT_EQ(lines[4],
            "open Declaratie#0@2 in Bericht DeclaratieNummer=DN1@2 "
            "DeclaratiePeriode/Begindatum=2026-01-01@2 DeclaratiePeriode/Einddatum=2026-01-31@2");
  EXPECT_EQ(lines[7],
            "close Prestatie#0@2 in Client Eenheid=04@2 GeleverdVolume=9@2 "
            "IngediendBedrag/Bedrag=81000@2 IngediendBedrag/DebetCredit=D@2 ProductCategorie=45@2 "
            "ProductCode=45A04@2 ProductPeriode/Begindatum=2026-01-12@2 "
            "ProductPeriode/Einddatum=2026-01-31@2 ProductReferentie/ReferentieNummer=P-1@2 "
            "ProductTarief=9000@2 ToewijzingNummer=300201@2");
  EXPECT_EQ(Starting(lines, "finding").size(), 0U);
}

TEST(MappedCsv, GroupsRowsByMessageAndClient) {
  const std::vector<std::string> lines =
      Lines(std::string(kHeader) + Row("A1", "999900006", "P-1") + Row("A2", "999900006", "P-2") +
            Row("A1", "999900018", "P-3") + Row("A1", "999900006", "P-4"));
  EXPECT_EQ(Starting(lines, "start").size(), 2U);
  EXPECT_EQ(Starting(lines, "close Client"),
            (std::vector<std::string>{"close Client#0@2 in Declaratie Bsn=999900006@2",
                                      "close Client#1@4 in Declaratie Bsn=999900018@4",
                                      "close Client#0@3 in Declaratie Bsn=999900006@3"}));
  const std::vector<std::string> claims = Starting(lines, "close Prestatie");
  ASSERT_EQ(claims.size(), 4U);
  EXPECT_EQ(claims[1].substr(0, 19), "close Prestatie#1@5");
}

TEST(MappedCsv, JudgesLeavesAsTheReaderOfXmlDoes) {
  std::string row = Row("A1", "999900006", "P-1");
  row.replace(row.find("45A04"), 5, "45A041");
  row.replace(row.find(";04;"), 4, ";;");
  EXPECT_EQ(Starting(Lines(std::string(kHeader) + row), "finding"),
            (std::vector<std::string>{
                "finding 2|RS (LDT_ProductCode max 5)|/Bericht/Declaratie/Clienten/Client/"
                "Prestaties/Prestatie/ProductCode|45A041|P-1",
                "finding 2|xs:sequence|/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/"
                "Eenheid||P-1"}));
}

TEST(MappedCsv, MakesAnIdentificationOfTheDigest) {
  const std::vector<std::string> lines = Lines(std::string(kHeader) + Row("", "999900006", "P-1"));
  EXPECT_NE(lines[3].find("Identificatie=c0123456789a@2"), std::string::npos) << lines[3];
}

TEST(MappedCsv, RecognisesEveryClass) {
  const auto name = [](const std::string& header) -> std::string {
    const CsvClass* found = Classes().Recognise(base::ParseTable(header + "\n1,2\n", "x"));
    return found == nullptr ? "" : found->name;
  };
  const auto recognised = [](const std::string& header) -> std::string {
    base::TableFile table;
    for (std::size_t at = 0; at <= header.size();) {
      const std::size_t end = std::min(header.find(',', at), header.size());
      table.header.push_back(header.substr(at, end - at));
      at = end + 1;
    }
    const CsvClass* found = Classes().Recognise(table);
    return found == nullptr ? "" : found->name;
  };
  EXPECT_EQ(name("jaar,waarde"), "");
  const std::string start = "Afzender,Ontvanger,Bsn,Begindatum,StatusAanlevering";
  EXPECT_EQ(recognised(start), "start");
  EXPECT_EQ(recognised(start + ",RedenBeeindiging,Einddatum"), "stop");
  EXPECT_EQ(recognised("Afzender,Ontvanger,Bsn,ToewijzingNummer,Toewijzingsdatum,Ingangsdatum"),
            "toewijzing");
  EXPECT_EQ(recognised("Afzender,Ontvanger,Bsn,ReferentieAanbieder,ToewijzingIngangsdatum,Type"),
            "verzoek");
  EXPECT_EQ(recognised("Afzender,Ontvanger,ReferentieAanbieder,VerzoekAntwoord"), "antwoord");
  EXPECT_EQ(recognised("Afzender,Ontvanger,Bsn,ReferentieNummer,GeleverdVolume"), "prestatie");
  EXPECT_EQ(
      recognised("Afzender,Ontvanger,Bsn,ReferentieNummer,GeleverdVolume,Prestatie.RetourCode"),
      "declaratieantwoord");
}

TEST(MappedCsv, RefusesATableWithoutANeededColumn) {
  std::string header(kHeader);
  header.replace(header.find("ProductCode"), 11, "Productcode");
  try {
    Open(header + Row("A1", "999900006", "P-1"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadData);
    EXPECT_NE(std::string(error.what()).find("'ProductCode'"), std::string::npos) << error.what();
  }
}

TEST(MappedCsv, RefusesTwoColumnsForOneLeaf) {
  std::string header(kHeader);
  header.replace(header.find("ProductTarief"), 13, "IngediendBedragBedrag");
  EXPECT_THROW(Open(header + Row("A1", "999900006", "P-1")), Error);
}

TEST(MappedCsv, TellsWhichColumnsItDoesNotRead) {
  std::string header(kHeader);
  header.replace(header.find("ProductTarief"), 13, "Naam client");
  EXPECT_EQ(Open(header + Row("A1", "999900006", "P-1")).ignored_columns(),
            std::vector<std::string>{"Naam client"});
}

}  // namespace
}  // namespace doelmaat::ijw
