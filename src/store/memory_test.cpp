#include "store/memory.h"

#include <gtest/gtest.h>

namespace doelmaat::store {
namespace {

std::string Limit(Database& database) {
  return database.QueryText("SELECT current_setting('memory_limit') AS it", "test").Text(0, "it");
}

TEST(Memory, IsLittleFromTheStart) {
  Database database("");
  EXPECT_EQ(Limit(database), "244.1 MiB");
}

TEST(Memory, OfModelsIsGivenInsideATransactionToo) {
  Database database("");
  const std::string before = Limit(database);
  Transaction transaction(database);
  database.Execute("CREATE TABLE it AS SELECT range AS n FROM range(100000)", "test");
  GiveModelMemory(database);
  transaction.Commit();
  EXPECT_EQ(database.QueryText("SELECT count(*) AS n FROM it", "test").Integer(0, "n"), 100000);
  EXPECT_EQ(Limit(database) == before, ModelMegabytes() == kMemoryMegabytes);
}

TEST(Memory, OfModelsIsNeverLessThanWithout) { EXPECT_GE(ModelMegabytes(), kMemoryMegabytes); }

}  // namespace
}  // namespace doelmaat::store
