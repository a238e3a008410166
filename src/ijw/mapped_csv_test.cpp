#include "ijw/mapped_csv.h"

#include <algorithm>

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

// The text with its first `from` replaced.
std::string With(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

MappedTable Open(const std::string& text, const std::string& digest = "0123456789abcdef") {
  base::TableFile table = base::ParseTable(text, "uit-pakket.csv");
  const CsvClass* found = Classes().Recognise(table);
  if (found == nullptr) {
    throw std::runtime_error("not recognised");
  }
  return MappedTable(*found, std::move(table), digest, {});
}

std::vector<std::string> Journalled(MappedTable table) {
  Journal journal;
  for (std::size_t i = 0; i < table.message_count(); ++i) {
    table.Read(i, journal);
  }
  return journal.lines;
}

std::vector<std::string> Lines(const std::string& text) { return Journalled(Open(text)); }

std::vector<std::string> Starting(const std::vector<std::string>& lines, std::string_view with) {
  std::vector<std::string> found;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(found), [&](const std::string& line) {
    return line.starts_with(with);
  });
  return found;
}

std::vector<std::string> Headers(const std::vector<std::string>& lines) {
  return Starting(lines, "close Header");
}

// The identification of the message in each of the headers.
std::vector<std::string> Identifications(const std::vector<std::string>& headers) {
  std::vector<std::string> found;
  for (const std::string& header : headers) {
    constexpr std::string_view kBefore = "BerichtIdentificatie/Identificatie=";
    const std::size_t at = header.find(kBefore) + kBefore.size();
    found.push_back(header.substr(at, header.find('@', at) - at));
  }
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

TEST(MappedCsv, MakesAnIdentificationOfTheDigestAndTheHead) {
  const auto made = [](const std::string& digest, const std::string& rows) {
    return Identifications(Headers(Journalled(Open(std::string(kHeader) + rows, digest))));
  };
  const std::string row = Row("", "999900006", "P-1");
  const std::vector<std::string> one = made("0123456789abcdef", row);
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].size(), 12U);
  EXPECT_EQ(one[0][0], 'c');
  EXPECT_EQ(made("0123456789abcdef", row + Row(" ", "999900018", "P-2")), one);
  EXPECT_NE(made("0123456789abcdee", row), one);
  const std::vector<std::string> two =
      made("0123456789abcdef", With(row, "2026-02-05", "2026-03-05") + row);
  ASSERT_EQ(two.size(), 2U);
  EXPECT_EQ(two[1], one[0]);
  EXPECT_NE(two[0], two[1]);
}

TEST(MappedCsv, WithoutIdentificationEveryHeaderIsAMessage) {
  const auto without = [](const std::string& text) { return With(text, "Identificatie;", ""); };
  const std::string row = With(Row("A1", "999900006", "P-1"), "A1;", "");
  const std::vector<std::string> lines =
      Lines(without(std::string(kHeader)) + row + With(row, "2026-02-05", "2026-03-05") +
            With(row, "P-1", "P-3"));
  const std::vector<std::string> headers = Headers(lines);
  ASSERT_EQ(headers.size(), 2U);
  EXPECT_NE(headers[0].find("Dagtekening=2026-02-05@2"), std::string::npos) << headers[0];
  EXPECT_NE(headers[1].find("Dagtekening=2026-03-05@3"), std::string::npos) << headers[1];
  EXPECT_NE(Identifications(headers)[0], Identifications(headers)[1]);
  EXPECT_EQ(Starting(lines, "close Prestatie#1@4").size(), 1U);
}

TEST(MappedCsv, EveryDeclaratieIsAMessage) {
  const std::string row = Row("", "999900006", "P-1");
  const std::vector<std::string> lines =
      Lines(std::string(kHeader) + row + With(row, "DN1", "DN2") + With(row, "DN1", " DN1 "));
  EXPECT_EQ(Starting(lines, "start").size(), 2U);
  const std::vector<std::string> claims = Starting(lines, "close Declaratie#");
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_EQ(claims[0].substr(0, 21), "close Declaratie#0@2 ");
  EXPECT_EQ(claims[1].substr(0, 21), "close Declaratie#0@3 ");
  const std::vector<std::string> made = Identifications(Headers(lines));
  EXPECT_NE(made[0], made[1]);
}

TEST(MappedCsv, AnAnswerGoesToTheClaimThatItNames) {
  const std::string header =
      "Afzender;Ontvanger;Dagtekening;DeclaratieIdentificatie.Identificatie;DeclaratieNummer;Bsn;"
      "ReferentieNummer;GeleverdVolume;Prestatie.RetourCode\n";
  const auto row = [](const std::string& claim, const std::string& reference) {
    return "0384;42420001;2026-02-09;" + claim + ";DN1;999900006;" + reference + ";9;0200\n";
  };
  const std::vector<std::string> lines =
      Lines(header + row("D1", "P-1") + row("D2", "P-1") + row("D1", "P-2"));
  EXPECT_EQ(lines.front(), "start 325 csv");
  const std::vector<std::string> headers = Headers(lines);
  ASSERT_EQ(headers.size(), 2U);
  EXPECT_NE(headers[0].find("DeclaratieIdentificatie/Identificatie=D1@2"), std::string::npos);
  EXPECT_NE(headers[1].find("DeclaratieIdentificatie/Identificatie=D2@3"), std::string::npos);
  EXPECT_NE(Identifications(headers)[0], Identifications(headers)[1]);
  EXPECT_EQ(Starting(lines, "close Prestatie#1@4").size(), 1U);
}

constexpr std::string_view kChangeHeader =
    "Afzender;Ontvanger;Identificatie;Dagtekening;Bsn;ReferentieAanbieder;RedenVerzoek;"
    "ToewijzingNummer;Categorie;Code;GewensteIngangsdatum;Einddatum;Volume;Eenheid;Frequentie\n";

// A row of a JW317; what it asks for from the eighth column on.
std::string Change(const std::string& product) {
  return "42420001;0384;A7;2026-03-02;999900006;REF-10;1;" + product + "\n";
}

std::string Changes(const std::vector<std::string>& products) {
  std::string text(kChangeHeader);
  for (const std::string& product : products) {
    text += Change(product);
  }
  return text;
}

TEST(MappedCsv, ARowOfAChangeIsTheProductThatHasAllItsLeaves) {
  const std::vector<std::string> lines = Lines(Changes({";41;41A03;2026-04-01;2026-09-30;2;16;2",
                                                        "300202;;;;;;;",
                                                        "300201;;;2026-04-01;;4;04;2",
                                                        ";;;2026-05-01;;3;16;2",
                                                        "300203;;;2026-04-01;;;;"}));
  EXPECT_EQ(lines.front(), "start 317 csv");
  EXPECT_EQ(Starting(lines, "finding").size(), 0U);
  EXPECT_EQ(Starting(lines, "close Verzoek"),
            std::vector<std::string>{
                "close Verzoek#0@2 in Client RedenVerzoek=1@2 ReferentieAanbieder=REF-10@2"});
  EXPECT_EQ(Starting(lines, "close Ongewijzigd"),
            std::vector<std::string>{
                "close OngewijzigdProduct#0@3 in Verzoek ToewijzingNummer=300202@3"});
  EXPECT_EQ(Starting(lines, "close TeWijzigen"),
            (std::vector<std::string>{
                "close TeWijzigenProduct#0@4 in Verzoek GewensteIngangsdatum=2026-04-01@4 "
                "Omvang/Eenheid=04@4 Omvang/Frequentie=2@4 Omvang/Volume=4@4 "
                "ToewijzingNummer=300201@4",
                "close TeWijzigenProduct#1@6 in Verzoek GewensteIngangsdatum=2026-04-01@6 "
                "ToewijzingNummer=300203@6"}));
  EXPECT_EQ(Starting(lines, "close Nieuw"),
            (std::vector<std::string>{
                "close NieuwProduct#0@2 in Verzoek Einddatum=2026-09-30@2 "
                "GewensteIngangsdatum=2026-04-01@2 Omvang/Eenheid=16@2 Omvang/Frequentie=2@2 "
                "Omvang/Volume=2@2 Product/Categorie=41@2 Product/Code=41A03@2",
                "close NieuwProduct#1@5 in Verzoek GewensteIngangsdatum=2026-05-01@5 "
                "Omvang/Eenheid=16@5 Omvang/Frequentie=2@5 Omvang/Volume=3@5"}));
  // In the order of the message, whatever that of the rows.
  const auto first = [&](std::string_view record) {
    return std::find_if(lines.begin(), lines.end(), [&](const std::string& line) {
      return line.starts_with("open " + std::string(record));
    });
  };
  EXPECT_LT(first("OngewijzigdProduct"), first("TeWijzigenProduct"));
  EXPECT_LT(first("TeWijzigenProduct"), first("NieuwProduct"));
}

TEST(MappedCsv, WhatARowOfAChangeMissesIsFound) {
  constexpr std::string_view kPath = "/Bericht/Client/Verzoek/";
  const auto missing = [&](const std::string& product) {
    const std::vector<std::string> found = Starting(Lines(Changes({product})), "finding");
    const std::string start = "finding 2|xs:sequence|" + std::string(kPath);
    EXPECT_EQ(found.size(), 1U) << product;
    EXPECT_TRUE(found.at(0).starts_with(start)) << found.at(0);
    return found.at(0).substr(start.size(), found.at(0).find('|', start.size()) - start.size());
  };
  EXPECT_EQ(missing("300201;;;;2026-09-30;4;04;2"),
            "TeWijzigenProducten/TeWijzigenProduct/GewensteIngangsdatum");
  EXPECT_EQ(missing(";41;41A03;;;;;"), "NieuweProducten/NieuwProduct/GewensteIngangsdatum");
}

TEST(MappedCsv, WhatMayBeAbsentAndIsEmptyIsNotThere) {
  const std::vector<std::string> change = Lines(Changes({"300202;;;;;;;", ";;;;;;;"}));
  EXPECT_EQ(Starting(change, "finding").size(), 0U);
  EXPECT_EQ(Starting(change, "close OngewijzigdProduct").size(), 1U);

  const std::string header =
      "Afzender;Ontvanger;Dagtekening;DeclaratieIdentificatie.Identificatie;Header.RetourCode;"
      "DeclaratieNummer;Bsn;ReferentieNummer;GeleverdVolume;Prestatie.RetourCode\n"
      "0384;42420001;2026-02-09;";
  const auto closed = [&](const std::string& row) {
    std::vector<std::string> records;
    for (const std::string& line : Starting(Lines(header + row + "\n"), "close ")) {
      records.push_back(line.substr(6, line.find('#') - 6));
    }
    return records;
  };
  // Granted as a whole; never judged; and without a client where a line has one.
  EXPECT_EQ(closed("D1;0200;DN1;;;;"),
            (std::vector<std::string>{"Header", "DeclaratieAntwoord", "Bericht"}));
  EXPECT_EQ(closed("D1;0001;;;;;"), (std::vector<std::string>{"Header", "Bericht"}));
  EXPECT_EQ(
      closed("D1;0200;DN1;;P-1;9;0001"),
      (std::vector<std::string>{"Header", "Prestatie", "Client", "DeclaratieAntwoord", "Bericht"}));
  // A declaration without a line is not one.
  const std::string row = Row("A1", "", "");
  EXPECT_EQ(Starting(Lines(std::string(kHeader) + row), "close Prestatie").size(), 1U);
}

TEST(MappedCsv, RefusesARowThatNoRecordHasAllLeavesOf) {
  try {
    Open(Changes({"300202;;;;;;;", "300201;41;41A03;2026-04-01;;4;04;2"}));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadData);
    const std::string text = error.what();
    EXPECT_NE(text.find("uit-pakket.csv, regel 3: "), std::string::npos) << text;
    EXPECT_NE(text.find(": ToewijzingNummer, Categorie, Code, GewensteIngangsdatum, Volume, "
                        "Eenheid, Frequentie."),
              std::string::npos)
        << text;
  }
}

TEST(MappedCsv, AColumnMayBeOfOneKindOfRow) {
  const std::string text = Changes({"300201;;;2026-04-01;2026-09-30;4;04;2"});
  EXPECT_EQ(Lines(With(text, "Einddatum", "TeWijzigenProduct.Einddatum")), Lines(text));
  EXPECT_THROW(Open(With(text, "Einddatum", "NieuwProduct.Einddatum")), Error);
  EXPECT_THROW(Open(With(text, "Code;", "NieuwProduct.Einddatum;")), Error);
  EXPECT_THROW(Open(With(text, "GewensteIngangsdatum", "NieuwProduct.GewensteIngangsdatum")),
               Error);
}

TEST(MappedCsv, RefusesOneIdentificationWithTwoHeads) {
  const auto refusal = [](const std::string& from, const std::string& to) -> std::string {
    const std::string row = Row("A1", "999900006", "P-1");
    try {
      Open(std::string(kHeader) + row + Row("A2", "999900006", "P-2") + With(row, from, to));
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadData);
      return error.what();
    }
    return "";
  };
  const std::string number = refusal("DN1", "DN2");
  EXPECT_NE(number.find("uit-pakket.csv, regel 4, kolom 'DeclaratieNummer'"), std::string::npos)
      << number;
  EXPECT_NE(number.find("regel 2,"), std::string::npos) << number;
  const std::string day = refusal("2026-02-05", "");
  EXPECT_NE(day.find("regel 4, kolom 'Dagtekening'"), std::string::npos) << day;
  EXPECT_EQ(refusal("DN1", "DN1 "), "");
  EXPECT_EQ(refusal("42420001", "42420002"), "");
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
  EXPECT_EQ(recognised("Afzender,Ontvanger,Bsn,Begindatum,Statusaanlevering"), "start");
  EXPECT_EQ(recognised(start + ",RedenBeeindiging,Einddatum"), "stop");
  EXPECT_EQ(recognised("Afzender,Ontvanger,Bsn,ToewijzingNummer,Toewijzingsdatum,Ingangsdatum"),
            "toewijzing");
  EXPECT_EQ(recognised("Afzender,Ontvanger,Bsn,ReferentieAanbieder,ToewijzingIngangsdatum,Type"),
            "verzoek");
  EXPECT_EQ(recognised("Afzender,Ontvanger,Bsn,ReferentieAanbieder,RedenVerzoek,ToewijzingNummer"),
            "wijziging");
  EXPECT_EQ(recognised("Afzender,Ontvanger,ReferentieAanbieder,VerzoekAntwoord"), "antwoord");
  const std::string retour = "Afzender,Ontvanger,IdentificatieRetour,Bsn,Client.RetourCode,";
  EXPECT_EQ(recognised(retour + "Toewijzingsdatum"), "retour toewijzing");
  EXPECT_EQ(recognised(retour + "Begindatum,StatusAanlevering"), "retour start");
  EXPECT_EQ(recognised(retour + "Begindatum,RedenBeeindiging,StatusAanlevering"), "retour stop");
  EXPECT_EQ(recognised(retour + "ReferentieAanbieder,ToewijzingIngangsdatum"), "retour verzoek");
  EXPECT_EQ(recognised(retour + "ReferentieAanbieder,RedenVerzoek"), "retour wijziging");
  EXPECT_EQ(
      recognised("Afzender,Ontvanger,IdentificatieRetour,ReferentieAanbieder,VerzoekAntwoord"),
      "retour antwoord");
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
