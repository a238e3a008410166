#include "ingest/import.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "ingest/made_up_archive.h"

namespace doelmaat::ingest {
namespace {

class ImportTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path Put(const std::string& name, const std::string& bytes) {
    base::WriteFile(folder_ / name, bytes);
    return folder_ / name;
  }
  std::vector<ImportedFile> Load(const std::vector<std::filesystem::path>& paths) {
    return Import(database_, catalog_, paths, ImportOptions{}, [] {});
  }
  std::int64_t Count(const std::string& table) {
    return database_.QueryText("SELECT count(*) AS n FROM " + table, "test").Integer(0, "n");
  }

  std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) /
                                  (std::string("doelmaat_import_") +
                                   testing::UnitTest::GetInstance()->current_test_info()->name());
  store::Database database_{""};
  base::Catalog catalog_;
};

constexpr const char* kMunicipalities = "jaar,gm_code,gm_naam,inwoners\n2022,GM0001,Aa,100\n";
constexpr const char* kSpending =
    "jaar,stand,gm_code,taakveld,lasten_eur\n2022,jaarrekening,GM0001,6.72,1000\n";

TEST_F(ImportTest, TheSameBytesTwiceLeaveTheSameStore) {
  Put("gemeenten.csv", kMunicipalities);
  Put("iv3.csv", kSpending);
  EXPECT_FALSE(Load({folder_})[1].known_already);
  EXPECT_TRUE(Load({folder_})[1].known_already);
  EXPECT_EQ(Count("land_iv3"), 1);
  EXPECT_EQ(Count("land_delivery"), 2);
}

constexpr const char* kVolumes = "gm_code,Naam,Prov,jong,inwo\nGM0001,Aa,1,10,100\n";

TEST_F(ImportTest, WhatNothingCountsWithIsPassedOverByName) {
  Load({Put("gemeenten.csv", kMunicipalities)});
  Put("s2021_2022_siudu.csv", "gm_code,Naam,Prov,Beschermd wonen,Participatie\nGM0001,Aa,1,5,6\n");
  Put("s2021_2022_volumina.csv", kVolumes);
  std::filesystem::remove(folder_ / "gemeenten.csv");
  const auto imported = Load({folder_});
  ASSERT_EQ(imported.size(), 2U);
  EXPECT_EQ(imported[0].name, "s2021_2022_siudu.csv");
  EXPECT_EQ(imported[0].rows, 0U);
  ASSERT_EQ(imported[0].notes.size(), 1U);
  EXPECT_EQ(imported[0].notes[0].find("Overgeslagen"), 0U);
  EXPECT_EQ(imported[1].rows, 2U);
  EXPECT_EQ(Count("land_gemeentefonds_volume"), 2);
}

// Of what both bring the one later in the alphabet would count.
TEST_F(ImportTest, TwoFilesThatContradictEachOtherAreRefusedAndThoseThatAgreeAreNot) {
  Load({Put("gemeenten.csv", kMunicipalities)});
  std::filesystem::remove(folder_ / "gemeenten.csv");
  const auto load = [&](const std::string& a, const std::string& b) -> std::string {
    const std::string head = "jaar,stand,gm_code,taakveld,lasten_eur\n";
    Put("a.csv", head + a);
    Put("b.csv", head + b);
    try {
      Load({folder_});
      return "";
    } catch (const Error& error) {
      return error.what();
    }
  };
  const std::string one = "2022,jaarrekening,GM0001,6.72,1000\n";
  const std::string other = "2022,jaarrekening,GM0001,6.82,5\n";
  EXPECT_NE(
      load(one, "2022,jaarrekening,GM0001,6.72,1001\n")
          .find("a.csv, regel 2, veld jaar, stand, gm_code: b.csv, regel 2, zegt iets anders"),
      std::string::npos);
  // A statement of a municipality counts as a whole: without this, 6.72 would be lost.
  EXPECT_NE(load(one, other)
                .find("a.csv, regel 2, veld jaar, stand, gm_code: b.csv gaat hier ook "
                      "over en heeft deze regel niet"),
            std::string::npos);
  EXPECT_EQ(Count("land_delivery"), 1);
  EXPECT_EQ(load(one, other + "2022,jaarrekening,GM0001,6.72,1000.00\n"), "");
  EXPECT_EQ(load(one, "2022,begroting,GM0001,6.72,1\n"), "");
}

// One row of it would make what all others handed in a part.
TEST_F(ImportTest, ATaskFieldThatDoesNotExistInAYearIsRefused) {
  Load({Put("gemeenten.csv", kMunicipalities)});
  const auto refusal = [&](const std::string& rows) -> std::string {
    try {
      Load({Put("iv3.csv", "jaar,stand,gm_code,taakveld,lasten_eur\n" + rows)});
      return "";
    } catch (const Error& error) {
      return error.what();
    }
  };
  const std::string other =
      refusal("2022,jaarrekening,GM0001,6.72,1\n2022,jaarrekening,GM0001,6.73,1\n");
  EXPECT_NE(other.find("iv3.csv, regel 3, veld taakveld: taakveld 6.73 bestaat in 2022 niet"),
            std::string::npos)
      << other;
  EXPECT_NE(refusal("2017,jaarrekening,GM0001,6.75,1\n").find("6.75 bestaat"), std::string::npos);
  EXPECT_EQ(refusal("2022,jaarrekening,GM0001,6.82,1\n2022,jaarrekening,GM0001,totaal,2\n"), "");
}

TEST_F(ImportTest, AKeyIsWhatItSaysNotHowItIsWritten) {
  Load({Put("gemeenten.csv", kMunicipalities)});
  try {
    Load({Put("iv3.csv",
              "jaar,stand,gm_code,taakveld,lasten_eur\n2022,jaarrekening,GM0001,6.72,1\n"
              "02022,jaarrekening,GM0001,6.72,2\n")});
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("regel 3"), std::string::npos) << error.what();
  }
}

// A wide table has the columns of a small one, and more.
TEST_F(ImportTest, ColumnsThatAreNotReadAreNamed) {
  EXPECT_TRUE(Load({Put("gemeenten.csv", kMunicipalities)})[0].notes.empty());
  const auto notes = [&](const std::string& more, const std::string& values) {
    return Load({Put(
        "breed.csv",
        "jaar,gm_code,gm_naam,inwoners" + more + "\n2022,GM0001,Aa,100" + values + "\n")})[0]
        .notes;
  };
  EXPECT_EQ(notes(",tv_6.72", ",5"), std::vector<std::string>{"Niet gelezen kolommen: tv_6.72."});
  EXPECT_EQ(notes(",a,b,c,d,e,f,g", ",1,2,3,4,5,6,7"),
            std::vector<std::string>{"Niet gelezen kolommen: a, b, c, d, e en nog 2."});
}

TEST_F(ImportTest, AnArchiveOfGrantsAloneHoldsFigures) {
  Load({Put("gemeenten.csv", kMunicipalities)});
  WriteZip(folder_ / "x.zip", {{"s2021_2022_volumina.csv", kVolumes}});
  EXPECT_EQ(Load({folder_ / "x.zip"})[0].rows, 2U);
  WriteZip(folder_ / "y.zip",
           {{"s2021_2022_volumina.csv", "gm_code,Naam,Prov,geen\nGM0001,Aa,1,5\n"}});
  try {
    Load({folder_ / "y.zip"});
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("y.zip/s2021_2022_volumina.csv"), std::string::npos)
        << error.what();
  }
}

// There is no list of 2023: that of the circular's year has to hold the same municipalities.
TEST_F(ImportTest, AGrantOfAYearWithoutListHasTheMunicipalitiesOfItsCircular) {
  Load({Put("gemeenten.csv", std::string(kMunicipalities) + "2022,GM0002,Bee,100\n")});
  const auto refusal = [&](const std::string& bytes) -> std::string {
    try {
      Load({Put("s2022_2023_volumina.csv", bytes)});
    } catch (const Error& error) {
      EXPECT_EQ(Count("land_gemeentefonds_volume"), 0);
      return error.what();
    }
    return "";
  };
  const std::string absent = refusal(kVolumes);
  EXPECT_NE(absent.find("gemeente GM0002 van de gemeentelijst van 2022 staat niet in deze tabel "
                        "van 2023"),
            std::string::npos)
      << absent;
  const std::string both = std::string(kVolumes) + "GM0002,Bee,1,20,200\n";
  const std::string unknown = refusal(both + "GM0003,Cee,1,30,300\n");
  const std::size_t first = unknown.find("gemeente GM0003 staat niet in de gemeentelijst van 2022");
  EXPECT_NE(first, std::string::npos) << unknown;
  EXPECT_EQ(unknown.find("GM0003", first + 20), std::string::npos);  // once for its two measures
  EXPECT_EQ(refusal(both), "");
  EXPECT_EQ(Count("land_gemeentefonds_volume"), 4);
}

TEST_F(ImportTest, AnArchiveOfFiguresIsReadAsTheFolderThatItPacks) {
  const ArchiveFiles files = {{"cijfers/LEESMIJ.txt", "lees mij"},
                              {"cijfers/gemeenten.toml", "title = 'Lijst'\n"},
                              {"__MACOSX/cijfers/._iv3.csv", "\x01"},
                              {"cijfers/gemeenten.csv", kMunicipalities},
                              {"cijfers/iv3.csv", kSpending}};
  std::filesystem::create_directories(folder_);
  WriteZip(folder_ / "x.zip", files);
  const auto imported = Load({folder_ / "x.zip"});
  ASSERT_EQ(imported.size(), 2U);
  EXPECT_EQ(imported[1].name, "x.zip/cijfers/iv3.csv");
  EXPECT_EQ(Count("land_iv3"), 1);
  EXPECT_TRUE(Load({Put("iv3.csv", kSpending)})[0].known_already);  // the same bytes, unpacked
  WriteGzip(folder_ / "gemeenten.csv.gz", kMunicipalities);
  EXPECT_TRUE(Load({folder_ / "gemeenten.csv.gz"})[0].known_already);
}

TEST_F(ImportTest, OneUnknownTableInAnArchiveLeavesNothingOfAll) {
  std::filesystem::create_directories(folder_);
  WriteZip(folder_ / "x.zip", {{"gemeenten.csv", kMunicipalities}, {"z.csv", "a,b\n1,2\n"}});
  try {
    Load({folder_ / "x.zip"});
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("x.zip/z.csv"), std::string::npos) << error.what();
  }
  EXPECT_EQ(Count("land_delivery"), 0);
}

TEST_F(ImportTest, WhatIsNoTableInAnArchiveOfTablesIsNamedNotLeftOut) {
  std::filesystem::create_directories(folder_);
  WriteZip(folder_ / "x.zip",
           {{"a.csv", kMunicipalities}, {"jw/b.xml", "<Bericht/>"}, {"c.txt", "a,b\n"}});
  try {
    Load({folder_ / "x.zip"});
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadData);
    EXPECT_NE(std::string(error.what())
                  .find("x.zip: naast cijfers (.csv) staat hierin ook jw/b.xml, "
                        "c.txt."),
              std::string::npos)
        << error.what();
  }
  EXPECT_EQ(Count("land_delivery"), 0);
}

TEST_F(ImportTest, OneBadFileLeavesNothingOfAll) {
  Put("a.csv", kMunicipalities);
  Put("b.csv", "jaar,stand,gm_code,taakveld,lasten_eur\n2022,jaarrekening,GM0001,6.72,veel\n");
  EXPECT_THROW(Load({folder_}), Error);
  EXPECT_EQ(Count("land_delivery"), 0);
  EXPECT_EQ(Count("land_gemeente"), 0);
}

TEST_F(ImportTest, RefusesAMunicipalityThatIsNotInTheListOfTheYear) {
  const auto list = Put("gemeenten.csv", kMunicipalities);
  const auto figures = Put(
      "iv3.csv", "jaar,stand,gm_code,taakveld,lasten_eur\n2022,jaarrekening,GM9999,6.72,1000\n");
  try {
    Load({list, figures});
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what())
                  .find("iv3.csv, regel 2, veld gm_code: gemeente GM9999 staat niet in de "
                        "gemeentelijst van 2022"),
              std::string::npos)
        << error.what();
  }
  EXPECT_EQ(Count("land_delivery"), 0);
}

TEST_F(ImportTest, KeepsWhereFiguresComeFrom) {
  Put("gemeenten.toml",
      "title = 'Lijst'\npublisher = 'CBS'\ntables = ['A', 'B']\nlicence = 'CC BY 4.0'\n");
  Load({Put("gemeenten.csv", kMunicipalities), Put("iv3.csv", kSpending)});
  const auto rows = database_.QueryText(
      "SELECT publisher, tables, note FROM land_delivery ORDER BY delivery_id", "test");
  EXPECT_EQ(rows.Text(0, "publisher"), "CBS");
  EXPECT_EQ(rows.Text(0, "tables"), "A, B");
  EXPECT_NE(rows.Text(0, "note").find("gewijzigd sinds de bronbeschrijving"), std::string::npos);
  EXPECT_EQ(rows.Text(1, "publisher"), "niet opgegeven");
}

TEST_F(ImportTest, WhatIsNotAcceptedIsNotTakenIn) {
  const auto refuse = [] { throw Error(ErrorKind::kBadData, "nee"); };
  EXPECT_THROW(
      Import(database_, catalog_, {Put("gemeenten.csv", kMunicipalities)}, ImportOptions{}, refuse),
      Error);
  EXPECT_EQ(Count("land_gemeente"), 0);
}

TEST_F(ImportTest, NamesAFileOrFolderThatIsNotThere) {
  EXPECT_THROW(Load({folder_ / "nergens.csv"}), Error);
  std::filesystem::create_directories(folder_ / "leeg");
  EXPECT_THROW(Load({folder_ / "leeg"}), Error);
}

}  // namespace
}  // namespace doelmaat::ingest
