#include "ingest/person_binding.h"

#include <stdexcept>

#include "base/error.h"
#include "ingest/key_folder.h"
#include "store/column_appender.h"

namespace doelmaat::ingest {
namespace {

using domain::Bsn;
using domain::ClientKey;

const Bsn kChild = *Bsn::Parse("999900006");

// A store with a client in two tables, under the key of the file.
class PersonBindingTest : public KeyFolder {
 protected:
  void Land(store::Database& database, const ClientKey& key) {
    database.Execute("INSERT INTO land_jw_client VALUES (1, 1, '" + key.Uuid() +
                         "', 2015, 1, NULL), " + "(1, 2, NULL, NULL, NULL, NULL);" +
                         "INSERT INTO land_jw305 VALUES (1, 1, '" + key.Uuid() +
                         "', 7, '45', '45A04', NULL, DATE '2026-01-01', '1', NULL)",
                     "test");
  }
  void Begin(store::Database& database, const std::filesystem::path& file) {
    const PersonKey key = OpenPersonKey(database, file);
    BindPersonKey(database, key);
    Land(database, key.Of(kChild));
  }
  static std::string KeysIn(store::Database& database) {
    const store::RowSet rows = database.QueryText(
        "SELECT coalesce(client_key::VARCHAR, '-') AS k FROM land_jw_client "
        "UNION ALL SELECT client_key::VARCHAR FROM land_jw305",
        "test");
    std::string keys;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      keys += rows.Text(r, "k") + " ";
    }
    return keys;
  }
  static std::string Expected(const PersonKey& key) {
    const std::string uuid = key.Of(kChild).Uuid();
    return uuid + " - " + uuid + " ";
  }
  static std::string RefusalOf(store::Database& database, const std::filesystem::path& file) {
    try {
      OpenPersonKey(database, file);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kConfig);
      return error.what();
    }
    return "";
  }
};

TEST_F(PersonBindingTest, AStoreKnowsOneKeyAndRefusesEveryOther) {
  store::Database database("");
  const auto file = Keep("a.key", kFirstKeyLine);
  Begin(database, file);
  EXPECT_EQ(OpenPersonKey(database, file).generation(), 1);
  EXPECT_NE(RefusalOf(database, Keep("b.key", kSecondKeyLine)).find("niet die van deze opslag"),
            std::string::npos);
  EXPECT_NE(RefusalOf(database, "").find("DOELMAAT_KEY"), std::string::npos);
  EXPECT_NE(RefusalOf(database, folder_ / "weg.key").find("is er niet"), std::string::npos);
}

TEST_F(PersonBindingTest, RotationChangesEveryKeyAndKeepsTheLinks) {
  store::Database database("");
  const auto file = Keep("a.key", kFirstKeyLine);
  Begin(database, file);
  const std::string before = KeysIn(database);
  for (int generation = 2; generation <= 3; ++generation) {
    EXPECT_EQ(RotatePersonKey(database, file, [] {}), generation);
    const PersonKey key = OpenPersonKey(database, file);
    EXPECT_EQ(key.generation(), generation);
    EXPECT_EQ(KeysIn(database), Expected(key));
    EXPECT_NE(KeysIn(database), before);
  }
  EXPECT_FALSE(std::filesystem::exists(PendingKeyFile(file)));
  EXPECT_NE(RefusalOf(database, Keep("old.key", kFirstKeyLine)), "");
}

TEST_F(PersonBindingTest, RotationThatFailsLeavesFileAndStoreAsTheyWere) {
  store::Database database("");
  const auto file = Keep("a.key", kFirstKeyLine);
  Begin(database, file);
  EXPECT_THROW(RotatePersonKey(database, file, [] { throw std::runtime_error("stop"); }),
               std::runtime_error);
  const PersonKey key = OpenPersonKey(database, file);
  EXPECT_EQ(key.generation(), 1);
  EXPECT_EQ(KeysIn(database), Expected(key));
  EXPECT_EQ(RotatePersonKey(database, file, [] {}), 2);
}

TEST_F(PersonBindingTest, RotationCutOffAfterTheStoreChangedIsFinishedOnOpening) {
  store::Database database("");
  const auto file = Keep("a.key", kFirstKeyLine);
  Begin(database, file);
  RotatePersonKey(database, file, [] {});
  // As a kill between commit and renaming leaves it.
  std::filesystem::rename(file, PendingKeyFile(file));
  Keep("a.key", kFirstKeyLine);
  EXPECT_EQ(OpenPersonKey(database, file).generation(), 2);
  EXPECT_FALSE(std::filesystem::exists(PendingKeyFile(file)));
  EXPECT_EQ(PersonKey::Read(file).generation(), 2);
}

TEST_F(PersonBindingTest, DestroyedKeyEndsLinkingForGood) {
  store::Database database("");
  const auto file = Keep("a.key", kFirstKeyLine);
  EXPECT_THROW(DestroyPersonKey(database, file), Error);
  Begin(database, file);
  EXPECT_THROW(DestroyPersonKey(database, Keep("b.key", kSecondKeyLine)), Error);
  EXPECT_TRUE(std::filesystem::exists(folder_ / "b.key"));
  DestroyPersonKey(database, file);
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_NE(RefusalOf(database, Keep("a.key", kFirstKeyLine)).find("vernietigd"),
            std::string::npos);
}

}  // namespace
}  // namespace doelmaat::ingest
