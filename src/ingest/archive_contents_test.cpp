#include "ingest/archive_contents.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "ingest/import.h"
#include "ingest/key_folder.h"
#include "ingest/made_up_archive.h"

namespace doelmaat::ingest {
namespace {

constexpr const char* kMunicipalities = "jaar,gm_code,gm_naam,inwoners\n2022,GM0001,Aa,100\n";

class ArchiveContentsTest : public KeyFolder {
 protected:
  std::filesystem::path Zip(const std::string& name, const ArchiveFiles& files) {
    WriteZip(folder_ / name, files);
    return folder_ / name;
  }
  std::filesystem::path Docx(const std::string& name) {
    return Zip(name, {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w/>"}});
  }
  std::string RefusalOf(const std::filesystem::path& path, ErrorKind kind = ErrorKind::kBadData) {
    store::Database database("");
    try {
      Import(database, base::Catalog(), {path}, ImportOptions{}, [] {});
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), kind);
      return error.what();
    }
    ADD_FAILURE() << "not refused";
    return "";
  }
};

TEST_F(ArchiveContentsTest, ADocumentIsKnownByWhatItHoldsAndAWorkbookIsNone) {
  const auto is = [&](const ArchiveFiles& files) {
    return IsOfficeDocument(Zip("x", files).string(), "x");
  };
  const std::string open = "application/vnd.oasis.opendocument.";
  EXPECT_TRUE(is({{"_rels/.rels", ""}, {"word/document.xml", ""}, {"[Content_Types].xml", ""}}));
  EXPECT_TRUE(is({{"[Content_Types].xml", ""}, {"ppt/presentation.xml", ""}}));
  EXPECT_TRUE(is({{"mimetype", open + "text"}, {"content.xml", ""}}));
  EXPECT_FALSE(is({{"mimetype", open + "spreadsheet"}, {"content.xml", ""}}));
  EXPECT_FALSE(is({{"[Content_Types].xml", ""}, {"xl/workbook.xml", ""}}));
  EXPECT_FALSE(is({{"word/bericht.xml", "<a/>"}, {"word/document.xml", "<a/>"}}));
}

TEST_F(ArchiveContentsTest, WhatIsNotForUsInAFolderIsPassedOverAndSaid) {
  Keep("gemeenten.csv", kMunicipalities);
  Keep("gemeenten.toml", "title = 'Lijst'\n");
  Keep("LEESMIJ.txt", "lees mij");
  Keep(".DS_Store", "x");
  Keep("~$gemeenten.xlsx", "x");
  Keep("Thumbs.db", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  Keep("brief.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  Keep("uitleg.pdf", "%PDF-1.4\n");
  Docx("uitleg.docx");
  store::Database database("");
  const auto imported = Import(database, base::Catalog(), {folder_}, ImportOptions{}, [] {});
  ASSERT_EQ(imported.size(), 1U);
  ASSERT_EQ(imported[0].notes.size(), 1U);
  EXPECT_EQ(imported[0].notes[0],
            "Overgeslagen, want geen cijfers en geen berichten: brief.doc, uitleg.docx, "
            "uitleg.pdf.");
}

TEST_F(ArchiveContentsTest, WhatIsGivenByItselfIsRefusedByName) {
  EXPECT_NE(RefusalOf(Docx("uitleg.docx")).find("uitleg.docx is een document"), std::string::npos);
  Keep("oud.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  EXPECT_NE(RefusalOf(folder_).find("oud.xls is met een wachtwoord"), std::string::npos);
}

TEST_F(ArchiveContentsTest, AnArchiveOfNoMessagesAsksForNoKey) {
  const std::string inner = base::ReadFile(Zip("85099NED.zip", {{"a.csv", kMunicipalities}}));
  EXPECT_NE(RefusalOf(Zip("alles.zip", {{"lees.txt", "x"}, {"85099NED.zip", inner}}))
                .find("alles.zip: 85099NED.zip is zelf een ingepakt bestand"),
            std::string::npos);
  WriteGzip(folder_ / "alles.gz", inner);
  EXPECT_NE(RefusalOf(folder_ / "alles.gz").find("alles.gz is meer dan eens ingepakt"),
            std::string::npos);
  EXPECT_NE(RefusalOf(Zip("foto.zip", {{"a.jpg", "\xFF\xD8\xFF"}, {"b.csv", "a;b\n1;2\n"}}))
                .find("foto.zip: hierin staan geen cijfers en geen berichten, maar a.jpg, b.csv"),
            std::string::npos);
}

TEST_F(ArchiveContentsTest, MessagesAskForTheKeyAndSayWhichFileHoldsThem) {
  const std::string header =
      "Afzender;Ontvanger;Identificatie;Dagtekening;DeclaratieNummer;DeclaratiePeriode.Begindatum;"
      "DeclaratiePeriodeEinddatum;Bsn;ReferentieNummer;ToewijzingNummer;ProductCategorie;"
      "ProductCode;ProductPeriode.Begindatum;ProductPeriode.Einddatum;GeleverdVolume;Eenheid;"
      "ProductTarief;Bedrag;IngediendBedrag.DebetCredit";
  std::string wide = "\xFE\xFF";  // UTF-16, the high byte first
  for (const char sign : header + "\n42420001;\"half een") {
    wide += {'\0', sign};
  }
  for (const auto& [name, files] : std::vector<std::pair<std::string, ArchiveFiles>>{
           {"a.zip", {{"a.xml", "<Bericht/>"}}},
           {"b.zip", {{"LEESMIJ.txt", "x"}, {"a.xml", "<Bericht/>"}}},
           {"c.zip", {{"LEESMIJ.txt", "x"}, {"a.csv", header + "\r\n42420001;\"half een"}}},
           {"d.zip", {{"a.csv", wide}}}}) {
    const std::string refusal = RefusalOf(Zip(name, files), ErrorKind::kConfig);
    EXPECT_NE(refusal.find(name + ": hierin staan iJw-berichten. Er is geen sleutelbestand"),
              std::string::npos)
        << refusal;
  }
}

}  // namespace
}  // namespace doelmaat::ingest
