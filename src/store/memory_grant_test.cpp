#include "store/memory_grant.h"

#include <gtest/gtest.h>

namespace doelmaat::store {
namespace {

std::string Limit(Database& database) {
  return database.QueryText("SELECT current_setting('memory_limit') AS it", "test").Text(0, "it");
}

TEST(MemoryGrant, HoldsAsLongAsItLives) {
  Database database("");
  const std::string before = Limit(database);
  {
    const MemoryGrant grant(database, 2000);
    EXPECT_EQ(Limit(database), "1.8 GiB");
  }
  EXPECT_EQ(Limit(database), before);
  EXPECT_EQ(before, "244.1 MiB");
}

TEST(MemoryGrant, WorksInsideATransaction) {
  Database database("");
  Transaction transaction(database);
  {
    const MemoryGrant grant(database, 2000);
    database.Execute("CREATE TABLE it AS SELECT range AS n FROM range(100000)", "test");
  }
  transaction.Commit();
  EXPECT_EQ(database.QueryText("SELECT count(*) AS n FROM it", "test").Integer(0, "n"), 100000);
}

TEST(MemoryGrant, OfModelsIsNeverLessThanWithout) { EXPECT_GE(ModelMegabytes(), kMemoryMegabytes); }

}  // namespace
}  // namespace doelmaat::store
