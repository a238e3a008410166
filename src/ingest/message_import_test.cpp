#include "ingest/message_import.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "base/error.h"
#include "ijw/grammar.h"
#include "ingest/key_folder.h"
#include "ingest/landing_plan.h"
#include "ingest/made_up_archive.h"
#include "ingest/made_up_message.h"

namespace doelmaat::ingest {
namespace {

class MessageImportTest : public KeyFolder {
 protected:
  MessageImportTest() {
    options_.key_file = Keep("keys/a.key", kFirstKeyLine);
    std::filesystem::create_directories(in_);
  }

  std::filesystem::path Put(const std::string& name, const std::string& bytes) {
    return Keep("in/" + name, bytes);
  }
  std::vector<ImportedFile> Load(store::Database& database,
                                 const std::vector<std::filesystem::path>& paths) {
    return Import(database, catalog_, paths, options_, [] {});
  }
  static std::int64_t Count(store::Database& database, const std::string& from) {
    return database.QueryText("SELECT count(*) AS n FROM " + from, "test").Integer(0, "n");
  }
  // Every landed row less the numbers that say when it came; in order.
  static std::string Landed(store::Database& database, bool numbers = false) {
    std::string all;
    for (const char* table : {"land_jw_message",
                              "land_jw_client",
                              "land_jw323",
                              "land_jw323_prestatie",
                              "land_jw319",
                              "land_jw_finding",
                              "land_rejected"}) {
      const std::string name = table;
      const std::string drop = name == "land_rejected" ? " EXCLUDE (delivery_id)"
                               : name == "land_jw_message" || name == "land_jw_finding"
                                   ? " EXCLUDE (message_no, delivery_id)"
                                   : " EXCLUDE (message_no)";
      const store::RowSet rows =
          database.QueryText("SELECT t::VARCHAR AS row FROM (SELECT *" + (numbers ? "" : drop) +
                                 " FROM " + name + ") AS t ORDER BY row",
                             "test");
      for (std::size_t r = 0; r < rows.size(); ++r) {
        all += name + rows.Text(r, "row") + "\n";
      }
    }
    return all;
  }

  const std::filesystem::path in_ = folder_ / "in";
  base::Catalog catalog_;
  ImportOptions options_;
};

TEST_F(MessageImportTest, LandsAClaimUnderAPseudonym) {
  store::Database database("");
  const auto files = Load(database, {Put("a.xml", Claim("A1", {{}}))});
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].message_count, 1U);
  const store::RowSet rows = database.QueryText(
      "SELECT client_key::VARCHAR AS k, bedrag_cents, product_begindatum::VARCHAR AS d, bericht, "
      "accepted, refusing_findings FROM land_jw323_prestatie JOIN land_jw_message USING "
      "(message_no)",
      "test");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows.Text(0, "k"), "df47eabb-1ca9-ba6a-31cf-f023b444cb13");
  EXPECT_EQ(rows.Integer(0, "bedrag_cents"), 81000);
  EXPECT_EQ(rows.Text(0, "d"), "2026-01-12");
  EXPECT_EQ(rows.Text(0, "bericht"), "323");
  EXPECT_EQ(rows.Integer(0, "accepted"), 1);
  EXPECT_EQ(rows.Integer(0, "refusing_findings"), 0);
}

TEST_F(MessageImportTest, WithoutTheRightKeyNothingLands) {
  store::Database database("");
  const auto file = Put("a.xml", Claim("A1", {{}}));
  const auto key = options_.key_file;
  options_.key_file.clear();
  EXPECT_THROW(Load(database, {file}), Error);
  options_.key_file = key;
  Load(database, {file});
  options_.key_file = Keep("keys/b.key", kSecondKeyLine);
  EXPECT_THROW(Load(database, {Put("b.xml", Claim("B1", {{}}))}), Error);
  EXPECT_EQ(Count(database, "land_jw_message"), 1);
}

TEST_F(MessageImportTest, TheSameMessageLandsOnceWhateverItsFileOrLayout) {
  store::Database database("");
  const std::string message = Claim("A1", {{}});
  std::string other = message;
  other.erase(std::remove(other.begin() + 40, other.end(), '\n'), other.end());
  Load(database, {Put("a.xml", message)});
  const std::string landed = Landed(database);
  EXPECT_TRUE(Load(database, {Put("b.xml", message)})[0].known_already);
  EXPECT_EQ(Load(database, {Put("c.xml", other)})[0].known_messages, 1U);
  WriteGzip(in_ / "d.gz", message);
  EXPECT_EQ(Load(database, {in_ / "d.gz"})[0].known_messages, 1U);
  EXPECT_EQ(Landed(database), landed);
  EXPECT_EQ(Load(database, {Put("e.xml", Claim("A2", {{}}))})[0].message_count, 1U);
}

TEST_F(MessageImportTest, OrderOfArrivalChangesNothing) {
  std::vector<std::filesystem::path> files = {
      Put("a.xml", Claim("A1", {{}, {"999900031", "P-2"}})),
      Put("c.xml", Answer("C1", "V-1")),
      Put("d.xml", Claim("A1", {{}, {"999900031", "P-2", "2026-02-30"}}))};
  std::string first;
  std::sort(files.begin(), files.end());
  do {
    store::Database one("");
    Load(one, files);
    store::Database apart("");
    for (const auto& file : files) {
      Load(apart, {file});
    }
    first = first.empty() ? Landed(one) : first;
    EXPECT_EQ(Landed(one), first);
    EXPECT_EQ(Landed(apart), first);
  } while (std::next_permutation(files.begin(), files.end()));
  EXPECT_NE(first.find("land_rejected"), std::string::npos);
}

TEST_F(MessageImportTest, NumbersDoNotDependOnThreads) {
  ArchiveFiles entries;
  for (int m = 0; m < 60; ++m) {
    const std::string number = std::to_string(m);
    entries.emplace_back("m" + number + ".xml", Claim("Z" + number, {{"999900006", "P" + number}}));
    Put(number + ".xml", Claim("X" + number, {{"999900006", "Q" + number}}));
  }
  WriteZip(in_ / "z.zip", entries);
  std::string first;
  for (const int threads : {1, 2, 5}) {
    options_.threads = threads;
    store::Database database("");
    Load(database, {in_});
    EXPECT_EQ(Count(database, "land_jw_message"), 120);
    first = first.empty() ? Landed(database, true) : first;
    EXPECT_EQ(Landed(database, true), first) << threads;
  }
}

TEST_F(MessageImportTest, ABrokenMessageStaysOutAndTheGoodOnesOfItsDeliveryLand) {
  const std::string good = Claim("A1", {{}});
  WriteZip(in_ / "a.zip", {{"good.xml", good}, {"cut.xml", good.substr(0, good.size() / 2)}});
  store::Database database("");
  const auto files = Load(database, {in_ / "a.zip"});
  EXPECT_EQ(files[0].message_count, 1U);
  EXPECT_EQ(files[0].broken_messages, 1U);
  ASSERT_EQ(files[0].messages.size(), 1U);
  EXPECT_EQ(files[0].messages[0].entry, "cut.xml");
  EXPECT_FALSE(files[0].messages[0].problem.empty());
  EXPECT_EQ(Count(database,
                  "land_rejected WHERE entry = 'cut.xml' AND rule = 'xml' AND "
                  "fragment = '' AND byte_length > 0 AND byte_digest <> ''"),
            1);
  EXPECT_EQ(Count(database, "land_jw323_prestatie"), 1);

  options_.strict = true;
  store::Database strict("");
  EXPECT_THROW(Load(strict, {in_ / "a.zip"}), Error);
  EXPECT_EQ(Count(strict, "land_jw_message"), 0);
  EXPECT_EQ(Count(strict, "land_delivery"), 0);
}

TEST_F(MessageImportTest, RefusesAnArchiveInAnArchive) {
  WriteGzip(in_ / "in.gz", Claim("A1", {{}}));
  const std::string gzip = base::ReadFile(in_ / "in.gz");
  WriteZip(in_ / "a.zip", {{"good.xml", Claim("A2", {{}})}, {"in.xml.gz", gzip}});
  WriteGzip(in_ / "a.gz", gzip);
  for (const auto& [file, part] : std::map<std::string, std::string>{
           {"a.zip", "a.zip: in.xml.gz is zelf"}, {"a.gz", "a.gz is meer dan eens ingepakt"}}) {
    store::Database database("");
    try {
      Load(database, {in_ / file});
      ADD_FAILURE() << file;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadData);
      EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
    }
    EXPECT_EQ(Count(database, "land_jw_message"), 0);
  }
}

TEST_F(MessageImportTest, ALargeMessageThatBreaksLeavesNothingOfItsParts) {
  options_.part_bytes = 20000;
  std::vector<MadeUpLine> lines;
  for (int l = 0; l < 3000; ++l) {
    lines.push_back({"999900006", "P" + std::to_string(l)});
    if (l % 10 == 0) {
      lines.back().begin = "2026-13-01";
    }
  }
  const std::string whole = Claim("G1", lines);
  store::Database database("");
  Load(database, {Put("cut.xml", whole.substr(0, whole.size() - 20))});
  EXPECT_EQ(Count(database, "land_jw323_prestatie"), 0);
  EXPECT_EQ(Count(database, "land_jw_client"), 0);
  EXPECT_EQ(Count(database, "land_rejected"), 1);
  const auto files = Load(database, {Put("whole.xml", whole), Put("after.xml", Claim("G2", {{}}))});
  EXPECT_EQ(files[0].rejected_records, 300U);
  EXPECT_EQ(Count(database, "land_jw323_prestatie WHERE message_no = 1"), 2700);
  EXPECT_EQ(Count(database, "land_jw323_prestatie WHERE message_no = 2"), 1);
  EXPECT_EQ(Count(database, "land_rejected"), 301);
  // The same message under other bytes is seen to be known only at its end.
  Load(database, {Put("again.xml", whole + "\n")});
  EXPECT_EQ(Count(database, "land_jw323_prestatie"), 2701);
  EXPECT_EQ(Count(database, "land_rejected"), 301);
  EXPECT_EQ(Count(database, "land_jw_message"), 2);
}

std::string TableOf(const std::vector<std::pair<std::string, std::string>>& messages) {
  std::string text =
      "Afzender;Ontvanger;Identificatie;Dagtekening;DeclaratieNummer;DeclaratiePeriode.Begindatum;"
      "DeclaratiePeriodeEinddatum;Bsn;ReferentieNummer;ToewijzingNummer;ProductCategorie;"
      "ProductCode;ProductPeriode.Begindatum;ProductPeriode.Einddatum;GeleverdVolume;Eenheid;"
      "ProductTarief;Bedrag;IngediendBedrag.DebetCredit\n";
  for (const auto& [message, day] : messages) {
    for (int row = 0; row < 1000; ++row) {
      text += "42420001;0384;" + message + ";" + day + ";DN1;2026-01-01;2026-01-31;999900006;P-" +
              std::to_string(row) + ";" + std::to_string(300201 + row) + ";45;45A04;" +
              (row % 100 == 0 ? "2026-13-01" : "2026-01-12") + ";2026-01-31;9;04;9000;81000;D\n";
    }
  }
  return text;
}

TEST_F(MessageImportTest, AKnownMessageInATableTakesNoFragmentsOfTheOthersAlong) {
  options_.part_bytes = 20000;
  store::Database database("");
  Load(database, {Put("a.csv", TableOf({{"A2", "2026-02-05"}}))});
  EXPECT_EQ(Count(database, "land_rejected WHERE identificatie = 'A2'"), 10);
  const auto files =
      Load(database, {Put("b.csv", TableOf({{"A1", "2026-02-05"}, {"A2", "2026-02-05"}}))});
  EXPECT_EQ(files[0].known_messages, 1U);
  EXPECT_EQ(Count(database, "land_rejected WHERE identificatie = 'A1'"), 10);
  EXPECT_EQ(Count(database, "land_rejected WHERE identificatie = 'A2'"), 10);
}

TEST_F(MessageImportTest, FragmentsAndFindingsExpireWithTheirMessage) {
  store::Database database("");
  Load(database, {Put("a.csv", TableOf({{"A1", "2026-02-05"}, {"A2", "2026-05-05"}}))});
  // Of bytes that were no message: beside a message of later, and alone.
  database.QueryText(
      "INSERT INTO land_rejected SELECT delivery_id + 10 * n, entry, line, 0, 0, 'x', '', '', '', "
      "'', '', '', '' FROM land_rejected, (VALUES (0), (1)) AS t(n) WHERE line = 2",
      "test");
  database.QueryText(
      "INSERT INTO land_jw_finding SELECT delivery_id, NULL, entry, line, 'xml', '', '', '' "
      "FROM land_rejected WHERE byte_digest = 'x'",
      "test");
  for (const char* file :
       {"sql/input/person/expire_rejected.sql", "sql/input/person/expire_finding.sql"}) {
    database.Query(file, {{"before", std::string("2026-03-01")}});
  }
  EXPECT_EQ(Count(database, "land_rejected WHERE identificatie = 'A1'"), 0);
  EXPECT_EQ(Count(database, "land_rejected WHERE identificatie = 'A2'"), 10);
  EXPECT_EQ(Count(database, "land_rejected WHERE identificatie = ''"), 1);
  EXPECT_EQ(Count(database, "land_jw_finding WHERE message_no IS NULL"), 1);
}

TEST_F(MessageImportTest, ARecordThatWouldMakeAFigureWrongIsKeptApartWithoutItsPerson) {
  store::Database database("");
  Load(database, {Put("a.xml", Claim("A1", {{}, {"999900031", "P-999900031", "2026-02-30"}}))});
  EXPECT_EQ(Count(database, "land_jw323_prestatie"), 1);
  const store::RowSet rows = database.QueryText(
      "SELECT rule, reference, fragment, identificatie FROM land_rejected", "test");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows.Text(0, "rule"), "xs:date");
  EXPECT_EQ(rows.Text(0, "identificatie"), "A1");
  EXPECT_EQ(rows.Text(0, "reference").substr(0, 2), "p:");
  EXPECT_EQ(rows.Text(0, "fragment").find("999900031"), std::string::npos);
  EXPECT_NE(rows.Text(0, "fragment").find("2026-02-30"), std::string::npos);
}

TEST_F(MessageImportTest, AReferenceWithABsnIsThePseudonymThatKeepsItsLinks) {
  store::Database database("");
  Load(database,
       {Put("a.xml", Claim("A1", {{"999900006", "P-999900006"}})),
        Put("b.xml", Answer("B1", "V999900006"))});
  EXPECT_EQ(Count(database, "land_jw323_prestatie WHERE referentie_nummer LIKE 'p:%'"), 1);
  EXPECT_EQ(Count(database, "land_jw319 WHERE referentie_aanbieder LIKE 'p:%'"), 1);
}

TEST_F(MessageImportTest, GivesEveryMessageWithItsFindingsWhenAsked) {
  store::Database database("");
  const auto good = Put("a.xml", Claim("A1", {{}}));
  const auto bad = Put("b.xml", Claim("B1", {{"999900007", "P-2"}}));
  Load(database, {good});
  options_.every_message = true;
  options_.ephemeral_key = false;
  const auto files = Load(database, {good, bad});
  ASSERT_EQ(files[0].messages.size(), 1U);
  EXPECT_TRUE(files[0].messages[0].known_already);
  EXPECT_EQ(files[0].messages[0].message_no, 1);
  ASSERT_EQ(files[1].messages.size(), 1U);
  EXPECT_EQ(files[1].messages[0].message_no, 2);
  ASSERT_EQ(files[1].messages[0].findings.size(), 1U);
  EXPECT_EQ(files[1].messages[0].findings[0].finding.rule, "CS002");
  EXPECT_EQ(files[1].messages[0].findings[0].level, 2);
  EXPECT_EQ(Count(database, "land_jw323_prestatie WHERE client_key IS NULL"), 1);
}

TEST_F(MessageImportTest, NoNumberOfAPersonReachesTheStore) {
  const std::filesystem::path store = folder_ / "s.duckdb";
  const std::string bsn = "999900006";
  Put("jw_" + bsn + ".xml",
      Claim(bsn, {{bsn, "P-" + bsn}, {bsn, bsn, "2026-02-30"}, {"999900031", "R", bsn}}));
  Put("b.xml", Answer(bsn, "V" + bsn));
  WriteZip(in_ / "z.zip", {{bsn + ".xml", Claim("Z1", {{}}).substr(0, 900)}});
  {
    store::Database database(store);
    Load(database, {in_});
    EXPECT_GT(Count(database, "land_jw_finding"), 0);
    EXPECT_GT(Count(database, "land_rejected"), 0);
    const std::string landed = Landed(database);
    EXPECT_EQ(landed.find(bsn), std::string::npos) << landed;
    EXPECT_EQ(landed.find("999900031"), std::string::npos) << landed;
  }
  const std::string bytes = base::ReadFile(store);
  EXPECT_EQ(bytes.find(bsn), std::string::npos);
}

TEST_F(MessageImportTest, ALandingPlanOfWhatIsNoTableIsRefused) {
  Keep("catalog/ijw/3.2/landing.toml", "\ntable = [1]\n");
  store::Database database("");
  const base::Catalog catalog(folder_ / "catalog");
  try {
    LandingPlan::Load(catalog, ijw::Grammar::Load(catalog, "3.2"), database);
    FAIL() << "not refused";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kConfig);
    EXPECT_NE(std::string(error.what()).find("landing.toml, regel 2"), std::string::npos)
        << error.what();
  }
}

}  // namespace
}  // namespace doelmaat::ingest
